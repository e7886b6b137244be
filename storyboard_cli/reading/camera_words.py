"""The words of the camera (`words/<language>/camera.yaml`), as readers of lines and sentences need them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from storyboard_cli.reading.tables import languages, table, words_of

Slot = tuple[str, str]  # (size, angle or movement; its value)

_TABLE = "camera"
_SLOTS = {"size": "size", "angle": "angle", "move": "movement"}
_TOKEN = re.compile(r"\w+")
_FIRST_UNSPACED = "぀"
_LEFT = {"pan_right": "pan_left", "truck_right": "truck_left"}


@dataclass(frozen=True, slots=True)
class Found:
    """Camera language in a sentence: what it sets, and whose shoulder is in the way."""

    slot: str
    value: str
    whose: str = ""


@cache
def slots() -> Mapping[str, Slot]:
    """WORDS of shot lines and notes → what they set."""
    found: dict[str, Slot] = {}
    for language in languages():
        for meaning, words in table(language, _TABLE).items():
            kind, _, value = meaning.partition(" ")
            if kind in _SLOTS and value:
                for word in words:
                    found.setdefault(word.upper(), (_SLOTS[kind], value))
    return MappingProxyType(found)


@cache
def openings() -> Mapping[str, Slot | None]:
    """Words that open a shot line in capitals → what they set where they are in no other table."""
    closed = words_of(_TABLE, "no opening")
    found: dict[str, Slot | None] = {}
    for language in languages():
        for meaning, words in table(language, _TABLE).items():
            kind, _, value = meaning.partition(" ")
            if kind == "opening":
                slot, _, said = value.partition(" ")
                for word in words:
                    found[word.upper()] = (_SLOTS[slot], said) if said else None
    for word in slots():
        if word not in closed:
            found.setdefault(word, None)
    return MappingProxyType(found)


@cache
def small_words(meaning: str) -> frozenset[str]:
    """`filler`, `shot` and `about ends`, in capitals."""
    return words_of(_TABLE, meaning)


def sentence_line(text: str) -> tuple[Slot, str] | None:
    """What a paragraph that opens with a shot in small letters sets, and its words behind that.

    Something is named there: "Close on his heels" and "close to midnight" are no shots.
    """
    for pattern, said in _sentence_lines():
        found = pattern.match(text)
        if found is None:
            continue
        head = _TOKEN.findall(_CLAUSE_END.split(found["rest"], maxsplit=1)[0].upper())[:3]
        if head and not set(head) & small_words("sentence none"):
            return said[" ".join(found["open"].upper().split())], found["rest"]
    return None


_CLAUSE_END = re.compile(r"[.,;:!?]|\s[-–—]\s")


@cache
def _sentence_lines() -> tuple[tuple[re.Pattern[str], Mapping[str, Slot]], ...]:
    found = []
    for language in languages():
        said = {
            w.upper(): _slot(m)
            for m, ws in table(language, _TABLE).items()
            if m.startswith("sentence ") and m != "sentence none"
            for w in ws
        }
        if said:
            pattern = re.compile(rf"(?P<open>{_choice(said)})\s+(?P<rest>\w.*)", re.IGNORECASE | re.DOTALL)
            found.append((pattern, said))
    return tuple(found)


def camera_words_in(text: str) -> Iterator[Found]:
    """Camera language in a paragraph: words in capitals (`the tower, FROM BELOW`), then sentences in any
    writing (`we pan to`, `seen from above`, `over Rita's shoulder`).
    """
    tokens = set(_TOKEN.findall(text))
    if not tokens.isdisjoint(_capital_keys()) and not text.isupper():
        for match in _capitals().finditer(text):
            words = " ".join(match[0].split())
            slot = slots().get(words) or openings().get(words)
            if slot is not None:
                yield Found(*slot)
    upper = {token.upper() for token in tokens}
    for reader in _readers():
        if reader.may_speak(text, upper):
            yield from reader.read(text)


class _Reader:
    """The patterns of one language; most texts need few of them, so each is made when it is asked for."""

    def __init__(self, said: Mapping[str, tuple[str, ...]]) -> None:
        self._said = said
        self.verbs = {w.upper(): _slot(m) for m, ws in said.items() if m.startswith("verb ") for w in ws}
        self.phrases = {w.upper(): _slot(m) for m, ws in said.items() if m.startswith("phrase ") for w in ws}
        self.edges = {w.upper(): _slot(m) for m, ws in said.items() if m.startswith("edge ") for w in ws}
        hints = [*said.get("camera", ()), *self.phrases, *self.edges, *said.get("shoulder", ())]
        self._keys = frozenset(_key(h) for h in hints if _spaced(h))
        self._unspaced = [h for h in hints if not _spaced(h)]

    @cached_property
    def _hint(self) -> re.Pattern[str] | None:
        return re.compile(_choice(self._unspaced)) if self._unspaced else None

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{_choice(self.phrases)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _phrase_beside_kana(self) -> re.Pattern[str]:
        """Takes long to make: for texts that have writing without spaces."""
        return re.compile(_bounded(_choice(self.phrases)), re.IGNORECASE)

    @cached_property
    def _left(self) -> re.Pattern[str]:
        left = _choice(self._said.get("left", ()))
        return re.compile(rf"(?:\W+\w+){{0,3}}?\W+(?:{left})(?!\w)", re.IGNORECASE)

    @cached_property
    def _edge(self) -> re.Pattern[str]:
        edge = _choice(self.edges)
        return re.compile(
            rf"(?:^|[.!?]\s+)(?P<first>{edge})(?=\s*[,:–—]|\s+-\s|\s+we\b)|,\s+(?P<last>{edge})(?=\s*(?:[.;:!]|$))",
            re.IGNORECASE,
        )

    @cached_property
    def _shoulder(self) -> re.Pattern[str]:
        who = r"(?P<who{}>[^\s,.:;]+(?:\s[^\s,.:;]+)?)"
        shoulders = [
            re.escape(w).replace(r"\*", who.format(i)) for i, w in enumerate(self._said.get("shoulder", ()))
        ]
        camera = _choice(self._said.get("camera", ()))
        return re.compile(
            rf"(?:^|[.!?]\s+)(?:{camera}\s+\w+\s+)?(?:{'|'.join(shoulders) or '(?!)'})(?!\w)", re.IGNORECASE
        )

    def may_speak(self, text: str, upper: Set[str]) -> bool:
        """Whether a text, its words in `upper`, has a word without which nothing here is said."""
        if not upper.isdisjoint(self._keys):
            return True
        return not text.isascii() and self._hint is not None and self._hint.search(text) is not None

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        said = self._said
        cameras, verbs = _choice(said.get("camera", ())), _choice(self.verbs)
        gap = int((said.get("gap") or ("0",))[0])
        if not all(_spaced(w) for w in self.verbs):
            return re.compile(rf"(?:{cameras}).{{0,{gap}}}?(?P<verb>{verbs})")
        between = rf"(?:(?:\w+ly|{_choice(said.get('adverb', ()))})\s+){{0,3}}(?:\S+\s+){{0,{gap}}}?"
        return re.compile(rf"(?<!\w)(?:{cameras})\s+{between}(?P<verb>{verbs})(?!\w)", re.IGNORECASE)

    def read(self, text: str) -> Iterator[Found]:
        """What the sentences of `text` say of the camera, verbs first."""
        for match in self._verb.finditer(text):
            found = self._found(self.verbs, match["verb"])
            left = found.value in _LEFT and self._left.match(text, match.end())
            yield Found(found.slot, _LEFT[found.value]) if left else found
        for match in self._shoulder.finditer(text):
            whose = next(w for name, w in match.groupdict().items() if w)
            yield Found("size", "OTS", whose)
        for match in self._edge.finditer(text):
            yield self._found(self.edges, match["first"] or match["last"])
        phrase = self._phrase if max(text, default="") < _FIRST_UNSPACED else self._phrase_beside_kana
        for match in phrase.finditer(text):
            yield self._found(self.phrases, match[0])

    @staticmethod
    def _found(known: Mapping[str, Slot], words: str) -> Found:
        return Found(*known[" ".join(words.upper().split())])


@cache
def _readers() -> tuple[_Reader, ...]:
    tables = [table(language, _TABLE) for language in languages()]
    return tuple(_Reader(t) for t in tables if any(m.startswith(("verb ", "phrase ")) for m in t))


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_choice(_capital_words())})(?!\w)")


@cache
def _capital_keys() -> frozenset[str]:
    return frozenset(map(_key, _capital_words()))


@cache
def _capital_words() -> tuple[str, ...]:
    long = [w for w in (*slots(), *openings()) if " " in w and w.isascii()]
    return (*long, *small_words("capitals"))


def _key(words: str) -> str:
    """The word of a phrase that other texts have least: its longest."""
    return max(_TOKEN.findall(words.upper()), key=len, default="")


def _slot(meaning: str) -> Slot:
    """`verb push_in` → (movement, push_in); `phrase size CU` → (size, CU)."""
    _, first, *rest = meaning.split(" ")
    return (_SLOTS[first], rest[0]) if rest else ("movement", first)


def _spaced(word: str) -> bool:
    return word.isascii() or not any("぀" <= c <= "ヿ" or "㐀" <= c <= "鿿" for c in word)


def _bounded(choice: str) -> str:
    return rf"(?:(?<!\w)|(?<=[぀-ヿ㐀-鿿]))(?:{choice})(?:(?!\w)|(?<=[぀-ヿ㐀-鿿]))"


def _choice(words: Iterable[str]) -> str:
    said = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in said) or "(?!)"
