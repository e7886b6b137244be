"""What animators get: scripts parsed, run against a double, and checked by geometry."""

from __future__ import annotations

import ast
import json
import math
import re
import wave
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
import quickjs
from boards import board, staging
from calmjs.parse import es5
from PIL import Image

from storyboard_cli.export import after_effects, blender
from storyboard_cli.export.after_effects import jsx_text
from storyboard_cli.export.blender import SENSOR_MM, blender_text, camera_keys
from storyboard_cli.export.board import Board, Marker, Sound, Transition
from storyboard_cli.export.cut_media import media_beside
from storyboard_cli.export.storyboarder import project, write_storyboarder
from storyboard_cli.plan.staging.model import Camera, Vec3
from storyboard_cli.plan.staging.space import View


@pytest.fixture
def shown(tmp_path: Path) -> Board:
    base = board(tmp_path / "p", 9, title='A "quiet" film \\ 🙂')
    panels = list(base.panels)
    panels[1] = replace(panels[1], transition=Transition("dissolve", 12))
    panels[8] = replace(panels[8], fade_out=24)
    return replace(base, panels=tuple(panels), markers=(Marker("beat", 100),))


# --- After Effects ------------------------------------------------------------------------------------------


def test_the_script_is_ecmascript_3(shown: Board, tmp_path: Path) -> None:
    """An ES5 parser reads it, and none of what ES5 or later added is in it."""
    text = jsx_text(shown, media_beside(shown, tmp_path))
    assert text.isascii()
    es5(text)
    code = re.sub(r'"(?:[^"\\]|\\.)*"|//[^\n]*', '""', text)
    for word in (
        "JSON",
        "let ",
        "const ",
        "=>",
        "`",
        ".forEach",
        ".map(",
        ".bind(",
        "class ",
        "Object.keys",
        "get ",
    ):
        assert word not in code, word
    assert not re.search(r",\s*[}\]]", code), "a trailing comma is not ES3"


AFTER_EFFECTS_DOUBLE = """
var log = {layers: [], markers: [], alerts: [], comp: null};
var $ = {fileName: "/somewhere/board.jsx"};
function File(path) { this.fsName = path; this.parent = {fsName: "/somewhere"}; this.exists = EXISTS; }
var ImportAsType = {FOOTAGE: 1};
function ImportOptions(file) { this.file = file; }
function MarkerValue(comment) { this.comment = comment; }
function alert(text) { log.alerts.push(text); }
function property(layer, name) {
    return {
        setValue: function (v) { layer.values[name] = v; },
        setValueAtTime: function (t, v) { (layer.keys[name] = layer.keys[name] || []).push([t, v]); },
        setValuesAtTimes: function (t, v) { layer.keys[name] = t.map(function (x, i) { return [x, v[i]]; }); }
    };
}
var app = {
    beginUndoGroup: function () {}, endUndoGroup: function () { log.undone = true; },
    project: {
        importFile: function (o) { return {width: 336, height: 192, name: o.file.fsName}; },
        items: {
            addFolder: function (n) { return {name: n}; },
            addComp: function (n, w, h, a, d, f) {
                log.comp = {name: n, width: w, height: h, duration: d, fps: f};
                return {
                    layers: {add: function (source) {
                        var layer = {source: source, values: {}, keys: {}, moveToBeginning: function () {},
                                     moveToEnd: function () {}};
                        layer.property = function () {
                            return {property: function (n) { return property(layer, n); }};
                        };
                        log.layers.push(layer);
                        return layer;
                    }},
                    markerProperty: {setValueAtTime: function (t, m) { log.markers.push([t, m.comment]); }},
                    openInViewer: function () {}
                };
            }
        }
    }
};
"""


def run_script(shown: Board, folder: Path, *, exists: bool = True) -> dict[str, object]:
    """What the script does, told by a double of After Effects that writes everything down."""
    double = AFTER_EFFECTS_DOUBLE.replace("EXISTS", "true" if exists else "false")
    engine = quickjs.Context()
    engine.eval(double + jsx_text(shown, media_beside(shown, folder)))
    found: dict[str, object] = json.loads(engine.eval("JSON.stringify(log)"))
    return found


def test_the_composition_has_every_frame_at_its_time(shown: Board, tmp_path: Path) -> None:
    log = run_script(shown, tmp_path)
    assert log["alerts"] == []
    assert log["comp"] == {
        "name": 'A "quiet" film \\ 🙂', "width": 336, "height": 192, "fps": 24,
        "duration": shown.duration / 24,
    }  # fmt: skip
    layers = log["layers"]
    assert isinstance(layers, list)
    assert [round(layer["inPoint"] * 24) for layer in layers] == [p.start for p in shown.panels]
    outs = [round(layer["outPoint"] * 24) for layer in layers]
    assert outs[0] == shown.panels[0].end + 12  # stands below the dissolve
    assert outs[1:] == [p.end for p in shown.panels[1:]]
    assert layers[1]["keys"]["ADBE Opacity"] == [[2, 0], [2.5, 100]]
    assert layers[8]["keys"]["ADBE Opacity"][-1] == [shown.duration / 24, 0]
    scales = layers[3]["keys"]["ADBE Scale"]
    assert scales[0][1] == [100, 100]
    assert scales[-1][1][0] == pytest.approx(200, abs=0.1)
    assert "ADBE Scale" not in layers[0]["keys"]
    assert isinstance(log["markers"], list)
    assert len(log["markers"]) == 10


def test_missing_pictures_are_named_before_anything_is_built(shown: Board, tmp_path: Path) -> None:
    log = run_script(shown, tmp_path, exists=False)
    assert log["comp"] is None
    assert "FR_S01_001_v001.png" in str(log["alerts"])


def test_literals_hold_any_text() -> None:
    said = after_effects._literal({"a": 'x"\\\n\u2028🙂', "b": [1, 2.5], "c": [True, "n"]}, 0)
    assert json.loads(said) == {"a": 'x"\\\n\u2028🙂', "b": [1, 2.5], "c": [True, "n"]}


# --- Blender ------------------------------------------------------------------------------------------------


def test_the_blender_script_is_python_with_its_data_inside(shown: Board, tmp_path: Path) -> None:
    text = blender_text(shown, media_beside(shown, tmp_path))
    tree = ast.parse(text)
    (said,) = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "loads"
        and isinstance(node.args[0], ast.Constant)
    ]
    data = json.loads(str(said))
    assert data["title"] == shown.title
    assert data["last"] == shown.duration
    assert [p["start"] for p in data["panels"]] == [p.start + 1 for p in shown.panels]
    assert {len(p["camera"]) for p in data["panels"]} == {1, 2}


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(24000, 1001), Fraction(30000, 1001)])
def test_blender_counts_at_the_rate_of_the_film(shown: Board, tmp_path: Path, fps: Fraction) -> None:
    data = blender.scene_data(replace(shown, fps=fps), media_beside(shown, tmp_path))
    assert data["fps"] / data["fps_base"] == pytest.approx(float(fps))


def seen_by_blender(key: dict[str, object], point: Vec3, width: int, height: int) -> tuple[float, float]:
    """Where a Blender camera with that keyframe sees a point of our world, in pixels from the top left."""
    rx, ry, rz = key["rotation"]  # type: ignore[misc]
    x, y, z = point[0], point[2], point[1]
    ex, ey, ez = key["location"]  # type: ignore[misc]
    dx, dy, dz = x - ex, y - ey, z - ez
    dx, dy = dx * math.cos(-rz) - dy * math.sin(-rz), dx * math.sin(-rz) + dy * math.cos(-rz)
    dx, dz = dx * math.cos(-ry) + dz * math.sin(-ry), -dx * math.sin(-ry) + dz * math.cos(-ry)
    dy, dz = dy * math.cos(-rx) - dz * math.sin(-rx), dy * math.sin(-rx) + dz * math.cos(-rx)
    focal = float(key["lens"]) / SENSOR_MM * width  # type: ignore[arg-type]
    shift = key["shift"]
    across = dx / -dz * focal - shift[0] * width  # type: ignore[index]
    up = dy / -dz * focal - shift[1] * width  # type: ignore[index]
    return width / 2 + across, height / 2 - up


TURNS = [
    (0, 0, 0),
    (25, 0, 0),
    (-40, 0, 0),
    (0, -12, 0),
    (30, -20, 0),
    (-15, 10, 0),
    (20, -15, 12),
    (0, 0, -8),
]


@pytest.mark.parametrize(("yaw", "pitch", "roll"), TURNS)
def test_blender_sees_what_the_staging_sees(tmp_path: Path, yaw: float, pitch: float, roll: float) -> None:
    base = board(tmp_path, 1)
    camera = Camera(
        eye=(0.5, 1.6, -3), yaw_deg=yaw, pitch_deg=pitch, roll_deg=roll, focal_px=500,
        center_x=180, center_y=70, lens_mm=35,
        horizon_y=70,
    )  # fmt: skip
    panel = replace(base.panels[0], staging=staging().model_copy(update={"camera": camera}))
    (key,) = camera_keys(panel, 1)
    for point in ((0.0, 0.0, 1.0), (0.6, 1.7, 2.0), (-0.5, 1.0, 3.5)):
        ours = View(camera).project(point)
        assert ours is not None
        assert seen_by_blender(key, point, 336, 192) == pytest.approx((ours[0], ours[1]), abs=0.2)


# --- Storyboarder -------------------------------------------------------------------------------------------


def test_the_storyboarder_file_has_its_shape(shown: Board) -> None:
    said = project(shown)
    assert set(said) == {"version", "aspectRatio", "fps", "defaultBoardTiming", "boards"}
    assert isinstance(said["aspectRatio"], float)
    uids = [b["uid"] for b in said["boards"]]
    assert len(set(uids)) == 9
    at = 0
    for number, (made, panel) in enumerate(zip(said["boards"], shown.panels, strict=True), 1):
        assert re.fullmatch(r"[0-9A-Z]{5}", made["uid"])
        assert made["url"] == f"board-{number}-{made['uid']}.png"
        assert made["number"] == number
        assert made["time"] == at
        assert made["newShot"] is panel.first_of_shot
        assert made["layers"] == {
            "reference": {"url": f"board-{number}-{made['uid']}-reference.png", "opacity": 1}
        }
        at += made["duration"]
    assert at == round(shown.duration * 1000 / shown.fps)


def test_the_storyboarder_folder_has_every_picture(shown: Board, tmp_path: Path) -> None:
    write_storyboarder(shown, tmp_path / "out", "film")
    said = json.loads((tmp_path / "out" / "film.storyboarder").read_text("utf-8"))
    for made in said["boards"]:
        stem = made["url"].removesuffix(".png")
        with Image.open(tmp_path / "out" / "images" / f"{stem}-reference.png") as image:
            assert image.size == (1575, 900)
        for name in (f"{stem}-posterframe.jpg", f"{stem}-thumbnail.png"):
            with Image.open(tmp_path / "out" / "images" / name) as image:
                image.load()


def test_sounds_go_to_the_boards_where_they_begin(shown: Board, tmp_path: Path) -> None:
    path = tmp_path / "Rain.WAV"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(bytes(2 * 8000 * 2))
    second = shown.panels[1].start
    sounds = (
        Sound(path, "audio/rain.wav", start=second),
        Sound(path, "audio/drums.wav", start=second + 3),
        Sound(path, "audio/sea.wav", start=shown.panels[4].start + 2, gain_db=-6),
    )
    notes = write_storyboarder(replace(shown, sounds=sounds), tmp_path / "out", "film")
    said = json.loads((tmp_path / "out" / "film.storyboarder").read_text("utf-8"))["boards"]
    assert [i for i, b in enumerate(said) if "audio" in b] == [1, 4]
    audio = said[1]["audio"]
    assert audio == {"filename": said[1]["url"].replace(".png", "-audio.wav"), "duration": 2000}
    assert (tmp_path / "out" / "images" / audio["filename"]).read_bytes() == path.read_bytes()
    assert [n.split(" ")[0] for n in notes] == ["audio/drums.wav", "audio/sea.wav"]
    assert "left out" in notes[0] and "from the start of its board" in notes[1]
