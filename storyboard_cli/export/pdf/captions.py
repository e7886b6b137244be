"""What stands around a picture: which texts, in which order, in how many lines, and what did not fit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from storyboard_cli.core.hashing import short
from storyboard_cli.export.board import Board, Mark, Panel
from storyboard_cli.export.pdf.options import PdfOptions
from storyboard_cli.export.pdf.sheet import Sheet
from storyboard_cli.export.text.lines import Setting, Span
from storyboard_cli.export.timecode import spoken

BODY_FIELDS = ("action", "dialogue", "notes", "cast", "props", "mood", "lighting")
MARK_WORDS: dict[Mark, str] = {
    "quarantined": "CHECK FAILED",
    "outdated": "OUTDATED",
}
REMARK_SCALE = 0.86
SAID = "said"
"""The field of what people said, which is asked for by an option of its own."""
_DECIDED = {"approve": "approved", "retake": "sent back", "reject": "rejected", "reopen": "opened again"}
LOUD_MARKS: frozenset[Mark] = frozenset({"quarantined"})


@dataclass(frozen=True, slots=True)
class Caption:
    """One field of a panel as spans, with its whole text for the pages of continued captions."""

    field: str
    spans: tuple[Span, ...]
    scale: float = 1.0  # of its type, against the captions' size


@dataclass(frozen=True, slots=True)
class Fitted:
    """A caption broken into the lines that it got."""

    caption: Caption
    setting: Setting


def captions_of(panel: Panel, fields: tuple[str, ...]) -> list[Caption]:
    """The body texts of a panel in the project's order, then what its picture could not show."""
    captions = [
        Caption(field, spans) for field in fields if field in BODY_FIELDS and (spans := _spans(panel, field))
    ]
    remarks = "; ".join(r.strip() for r in panel.remarks if r.strip())
    if remarks and "notes" in fields:
        captions.append(Caption("remarks", (Span(remarks, "italic", "grey"),), REMARK_SCALE))
    if SAID in fields and (said := said_spans(panel)):
        captions.append(Caption(SAID, said))
    return captions


def caption_fields(board: Board, options: PdfOptions) -> tuple[str, ...]:
    """What stands under each picture: what the project or the line says, and what people said, if wanted."""
    fields = board.captions if options.captions is None else options.captions
    return (*fields, SAID) if options.with_notes else fields


def said_spans(panel: Panel) -> tuple[Span, ...]:
    """What people said of the picture, a line each: who, what they decided, their words."""
    spans: list[Span] = []
    for comment in panel.comments:
        if comment.decision == "exception" or not (comment.text or comment.drawing):
            continue
        about = "" if comment.on_shown or comment.version is None else f" v{comment.version}"
        decided = f"{_DECIDED.get(comment.decision, '')}{about}".strip()
        drawn = comment.left_out or ("drawn" if comment.drawing else "")
        spans.append(Span(f"{chr(10) if spans else ''}{comment.by}  ", "bold", "accent"))
        spans += [Span(f"{decided}  ", "italic", "grey")] if decided else []
        spans += [Span(" ".join(comment.text.split()))] if comment.text else []
        spans += [Span(f"{'  ' if comment.text else ''}({drawn})", "italic", "grey")] if drawn else []
    return tuple(spans)


def _spans(panel: Panel, field: str) -> tuple[Span, ...]:
    if field == "action":
        return (Span(panel.action.strip()),) if panel.action.strip() else ()
    if field == "dialogue":
        spans: list[Span] = []
        for number, speech in enumerate(panel.dialogue):
            how = f" ({speech.how})" if speech.how else ""
            line = "\n" if number else ""
            spans += [
                Span(f"{line}{speech.speaker.upper()}{how}  ", "bold", "ink"),
                Span(speech.text.strip()),
            ]
        return tuple(spans)
    if field == "notes":
        notes = [n.strip() for n in panel.notes if n.strip()]
        return (Span("\n".join(notes), "italic", "grey"),) if notes else ()
    values = {"cast": ", ".join(panel.cast), "props": ", ".join(panel.props), "mood": panel.mood}
    value = values.get(field, panel.lighting)
    return (Span(f"{field.capitalize()}  ", "bold", "grey"), Span(value)) if value else ()


def fit(sheet: Sheet, captions: list[Caption], size: float, width: float, lines: int) -> list[Fitted]:
    """Share `lines` among the captions: each gets what it needs, or the longest give way first."""
    whole = [sheet.break_text(c.spans, size * c.scale, width) for c in captions]
    wanted = [len(s.lines) for s in whole]
    given = list(wanted)
    while sum(given) > max(lines, 0) and given:
        longest = max(range(len(given)), key=lambda i: (given[i], i))
        if given[longest] <= 1:
            given[longest] = 0
        else:
            given[longest] -= 1
    fitted: list[Fitted] = []
    for caption, setting, want, got in zip(captions, whole, wanted, given, strict=True):
        if got == want:
            fitted.append(Fitted(caption, setting))
        elif got:
            fitted.append(Fitted(caption, sheet.break_text(caption.spans, size * caption.scale, width, got)))
        else:
            fitted.append(Fitted(caption, Setting(cut=True)))
    return fitted


def shot_words(panel: Panel, fields: tuple[str, ...]) -> str:
    """`MCU · pan left`, with angle, lens and the like where the project wants the camera."""
    words: list[str] = []
    if "shot" in fields or "camera" in fields:
        words += [panel.size, *([panel.movement] if panel.movement not in ("", "static") else [])]
    if "camera" in fields:
        words += [panel.angle.replace("_", " ")] if panel.angle and panel.angle != "eye" else []
        words += [f"{panel.lens_mm} mm"] if panel.lens_mm else []
    return "  ·  ".join(w.replace("_", " ") for w in words if w)


def time_words(panel: Panel, fps: Fraction, fields: tuple[str, ...]) -> str:
    """`2.0 s · 48 f`, or nothing where the project does not want durations."""
    if "duration" not in fields:
        return ""
    return f"{spoken(panel.duration, fps)}  ·  {panel.duration} f"


def state_words(panel: Panel) -> str:
    """`v3 · approved · 3fa91c2e`: which picture this is and whether somebody stands behind it."""
    words = [f"v{panel.version}"] if panel.version is not None else []
    words.append(panel.status if panel.picture is not None else "no picture")
    if panel.mark in ("not checked", "not judged"):
        words.append(panel.mark)
    if panel.recipe_hash:
        words.append(short(panel.recipe_hash))
    return "  ·  ".join(words)
