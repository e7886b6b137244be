"""Text → sentences of tokens, each with its place. Quoted words are one token: nobody sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from storyboard_cli.reading.contracted import of_pronoun, stands_for
from storyboard_cli.reading.tables import group

_TOKEN = re.compile(
    r"(?P<quote>\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|«[^»\n]{1,400}»)"
    r"|(?P<number>\d[\d.,:'’]*\d(?!\w|['’]s\b)|\d+(?:s|th|st|nd|rd|['’]s)?(?!\w))"
    r"|(?P<ground>(?<!\w)[bfBF]\.\s?[gG](?:\.|(?!\w)))"
    r"|(?P<word>[^\W_]+(?:['’\-‑][^\W_]+)*['’]?|&)"
    r"|(?P<stop>\.{2,}|…|[.!?]+)"
    r"|(?P<break>--+|[–—―;:]|(?<=\s)-(?=\s)|-(?=$|\s(?!and\b|or\b|to\b)))"
    r"|(?P<comma>,)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])",
)
_GROUNDS = {"b": "background", "f": "foreground"}
_BEGINS = re.compile(r"\s+[^\W\d_a-z]")
_ABBREVIATION = group("writing", "abbreviation")
_CONTRACTED = group("writing", "contracted")
_POSSESSIVE = re.compile(r"(?:['’][sS]|(?<=[sS])['’])$")


@dataclass(slots=True, eq=False)
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
    caps: bool = False  # written in capitals, as introductions are
    title: bool = False  # begins with a capital


@lru_cache(maxsize=16384)
def sentences(text: str, limit: int = 20_000) -> list[list[Token]]:
    """The sentences of `text`, without their stops; only the first `limit` characters are read.

    The tokens are kept and given out again: a script is looked through for names before it is read.
    """
    found: list[list[Token]] = []
    now: list[Token] = []
    for match in _TOKEN.finditer(text, 0, limit):
        kind = match.lastgroup or "word"
        said = match.group()
        if kind == "stop":
            if said == "." and now and _abbreviates(now[-1], text, match.end()):
                continue
            if now:
                found.append(_uncontracted(now))
            now = []
            continue
        if kind == "ground":  # of a picture: in f.g., in b.g.
            now.append(Token(said, _GROUNDS[said[0].lower()], "word", match.start(), match.end()))
            if said[-1] == "." and _BEGINS.match(text, match.end()):
                found.append(_uncontracted(now))
                now = []
            continue
        if kind == "word":
            token = _word(said, match.start(), match.end())
        else:
            token = Token(said, said.lower(), kind, match.start(), match.end())
        now.append(token)
    if now:
        found.append(_uncontracted(now))
    return found


def _uncontracted(tokens: list[Token]) -> list[Token]:
    """`Karen’s waiting` as Karen, is, waiting; possessives stay what they are."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        verb = _contracts(tokens, at)
        if verb is None:
            found.append(token)
            continue
        said = token.text.replace("’", "'").rindex("'")
        first, parts = token.text[:said], token.start + said
        found.append(Token(first, first.lower(), "word", token.start, parts, caps=len(first) > 1 and (
            first.isupper()), title=token.title))  # fmt: skip
        found.append(Token(token.text[said:], verb, "word", parts, token.end))
    return found


def _contracts(tokens: list[Token], at: int) -> str | None:
    token = tokens[at]
    if not token.possessive or token.text[-1] not in "sS":
        follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
        return of_pronoun(token.low, follows) if "'" in token.low and not token.possessive else None
    after = [t.low if t.kind == "word" and not t.possessive else "" for t in tokens[at + 1 : at + 5]]
    opens = at == 0 or any(
        t.kind in ("comma", "break", "open") or t.low in group("writing", "joining")
        for t in tokens[max(0, at - 2) : at]
    )
    return stands_for(after, opens or (at == 1 and tokens[0].low in group("discourse", "articles")))


def _word(said: str, start: int, end: int) -> Token:
    low = said.lower()
    if low.isalnum():
        return Token(said, low, "word", start, end, caps=end - start > 1 and said.isupper(),
                     title=said[0].isupper())  # fmt: skip
    straight = low.replace("’", "'").replace("‑", "-")
    bare = _POSSESSIVE.sub("", straight)
    owns = bare != straight and bare not in _CONTRACTED
    letters = said[:-2] if owns and said[-1] == "s" else said
    return Token(said, bare if owns else straight, "word", start, end, owns, caps=len(letters) > 1 and (
        letters.isupper()), title=said[0].isupper())  # fmt: skip


def _abbreviates(token: Token, text: str, after: int) -> bool:
    """Is the dot behind this token part of it: `Dr.`, an initial, `3 p.m.`?"""
    if token.kind != "word" or token.possessive:
        return False
    if token.low in _ABBREVIATION:
        return True
    if len(token.text) == 1 and token.text.isalpha() and token.text != "I":
        ahead = text[after : after + 8]
        return (ahead != "" and not ahead.lstrip()[:1].islower()) or token.text.islower()
    return False
