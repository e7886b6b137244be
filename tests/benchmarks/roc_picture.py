"""ROC curves as an SVG, with reportlab's own charts: no other library is needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportlab.graphics import renderSVG
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor, white

from tests.consistency_cases.roc import Tally, curve

_WIDTH, _HEIGHT = 640, 400
_COLOURS = ("#2a5fb0", "#b43a2e", "#2f6b4a", "#d8a11f", "#7b4a8c", "#3f8f9a", "#c7688a")
_INK = HexColor("#3a3d45")
_MOST_ALARMS, _LEAST_CAUGHT = 10, 80  # %, where the axes end and begin


def draw_curves(path: Path, title: str, same: Tally, wrong: Mapping[str, Tally]) -> None:
    """Write the upper left corner of the curves of all labels: nobody would work elsewhere."""
    drawing = Drawing(_WIDTH, _HEIGHT)
    drawing.add(Rect(0, 0, _WIDTH, _HEIGHT, fillColor=white, strokeColor=None))
    drawing.add(
        String(60, _HEIGHT - 26, f"{title}: caught against false alarms", fontSize=14, fillColor=_INK)
    )
    plot = LinePlot()
    plot.x, plot.y, plot.width, plot.height = 60, 48, 380, _HEIGHT - 96
    plot.data = [_steps(same, one) for one in wrong.values()]
    for index, colour in zip(range(len(wrong)), _COLOURS, strict=False):
        plot.lines[index].strokeColor = HexColor(colour)
        plot.lines[index].strokeWidth = 1.8
    ends = ((plot.xValueAxis, 0, _MOST_ALARMS, 2), (plot.yValueAxis, _LEAST_CAUGHT, 100, 5))
    for axis, low, top, step in ends:
        axis.valueMin, axis.valueMax, axis.valueStep = low, top, step
        axis.labelTextFormat = "%d %%"
        axis.labels.fillColor = axis.strokeColor = _INK
    drawing.add(plot)
    drawing.add(String(170, 14, "figures with nothing wrong that fail", fontSize=11, fillColor=_INK))
    at = plot.x + plot.width * 5 / _MOST_ALARMS
    drawing.add(
        Line(at, plot.y, at, plot.y + plot.height, strokeColor=_INK, strokeWidth=0.6, strokeDashArray=[3, 3])
    )
    drawing.add(_legend(wrong))
    renderSVG.drawToFile(drawing, str(path))


def _steps(same: Tally, one: Tally) -> list[tuple[float, float]]:
    """The curve in %, cut at the end of the axis."""
    points = [(100 * x, max(100 * y, _LEAST_CAUGHT)) for x, y in [(0.0, 0.0), *curve(same, one)]]
    inside = [p for p in points if p[0] <= _MOST_ALARMS]
    return [*inside, (float(_MOST_ALARMS), inside[-1][1])]


def _legend(wrong: Mapping[str, Tally]) -> Legend:
    legend = Legend()
    legend.x, legend.y, legend.fontSize, legend.fillColor = 460, _HEIGHT - 70, 11, _INK
    legend.alignment, legend.columnMaximum, legend.dxTextSpace, legend.deltay = "right", 12, 6, 18
    legend.colorNamePairs = [(HexColor(c), name) for name, c in zip(wrong, _COLOURS, strict=False)]
    return legend
