"""Text → sentences of tokens, each with its place. Quoted words are one token: nobody sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<quote>\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|«[^»\n]{1,400}»)"
    r"|(?P<number>\d[\d.,:'’]*\d(?!\w)|\d+(?:s|th|st|nd|rd|['’]s)?(?!\w))"
    r"|(?P<word>[^\W_]+(?:['’\-‑][^\W_]+)*['’]?|&)"
    r"|(?P<stop>\.{2,}|…|[.!?]+)"
    r"|(?P<break>--+|[–—―;:]|(?<=\s)-(?=\s))"
    r"|(?P<comma>,)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])",
)
_ABBREVIATION = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "st", "sgt", "lt", "capt", "col", "gen", "rev", "hon", "jr", "sr", "no",
     "mt", "cpl", "pvt", "maj", "insp", "det", "sra", "vs", "approx", "mme", "mlle"]
)  # fmt: skip
_POSSESSIVE = re.compile(r"(?:['’][sS]|(?<=[sS])['’])$")


@dataclass(slots=True)
class Token:
    """A word or a mark. `kind` is word, number, quote, stop, break, comma, open or close."""

    text: str
    low: str  # small letters, straight apostrophe, a possessive's ending taken off
    kind: str
    start: int
    end: int
    possessive: bool = False
    tag: str = ""
    lemma: str = ""

    @property
    def caps(self) -> bool:
        """Is it written in capitals, as introductions are?"""
        said = self.text[:-2] if self.possessive and self.text[-1:] == "s" else self.text
        return len(said) > 1 and said.isupper() and self.kind == "word"

    @property
    def title(self) -> bool:
        return self.text[:1].isupper()


def sentences(text: str, limit: int = 20_000) -> list[list[Token]]:
    """The sentences of `text`, without their stops; only the first `limit` characters are read."""
    found: list[list[Token]] = []
    now: list[Token] = []
    for match in _TOKEN.finditer(text, 0, limit):
        kind = match.lastgroup or "word"
        said = match.group()
        if kind == "stop":
            if said == "." and now and _abbreviates(now[-1], text, match.end()):
                continue
            if now:
                found.append(now)
            now = []
            continue
        token = Token(said, said, kind, match.start(), match.end())
        if kind == "word":
            straight = said.replace("’", "'")
            bare = _POSSESSIVE.sub("", straight)
            token.possessive = bare != straight and bare.lower() not in ("it", "let", "that", "there", "what")
            token.low = (bare if token.possessive else straight).lower().replace("‑", "-")
        else:
            token.low = said.lower()
        now.append(token)
    if now:
        found.append(now)
    return found


def _abbreviates(token: Token, text: str, after: int) -> bool:
    """Is the dot behind this token part of it: `Dr.`, an initial, `3 p.m.`?"""
    if token.kind != "word" or token.possessive:
        return False
    if token.low in _ABBREVIATION:
        return True
    if len(token.text) == 1 and token.text.isalpha() and token.text != "I":
        return (text[after : after + 1] != "" and not text[after:].lstrip()[:1].islower()) or (
            token.text.islower()
        )
    return False
