"""Characters that do something instead of showing something, and what readers get in their place."""

from __future__ import annotations

import json
import re
from typing import Any

_OBEYED = "\x00-\x08\x0b-\x1f"  # escapes, bells, returns: what terminals obey, but for tabs and line ends
_HIDDEN_ALONE = (
    "\x7f-\x9f"  # delete, and a second set of what terminals obey
    "\xad\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\u3164\ufeff"  # of no width
    "\u2028-\u202e\ufff9-\ufffb\U000e0000-\U000e007f"  # turn round what stands there, or hide a text in it
    "\ud800-\udfff"  # bytes that are no text
)
_JOINERS = "(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"  # where they join nothing
_HIDDEN = re.compile(f"[{_OBEYED}{_HIDDEN_ALONE}]|{_JOINERS}")
_HIDDEN_IN_JSON = re.compile(f"[{_HIDDEN_ALONE}]|{_JOINERS}")  # JSON escapes the others by its nature
_HALF = re.compile("[\ud800-\udfff]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NEVER_SAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_EMPTY = re.compile(f"[\\s\u200c\u200d{_HIDDEN_ALONE}]+")
_BYTE = range(0xDC80, 0xDD00)  # a byte of a name that is no UTF-8, as Python holds it


def visible(text: str) -> str:
    """`text` with control and hidden characters shown as escapes, so that data cannot drive a terminal."""
    return _HIDDEN.sub(lambda found: escaped(found[0]), text)


def is_text(text: str) -> bool:
    """Can it be written as UTF-8? What Python read from bytes of another encoding cannot."""
    return text.isascii() or _HALF.search(text) is None


def not_to_say(text: str) -> str | None:
    """Why nobody can say this in a note, a reason, a name or a title; None where they can.

    Line ends and tabs may stand in it, and so may the marks that right-to-left languages are written with;
    what turns other letters round is not among those.
    """
    if found := _NEVER_SAID.search(text):
        return f"has {escaped(found[0])} in it, which is no character that people read"
    if text.strip() and _EMPTY.fullmatch(text):
        return "has only characters that nobody sees"
    return None


def is_digits(text: str) -> bool:
    """Up to 18 figures, 0 to 9: `int` refuses ², which `isdigit` takes, and thousands of figures."""
    return text.isascii() and text.isdigit() and len(text) < 19


def hidden_in(text: str) -> list[tuple[int, int]]:
    """Where the characters stand, from and to, that `visible` escapes."""
    return [found.span() for found in _HIDDEN.finditer(text)]


def escaped(char: str) -> str:
    """One character as an escape, as Python writes it."""
    number = ord(char)
    if number in _BYTE:
        number -= 0xDC00
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def exact_json(data: Any, *, ascii_only: bool = False, indent: int | None = None) -> str:
    """`data` as JSON of the very same strings, in which no character can drive a terminal."""
    made = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    return _HIDDEN_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], made)


def xml_legal(text: str, instead: str = "\ufffd") -> str:
    """`text` without the characters that XML 1.0 cannot hold."""
    return _NOT_IN_XML.sub(instead, text)


def spreadsheet_cell(text: str) -> str:
    """`text` as a spreadsheet shows it: never a formula, and without characters that break a table."""
    legal = xml_legal(text)
    number = legal[1:].replace(".", "", 1).isdigit() if legal[:1] in "+-" else False
    return f"'{legal}" if legal.startswith(_FORMULA) and not number else legal


_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
_LETTERS = str.maketrans(
    {
        "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ħ": "H", "ħ": "h",
        "Ŧ": "T", "ŧ": "t", "Ŋ": "NG", "ŋ": "ng", "ı": "i", "ĸ": "k", "ſ": "s", "Ə": "E", "ə": "e",
        "ß": "ss", "ẞ": "SS", "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Þ": "TH", "þ": "th",
    }
)  # fmt: skip
"""Letters that are no other letter with a mark, so that Unicode takes none of them apart."""


def in_ascii(text: str) -> str:
    """A name in the letters of ids: Łucja is Lucja, Ørjan is Orjan. What has no such letters is left out."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return plain.encode("ascii", "ignore").decode()


def is_roman(word: str) -> bool:
    """Is it a number as behind a name: II, III, IV, up to XXXIX? A letter alone is an initial."""
    return len(word) > 1 and _ROMAN.fullmatch(word) is not None
