"""Cuts a paragraph of action where something inside it stands for itself: shot lines, items, captions."""

from __future__ import annotations

import re

from storyboard_cli.reading.structure import (
    caption_of,
    inline_items,
    is_no_picture,
    item_of,
    read_mark,
    sentences,
)
from storyboard_cli.script.camera import shot_line
from storyboard_cli.script.emphasis import plain
from storyboard_cli.script.headings import read_heading

_SHOUTED = re.compile(r"[.!?…][\"”’)]*\s+[^\W\d_a-z]{2}")


def joined(text: str) -> str:
    """`text` on one line, without emphasis."""
    return " ".join(plain(text).split())


def pieces_of(text: str, *, montage: bool) -> list[tuple[int, str]]:
    """(line offset, text) of a paragraph, cut where a line starts something of its own."""
    found = _lines_of(text, montage=montage)
    if _SHOUTED.search(text) is None:
        return found
    return [(offset, shot) for offset, said in found for shot in _by_shots(said)]


def _by_shots(text: str) -> list[str]:
    """A paragraph cut before each sentence that is a shot line: `He runs. CLOSE ON his shoes.`."""
    parts: list[list[str]] = [[]]
    for sentence in sentences(text):
        if parts[-1] and sentence[:2].isupper() and shot_line(sentence) is not None:
            parts.append([])
        parts[-1].append(sentence)
    return [" ".join(part) for part in parts] if len(parts) > 1 else [text]


def _lines_of(text: str, *, montage: bool) -> list[tuple[int, str]]:
    """The lines of a paragraph that stand for themselves, others joined."""
    if "\n" not in text:
        said = joined(text)
        items = inline_items(said) if montage and item_of(said) else [said]
        return [(0, item) for item in items] if said else []
    pieces: list[tuple[int, list[str]]] = []
    alone = False  # whether the last piece takes no more lines
    for offset, line in enumerate(plain(text).split("\n")):
        said = " ".join(line.split())
        if not said:
            continue
        mark = read_mark(said)
        montage = mark.opens if mark is not None and mark.kind == "montage" else montage
        caption = caption_of(said)
        if not pieces or alone or caption is not None or mark or _stands_alone(said, montage):
            pieces.append((offset, [said]))
            alone = mark is not None or caption is not None
        else:
            pieces[-1][1].append(said)
    return [(offset, " ".join(lines)) for offset, lines in pieces]


def own_heading(text: str) -> tuple[str | None, str]:
    """`INT. BAKERY - Zoe kneads dough.` → its heading and the rest; (None, text) where it has none."""
    if read_heading(text).int_ext is None:
        return None, text
    words = text.split()
    end = next((i for i, w in enumerate(words) if any(c.islower() for c in w)), len(words))
    stops = [i for i in range(1, end) if _is_dash(words[i]) or words[i].endswith((".", ":"))]
    cut = stops[-1] + 1 if stops and end < len(words) else end
    head = [w for i, w in enumerate(words[:cut]) if i < cut - 1 or not _is_dash(w)]
    return " ".join(head).rstrip(":"), " ".join(words[cut:]) or text


def _is_dash(word: str) -> bool:
    return not word.strip("-–—")


def _stands_alone(line: str, montage: bool) -> bool:
    if montage and item_of(line):
        return True
    return line[0].isupper() and (shot_line(line) is not None or is_no_picture(line))
