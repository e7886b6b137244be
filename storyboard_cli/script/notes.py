"""The grammar of notes (rule R8): `[[key: value; key: value]]`. Everything else in double brackets is a plain
note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

KEYS: dict[str, str] = {
    "asset": "asset", "assets": "asset", "prop": "asset", "props": "asset", "shot": "shot", "frame": "shot",
    "panel": "shot", "mood": "mood", "light": "light", "lighting": "light", "camera": "camera",
    "cast": "cast",
    "env": "env", "environment": "env", "color": "color", "colour": "color", "duration": "duration",
    "ignore": "ignore", "expression": "expression", "pose": "pose", "position": "position", "look": "look",
}  # fmt: skip
_PAIR = re.compile(r"\s*([A-Za-z]{2,14})\s*:\s*(.*)\Z", re.DOTALL)
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Direction:
    """One `key: value` of a note, its key in its canonical spelling."""

    key: str
    value: str


def read_note(text: str) -> tuple[list[Direction], str | None]:
    """(directions, a word that looks like a misspelt key). No directions: an ordinary note."""
    if text.strip().casefold() == "ignore":
        return [Direction("ignore", "")], None
    found: list[Direction] = []
    for piece in _pieces(text):
        pair = _PAIR.match(piece)
        key = KEYS.get(pair[1].casefold()) if pair else None
        if pair is None or key is None:
            if found:  # `[[mood: tense; very quiet]]`: the rest belongs to the value
                found[-1] = Direction(found[-1].key, f"{found[-1].value}; {piece.strip()}")
                continue
            return [], misspelt(pair[1]) if pair else None
        found.append(Direction(key, " ".join(pair[2].split())))
    return found, None


def _pieces(text: str) -> list[str]:
    return [p for p in text.split(";") if p.strip()]


def misspelt(word: str) -> str | None:
    """The key that `word` nearly is (`aset` → asset), or None."""
    said = word.casefold()
    best = max(KEYS, key=lambda k: SequenceMatcher(None, said, k).ratio())
    return best if SequenceMatcher(None, said, best).ratio() >= 0.8 and len(said) >= 3 else None


def colors(value: str) -> list[str]:
    """The `#rrggbb` colours in a colour note."""
    return _COLOR.findall(value)
