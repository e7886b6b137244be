"""Takes `[[notes]]` and boneyards out of a text whose place is already known (Final Draft and YAML
paragraphs).
"""

from __future__ import annotations

from storyboard_cli.script.hidden import find_hidden
from storyboard_cli.script.screenplay import Note


def without_notes(text: str, line: int, column: int) -> tuple[str, tuple[Note, ...]]:
    """(the text as it reads, its notes); the notes stand where the paragraph stands."""
    if "[[" not in text and "/*" not in text:
        return text, ()
    spans, _ = find_hidden(text)
    pieces, at = [], 0
    notes = []
    for span in spans:
        pieces.append(text[at : span.start])
        at = span.end
        if span.is_note:
            notes.append(Note(text[span.start + 2 : span.end - 2].strip(), line, column))
    pieces.append(text[at:])
    return "".join(pieces).strip(), tuple(notes)
