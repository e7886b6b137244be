"""The check as one HTML file that needs nothing else: every finding with its numbers and its pictures."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable, Set
from functools import lru_cache
from pathlib import Path

from storyboard_cli.checking.answer import CheckAnswer, CheckAsk, FrameChecked
from storyboard_cli.consistency.discoveries import Discoveries, Discovery
from storyboard_cli.consistency.findings import Finding, Outcome, worth_seeing
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import with_ending
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.mend import Hint, Mend, Step
from storyboard_cli.core.places import in_state
from storyboard_cli.drift.pictures import Opened, open_picture
from storyboard_cli.drift.side_by_side import PAPER, explained, stacked, thumbnail
from storyboard_cli.export.canvas import Colour
from storyboard_cli.export.raster import GREY, INK, Raster
from storyboard_cli.export.text.lines import Span, set_text
from storyboard_cli.presenting.publishing import shown_path
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import Files, read_if_usable
from storyboard_cli.store.outside import is_folder, place_for, place_of, start_of

_DOCTYPE = "<!doctype html"
_TEXT, _LEADING, _EDGE, _CAPTION_WIDTH = 15, 21, 8, 940  # px
_INKS: dict[Outcome, Colour] = {Outcome.failed: (179, 38, 30), Outcome.warned: (138, 90, 0)}

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem;
  color: #22242a; background: #faf9f6 }
h1 { font-size: 1.5rem; margin: 0 0 .2rem }
h2 { font-size: 1.05rem; margin: 2.2rem 0 .4rem; border-top: 1px solid #ddd8ce; padding-top: 1rem }
p { margin: .3rem 0; overflow-wrap: anywhere } img { max-width: 100%; border-radius: 3px }
figure { margin: .5rem 0 } .finding { margin: 0 0 1.6rem }
.numbers { font-size: .85rem; color: #4a4d55 } .numbers span { margin-right: .8rem }
.what, .notjudged { color: #6a6d75 } .failed { color: #b3261e } .warned { color: #8a5a00 }
.passed { color: #2e6b3a } .excused { color: #5a4a8a }
table { border-collapse: collapse; font-size: .85rem } code { font-size: .85rem }
td, th { padding: .1rem .9rem .1rem 0; color: #4a4d55; text-align: left; font-weight: normal }
.chance { margin: 1rem 0; max-height: 24rem; overflow: auto } .chance th { color: #6a6d75 }
.chance .holds td { color: #22242a; font-weight: 600 } .chance a { color: inherit }
@media (prefers-color-scheme: dark) {
  body { background: #1c1d21; color: #e4e2dd } h2 { border-color: #3a3b40 }
  td, .what, .notjudged, .numbers, .chance th { color: #a8aab2 } .chance .holds td { color: #fff }
  .failed { color: #f2877e } .warned { color: #e2b04a }
  .passed { color: #7cc48d } .excused { color: #b3a3e6 }
}
"""


def write_pictures(workspace: Workspace, ask: CheckAsk, done: CheckAnswer) -> list[str]:
    """Write what `--report` and `--explain` ask for; returns the paths for people."""
    written = []
    pictures = OpenedPictures(workspace.files)
    if ask.report:
        path = report_path(workspace, ask.report)
        files, name = place_of(workspace.files, workspace.root, path)
        files.put(name, html_report(workspace, done, pictures).encode("utf-8"))
        written.append(shown_path(workspace, path))
    if ask.explain:
        shown = [frame for frame in done.frames if any(map(_pictured, worth_seeing(frame.findings)))]
        written += [_explanation(workspace, frame, pictures) for frame in shown]
    return written


class OpenedPictures:
    """The pictures of one report: those that findings share are opened once."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.of = lru_cache(maxsize=64)(self._open)

    def _open(self, path: str) -> Opened | None:
        try:
            return open_picture(self._files.read(path), path)
        except SbError:
            return None


def report_path(workspace: Workspace, asked: Produced) -> Path:
    """Where the report goes; raises SbError where a folder or a file that is no report stands there."""
    path = place_for(asked, workspace.root / "exports" / "check.html")
    files, name = place_of(workspace.files, workspace.root, path)
    folder = is_folder(path) or bool(files.entries(name))
    if not folder and (asked.path is None or not path.suffix):
        path = with_ending(path, ".html")
        files, name = place_of(workspace.files, workspace.root, path)
        folder = is_folder(path) or bool(files.entries(name))
    if folder:
        raise SbError(
            Kind.usage,
            "report-is-folder",
            f"{asked} is a folder",
            hint=f"`report` {Path(str(asked)) / 'check.html'}",
            fields=("report",),
        )
    there = start_of(path, len(_DOCTYPE)) or read_if_usable(files, name) or b""
    start = there[: len(_DOCTYPE)].decode("utf-8", "replace")
    if start and start.lower() != _DOCTYPE:
        said = f"{asked} is there already and is no report: it is not written over"
        raise SbError(
            Kind.usage,
            "report-is-no-page",
            said,
            hint="name another file: `report` check.html",
            fields=("report",),
        )
    return path


def _pictured(finding: Finding) -> bool:
    """Is there anything to show? Who could not be judged is shown where the staging has them."""
    return finding.outcome is not Outcome.not_judged or finding.box is not None


def _explanation(workspace: Workspace, frame: FrameChecked, opened: OpenedPictures) -> str:
    """One PNG for a frame: its findings under each other, each below its own words."""
    pictures = [
        _caption(f"{frame.frame_id}  {frame.shot}  v{frame.render_version}  {frame.verdict}", "", INK)
    ]
    for finding in filter(_pictured, worth_seeing(frame.findings)):
        allowed = f" (allowed: {finding.excused})" if finding.excused else ""
        pictures.append(_caption(finding.rule, finding.message + allowed, _INKS.get(finding.outcome, GREY)))
        picture = explain_picture(opened, frame, finding)
        pictures += [picture] if picture is not None else []
    name = f"explain/{frame.frame_id}_v{frame.render_version}.png"
    workspace.state_files.put(name, stacked(pictures))
    return in_state(name)


def _caption(head: str, text: str, colour: Colour) -> bytes:
    """A strip with a bold head and its sentence, in as many lines as it needs."""
    spans = [Span(head + ("  " if text else ""), "bold"), Span(" ".join(text.split()), "regular")]
    room = float(_CAPTION_WIDTH - 2 * _EDGE)
    lines = len(set_text(spans, room * 1000 / _TEXT).lines)
    strip = Raster(_CAPTION_WIDTH, _EDGE + lines * _LEADING, PAPER)
    strip.text(
        _EDGE, _EDGE + _TEXT, spans, _TEXT, colour=colour, room=room, lines=lines, leading=_LEADING / _TEXT
    )
    return strip.png()


def html_report(workspace: Workspace, done: CheckAnswer, pictures: OpenedPictures) -> str:
    """The whole report; frames that need attention come first, least likely ones on top."""
    frames = sorted(done.frames, key=lambda f: (_rank(f), _least_p(f), f.frame_id))
    shown = [f for f in frames if _attention(f)]
    head = (
        f"{_DOCTYPE}><html lang=en><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width, initial-scale=1'>"
        f"<title>{escape(workspace.project.name)}: check</title>"
        f"<style>{_STYLE}</style><h1>{escape(workspace.project.name)}: consistency check</h1>"
        f"<p class=what>{escape(workspace.now())} · {escape(done.embedder)} · {done.passed} passed, "
        f"{done.quarantined} quarantined, {done.not_judged} not judged, {done.unrendered} not rendered</p>"
    )
    trends = "".join(f"<p class=warned>{escape(t.message)}</p>" for t in done.trends)
    body = "".join(_frame(pictures, frame, workspace.caller.says) for frame in shown)
    rest = len(frames) - len(shown)
    said = "1 frame has" if rest == 1 else f"{rest} frames have"
    nothing = f"<p class=passed>{said} no findings.</p>" if rest else ""
    return head + _chance(done.discoveries, {f.frame_id for f in shown}) + trends + nothing + body + "\n"


def _chance(found: Discoveries, shown: Set[str]) -> str:
    """How much of it is chance, and by p what fails or stands out, linked to its pictures below."""
    if not found.judged:
        return ""
    said = f"<p>{escape(found.counted())} {escape(found.standing_out())}</p>"
    if found.held:
        said += f"<p class=what>{escape(found.promise().capitalize())}.</p>"
    if not found.rows:
        return f"<section class=chance>{said}</section>"
    heads = (
        "<th>frame<th>asset<th>part<th title='over all parts of the figure'>p"
        "<th title='the smallest rate at which it stands out'>q<th>"
    )
    rows = "".join(_chance_row(row, linked=row.frame_id in shown) for row in found.rows)
    return f"<section class=chance>{said}<table><tr>{heads}</tr>{rows}</table></section>"


def _chance_row(row: Discovery, *, linked: bool) -> str:
    name = escape(row.frame_id)
    frame = f'<a href="#{name}">{name}</a>' if linked else name
    return (
        f"<tr{' class=holds' if row.holds else ''}><td>{frame}</td>"
        f"<td>{escape(row.asset or '')}</td><td>{escape(row.subject)}</td>"
        f"<td><code>{row.p_value:.2g}</code></td><td><code>{row.q_value:.2g}</code></td>"
        f"<td>{'stands out' if row.holds else ''}</td></tr>"
    )


def explain_picture(pictures: OpenedPictures, frame: FrameChecked, finding: Finding) -> bytes | None:
    """The picture of one finding, or None where there is nothing to show."""
    picture = pictures.of(frame.picture or "")
    if picture is None:
        return None
    if finding.reference is None and finding.box is None:
        return thumbnail(picture)
    reference = pictures.of(finding.reference) if finding.reference else None
    return explained(picture, finding.box, reference)


def _frame(pictures: OpenedPictures, frame: FrameChecked, says: Callable[[Step], str]) -> str:
    name = escape(frame.frame_id)
    parts = [
        f'<h2 id="{name}">{name} <span class=what>{escape(frame.shot)} · v{frame.render_version} · </span>'
    ]
    parts.append(f"<span class={_css(frame.verdict)}>{escape(frame.verdict)}</span></h2>")
    for finding in worth_seeing(frame.findings):
        css = "excused" if finding.excused else _css(finding.outcome)
        parts.append("<section class=finding>")
        parts.append(f"<p class={css}><b>{escape(finding.rule)}</b> {escape(finding.message)}</p>")
        if finding.excused:
            parts.append(f"<p class=excused>allowed: {escape(finding.excused)}</p>")
        said = " ".join(f"<span>{escape(n)} <code>{escape(v)}</code></span>" for n, v in finding.numbers())
        parts.append(f"<p class=numbers>{said}</p>" if said else "")
        if finding.outcome is not Outcome.not_judged:
            parts.append(_image(explain_picture(pictures, frame, finding), finding.message))
        advice = finding.advice(frame.frame_id)
        if advice and not finding.excused:
            parts.append(f"<p class=what>{_prose(advice, says)}</p>")
        parts.append("</section>")
    return "".join(parts)


def _prose(hint: Hint, says: Callable[[Step], str]) -> str:
    """Escaped, with `commands` as code."""
    text = hint.worded(says) if isinstance(hint, Mend) else hint
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _image(data: bytes | None, said: str) -> str:
    if data is None:
        return ""
    source = f"data:image/png;base64,{base64.b64encode(data).decode('ascii')}"
    return f'<figure><img alt="{escape(said)}" src="{source}"></figure>'


def _attention(frame: FrameChecked) -> bool:
    return bool(worth_seeing(frame.findings))


def _rank(frame: FrameChecked) -> int:
    return {"quarantined": 0, "not judged": 2}.get(frame.verdict, 1)


def _least_p(frame: FrameChecked) -> float:
    return min((f.p_value for f in frame.findings if f.p_value is not None), default=1.0)


def _css(word: str) -> str:
    return {"quarantined": "failed", "not judged": "notjudged"}.get(word, word)


def escape(text: str) -> str:
    """`text` as HTML shows it, with what hides in it as escapes: it moves and turns nothing on the page."""
    return html.escape(visible(text))
