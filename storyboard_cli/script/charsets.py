"""Marks that another character set turned into letters, read as what they are: `itÕs` is `it’s`.

Each character stands for one, so that lines and columns are those of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from storyboard_cli.core.problems import Problem, Severity, Where

_MAC = {"Õ": "’", "Ô": "‘", "Ò": "“", "Ó": "”", "Ð": "–", "Ñ": "—", "É": "…"}
_ANY = re.compile("[ÕÔÒÓ\x80-\x9f\ufffd]")
# A capital between small letters, or quotation marks around words, are no spelling of any language.
_SURE = re.compile(r"(?<=[a-z])Õ(?=[a-z])|(?<=\dÕ)s\b|(?<![^\s(\[-])Ò(?=[A-Za-z][^ÒÓ\n]*Ó(?![^\W_]))")
_FEW = 2  # sure places that a file needs: one may be a slip
_REAL = re.compile("[õãñçòðăđơư]")
_PLACES = re.compile(
    r"(?<=[^\W_])Õ(?=[^\W_])|(?<=[^\W_])Õ(?![^\W_])|(?<![^\W_])Õ(?=[^\W_])"
    r"|(?<![^\W_])[ÔÒ](?=\S)|(?<=\S)Ó(?![^\W_])"
    r"|(?<=[a-z\s,;.!?’”])[ÐÑ](?=[a-z\s])|(?<=[a-z,;.!?])É(?![a-z])"
)
_LOST_MARK = re.compile(r"(?<=[^\W_])\ufffd(?=(?:s|t|d|m|re|ll|ve|em)\b)", re.IGNORECASE)
_WINDOWS = re.compile("[\x80-\x9f]")


def with_real_marks(text: str, path: str) -> tuple[str, list[Problem]]:
    """`text` with the marks of MacRoman and Windows-1252 as they were written, and what was changed."""
    if text.isascii() or _ANY.search(text) is None:
        return text, []
    problems: list[Problem] = []
    text = _mended(text, path, problems, _WINDOWS, _windows_mark, "control characters of Windows-1252",
                   "save it as UTF-8 from the program that wrote it")  # fmt: skip
    text = _mended(text, path, problems, _LOST_MARK, lambda _: "’", "lost characters (U+FFFD) in words",
                   "write an apostrophe in their place")  # fmt: skip
    if is_mac_roman(text):
        hint = "save it as UTF-8 from the program that wrote it, or replace Õ by ’, Ò and Ó by “ and ”"
        text = _mended(text, path, problems, _PLACES, _MAC.__getitem__, "quotation marks of MacRoman", hint)
    _say_lost(text, path, problems)
    return text, problems


def is_mac_roman(text: str) -> bool:
    """Whether Õ, Ò and Ó stand in the places of ’, “ and ”, and not as letters."""
    sure = len(_SURE.findall(text))
    return sure >= _FEW and sure > len(_REAL.findall(text))


def _windows_mark(mark: str) -> str:
    try:
        return mark.encode("latin-1").decode("cp1252")
    except UnicodeDecodeError:  # five of them mean nothing there
        return mark


def _mended(
    text: str,
    path: str,
    problems: list[Problem],
    places: re.Pattern[str],
    mend: Callable[[str], str],
    what: str,
    hint: str,
) -> str:
    """`text` with every place mended; said once, at the first one."""
    first: re.Match[str] | None = None
    count = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal first, count
        said = mend(found[0])
        if said != found[0]:
            first, count = first or found, count + 1
        return said

    mended = places.sub(mark, text)
    if first is not None:
        was, now = first[0], mended[first.start()]
        shown = f"U+{ord(was):04X}" if was == "\ufffd" or was < "\xa0" else was
        places_said = "1 place" if count == 1 else f"{count} places"
        message = f"{what} are read as what they mean, in {places_said}: {shown} as {now}"
        problems.append(_problem("character-set", message, text, first.start(), path, hint))
    return mended


def _say_lost(text: str, path: str, problems: list[Problem]) -> None:
    at = text.find("\ufffd")
    if at >= 0:
        count = text.count("\ufffd")
        message = (
            f"{'a character was' if count == 1 else f'{count} characters were'} lost in this file (U+FFFD)"
        )
        hint = "write again what stood there, or save the script anew as UTF-8"
        problems.append(_problem("lost-character", message, text, at, path, hint))


def _problem(code: str, message: str, text: str, at: int, path: str, hint: str) -> Problem:
    before = re.split(r"\r\n|\n|\r", text[:at])
    return Problem(Severity.warning, code, message, Where(path, len(before), len(before[-1]) + 1), hint)
