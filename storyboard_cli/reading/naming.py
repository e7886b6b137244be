"""Finds the names of a script: who speaks, who is introduced in capitals, who comes back by name.

Capitals with an age or a description in brackets are somebody; so are capitals that no dictionary knows,
and `His dog, BISCUIT`. Common nouns of people in capitals (POLICEMEN) are extras, unless they speak, have
an age or come back. Capitals for sounds, things and camera words are nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from storyboard_cli.reading import hidden
from storyboard_cli.reading.discourse import Name, Names
from storyboard_cli.reading.lexicon import Noun, compound, is_adjective, noun, verb
from storyboard_cli.reading.shown import Kind
from storyboard_cli.reading.subject import FEMALE, MALE
from storyboard_cli.reading.tables import ENGLISH, group, table, words_of
from storyboard_cli.reading.tagging import closed
from storyboard_cli.reading.tokens import Token, sentences

_CAPITALS = re.compile(r"[^\W\d_a-z]{2}")
_LIVING = ("person", "animal")
_INTRODUCES = re.compile(r"\s*,?\s*\((?=[^()]*\w)(?!\d{4}\))")  # NIGHT (1949) is no age
_NOT_INTRODUCING = re.compile(r"\s*\((?:[^()]*\b(?:V\.O|O\.S|O\.C|VO|OS|OC)\b|CONT|MORE|beat)", re.IGNORECASE)
_AGE_AFTER = re.compile(
    r"\s*,\s*(?:\(?\d{1,3}['’]?s?\b|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b|"
    r"(?:early|mid|late)[\s-]+\w+|in (?:his|her|their) \w+|(?:an?)\s)"
)
_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST = 2  # how often a word with a capital must be a name in prose without introductions


@dataclass(slots=True)
class _Run:
    """A run of words in capitals, and what stands around it."""

    tokens: list[Token]
    before: Token | None
    earlier: Token | None
    after: str
    text: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """How often a script has each run of capitals, and each word as it is written."""

    runs: Counter[str]
    words: Counter[str]

    def again(self, low: tuple[str, ...]) -> bool:
        """Does the name come back, in capitals or with one?"""
        return self.runs[" ".join(low)] > 1 or self.words[low[0].capitalize()] > 0

    def small(self, low: tuple[str, ...]) -> bool:
        """Do its words come back in small letters: TALL WARDEN, the tall warden?"""
        return self.words[low[-1]] > 0 and self.words[low[0]] + self.words[low[0].capitalize()] > 0


def find_names(texts: Sequence[str], cues: Iterable[str] = (), *, prose: bool = True) -> Names:
    """The names of a script: `cues` as the script writes them, then whoever the action introduces.

    `prose`: words with a capital that no English dictionary knows may be names, too.
    """
    names = Names()
    for cue in cues:
        add_cue(names, cue)
    runs = [run for text in texts if _CAPITALS.search(text) for run in _runs(text)]
    seen = _Seen(
        Counter(" ".join(t.low for t in run.tokens) for run in runs),
        Counter(w for text in texts for w in _WORDS.findall(text)) if runs else Counter(),
    )
    for run in runs:
        _introduce(run, names, seen)
    if prose:
        _prose_names(texts, names)
    names.settle()
    return names


def add_cue(names: Names, cue: str) -> Name | None:
    """The name that a cue is, in whatever writing."""
    words = tuple(t.low for s in sentences(cue) for t in s if t.kind in ("word", "number"))
    everybody = words_of("cues", "all_present")
    if (
        not words
        or words[0].upper() in everybody - {"ALL", "TOGETHER"}
        or " ".join(words).upper() in everybody
    ):
        return None
    return names.add(_name(cue, words, _noun_of(words)))


def _noun_of(words: tuple[str, ...]) -> Noun | None:
    """The common noun that a name ends with: warden (TALL WARDEN), parrot; None for OLD WEI."""
    bare = words[:-1] if len(words) > 1 and words[-1].isdigit() else words
    if bare[0] in _first_names():
        return None  # PHOEBE, JOHN: names, whatever else a dictionary calls so
    for size in (3, 2):
        if len(bare) >= size and (whole := compound(bare[-size:])) is not None:
            return whole if whole.kind in _LIVING else None
    found = noun(bare[-1])
    if found is None:
        return None
    if hidden.collective(found.lemma) or hidden.collective(bare[-1]):
        return Noun(found.lemma, "group", found.codes, True)
    if found.kind not in _LIVING:
        return None
    others = [
        w for w in bare[:-1] if noun(w) is None and not is_adjective(w) and w not in closed() and not verb(w)
    ]
    return None if others else found


def _name(written: str, words: tuple[str, ...], known: Noun | None) -> Name:
    name = Name(written, words)
    if known is not None:
        name.common, name.what = True, known.lemma
        name.kind = "animal" if known.kind == "animal" else "group" if known.kind == "group" else "person"
        name.child = "child" in known.codes
        name.sex = FEMALE if "f" in known.codes else MALE if "m" in known.codes else None
        many = hidden.collective(words[-1]) or hidden.collective(known.lemma)
        name.count = many or (3 if known.plural else 1)
    else:
        name.sex = sex_of_name(words)
    return name


@cache
def _first_names() -> dict[str, str]:
    said = table(ENGLISH, "first_names")
    return {n: sex for key, sex in (("f", FEMALE), ("m", MALE)) for n in said.get(key, ())}


def sex_of_name(words: Sequence[str]) -> str | None:
    """What a first name or a title says of somebody's sex; None where it may be either."""
    for word in words:
        for sex, titles in ((MALE, "male titles"), (FEMALE, "female titles")):
            if word in group("discourse", titles):
                return sex
    return next((s for w in words if (s := _first_names().get(w))), None)


# -- runs of capitals -----


def _runs(text: str) -> list[_Run]:
    found = []
    for tokens in sentences(text):
        words = [t for t in tokens if t.kind == "word"]
        if words and all(t.text.isupper() for t in words) and len(words) > 3:
            continue  # a line in capitals is a shot or a shout
        at = 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and (tokens[end].caps or (end > at and _continues(tokens, end))):
                end += 1
            if end > at:
                found.append(_run(tokens, at, end, text))
            at = max(end, at + 1)
    return [run for run in found if run.tokens]


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "number" and token.text.isdigit():
        return True
    return (
        len(token.text) == 1
        and token.text.isupper()
        and token.kind == "word"
        and at + 1 < len(tokens)
        and (tokens[at + 1].caps)
    )


def _run(tokens: Sequence[Token], at: int, end: int, text: str) -> _Run:
    run = list(tokens[at:end])
    camera = hidden.unseen("camera")
    if len(run) > 2 and run[0].low == "we":  # WE FOLLOW NED
        del run[:2]
        at += 2
    while run and (run[0].low in closed() or run[0].low in camera or run[0].low in ("close", "angle", "we")):
        run.pop(0)
        at += 1
    while run and run[-1].low in closed() and len(run) > 1:
        run.pop()
        end -= 1
    before = tokens[at - 1] if at else None
    earlier = tokens[at - 2] if at > 1 else None
    after = text[run[-1].end : run[-1].end + 60] if run else ""
    return _Run(run, before, earlier, after, text)


def _introduce(run: _Run, names: Names, seen: _Seen) -> None:
    low = tuple(t.low for t in run.tokens)
    if " ".join(low) in names.names:
        return
    introduced = bool(_INTRODUCES.match(run.after)) and not _NOT_INTRODUCING.match(run.after)
    aged = introduced or bool(_AGE_AFTER.match(run.after))
    written = " ".join(t.text[: len(t.low)] if t.possessive else t.text for t in run.tokens)
    voice = low[-1] in ("voice", "voices")  # WOMAN'S VOICE is heard
    if voice or (not introduced and (_has_grammar(low) or _name_that_acts(low, names))):
        return
    beside = _beside(run)
    if beside is not None:
        name = names.add(_name(written, low, None))
        robot = beside.lemma in group("discourse", "machines")
        kinds: dict[str, Kind] = {
            "animal": "animal",
            "vehicle": "vehicle",
            "thing": "person" if robot else "thing",
        }
        name.what, name.kind = beside.lemma, kinds.get(beside.kind, "person")
        name.sex = name.sex or (FEMALE if "f" in beside.codes else MALE if "m" in beside.codes else None)
        return
    known = _noun_of(low)
    if (
        known is not None
        and known.kind == "animal"
        and introduced
        and any(c.isdigit() for c in run.after[:12])
    ):
        known = None  # NIGHTJAR (30s): a name that happens to be a bird's
        names.add(_name(written, low, None))
        return
    if known is not None:
        if known.kind == "group":
            return
        comes_back = seen.runs[" ".join(low)] > 1 or (len(low) > 1 and seen.small(low))
        alone = not known.plural and (introduced or comes_back)
        if alone and (known.kind == "person" or (comes_back and introduced and known.kind == "animal")):
            names.add(_name(written, low, known))
        return
    if _is_name(run, low, introduced, aged, seen):
        younger = any(is_adjective(w) for w in low)  # YOUNG RITA is not RITA
        cued = names.cued_part(low) if (introduced or aged) and not younger else None
        if cued is not None:
            names.alias(low, cued)
        else:
            names.add(_name(written, low, None))


def _beside(run: _Run) -> Noun | None:
    """The noun whose name this is: his dog, BISCUIT; a beagle named BISCUIT; the robot PIP."""
    before, earlier = run.before, run.earlier
    if before is None:
        return None
    if before.kind == "comma" and earlier is not None:
        found = noun(earlier.low)
        if found is not None and found.kind in _LIVING and not found.plural and _ends_apposition(run.after):
            return found
        return None
    if before.low in hidden.unseen("named") and earlier is not None:
        found = noun(earlier.low)
        return found if found is not None and not found.plural and found.kind in (*_LIVING, "thing") else None
    if before.kind != "word" or before.caps:
        return None
    named = noun(run.tokens[-1].low) is None or (earlier is not None and earlier.low == "the")
    found = noun(before.low) if named else None
    if found is None or found.plural or before.title:
        return None
    machine = found.lemma in group("discourse", "machines")
    return found if found.kind in (*_LIVING, "vehicle") or machine else None


def _ends_apposition(after: str) -> bool:
    said = after.lstrip()
    return not said or said[0] in ",.(—–-;" or (said.startswith("and ") is False and said[:1].islower())


def _is_name(run: _Run, low: tuple[str, ...], introduced: bool, aged: bool, seen: _Seen) -> bool:
    last = noun(low[-1])
    if introduced or (aged and last is None):
        if last is None or last.kind in ("abstract", "sound", "time"):
            return not _is_emphasis(low) or introduced
        return introduced and (not _is_thing(last) or any(c.isdigit() for c in run.after[:12]))
    if all(w in group("discourse", "titles") for w in low) or _is_noise(low):
        return False
    if sex_of_name(low) is not None and len(low) > 1:
        return True
    before = run.before.low if run.before is not None and run.before.kind == "word" else ""
    if before in closed() and closed()[before][0] in "DS":
        return False
    if len(low) == 1 and sex_of_name(low) is not None and (_acts(run) or _beside_and(run)):
        return True
    if last is not None and (len(low) == 1 or _is_thing(last) or last.kind in ("part", "place", "sound")):
        return False
    if _is_emphasis(low) or _has_grammar(low):
        return False
    if all(noun(w) or verb(w) or is_adjective(w) or len(w) < 2 for w in low):
        return False  # LIGHTNING CRASH: every word is a dictionary's, and none is a name's
    if len(low) > 1 and low[0] in group("discourse", "titles"):
        return True
    return sex_of_name(low) is not None or _acts(run) or seen.again(low)


def _acts(run: _Run) -> bool:
    """Does a verb or what is his or hers follow: DOC lies, MALLOY's feet?"""
    if run.tokens[-1].possessive:
        return True
    after = re.match(r"\s+(?:slowly |quickly |and )?([a-z]+)", run.after)
    return after is not None and (
        after[1] in ("is", "has") or any(form in ("s", "past") for _, form in verb(after[1]))
    )


def _beside_and(run: _Run) -> bool:
    """JACK and ROSE; with ROSE."""
    before = run.before.low if run.before is not None else ""
    return before in ("and", "with", "to", "at") or run.after.startswith((" and ", " AND "))


def _has_grammar(low: tuple[str, ...]) -> bool:
    """Capitals for a whole clause or a sign: HOLDS HIS BREATH, SMOKING IS FORBIDDEN, MUSIC BUILDS."""
    camera = hidden.unseen("camera")
    if any(w in camera for w in low) or any(
        w in closed() and w not in group("discourse", "titles") for w in low
    ):
        return True
    return len(low) > 1 and any(
        any(form == "s" for _, form in verb(w)) and (noun(w) is None or at == 0) for at, w in enumerate(low)
    )


def _name_that_acts(low: tuple[str, ...], names: Names) -> bool:
    """MIKE SUDDENLY LUNGES: a known name and what it does, all in capitals."""
    names.settle_once()
    found = names.at(low, 0)
    if found is None or found[1] == len(low):
        return False
    after = low[found[1]]
    return bool(verb(after)) or after.endswith("ly") or after in closed()


def _is_noise(low: tuple[str, ...]) -> bool:
    """ZOOOM, WAAAAAAH, AA, BRRRING."""
    return len(low) == 1 and (
        re.search(r"(.)\1\1", low[0]) is not None
        or not set(low[0]) & set("aeiouyáéíóúäöü")
        or len(low[0]) < 3
    )


def _is_thing(known: Noun) -> bool:
    return known.kind in ("thing", "vehicle", "body", "plant", "substance", "weather", "light")


def _is_emphasis(low: tuple[str, ...]) -> bool:
    """A stressed verb, adjective or grammar word: the door SLAMS, it is HUGE."""
    return all(bool(verb(w)) or is_adjective(w) or w in closed() or w in hidden.unseen("camera") for w in low)


# -- names in prose -----


def _prose_names(texts: Sequence[str], names: Names) -> None:
    """Words with a capital inside sentences that no dictionary knows, and that act: Anna, Iris."""
    acting: Counter[str] = Counter()
    seen: dict[str, str] = {}
    known = {w for name in names.names.values() for w in name.words}
    for text in texts:
        for tokens in sentences(text):
            for index, token in enumerate(tokens[:-1]):
                before = tokens[index - 1] if index else token
                longer = (
                    index > 0
                    and before.title
                    and before.kind == "word"
                    and (index > 1 or before.low in known or before.low in _first_names())
                )
                if longer or not _could_be_name(token, index, known):
                    continue
                after = tokens[index + 1]
                if (
                    after.kind == "word" and any(form == "s" for _, form in verb(after.low))
                ) or after.low in ("is", "has"):
                    acting[token.low] += 1
                    seen.setdefault(token.low, token.text)
    for low, count in acting.items():
        if count >= _FEWEST or low in _first_names():
            names.add(_name(seen[low], (low,), None))


def _could_be_name(token: Token, index: int, known: set[str]) -> bool:
    if token.kind != "word" or not token.title or token.caps or token.possessive or token.low in known:
        return False
    if len(token.low) < 2 or token.low in closed():
        return False
    if token.low in _first_names():
        return noun(token.low) is None or index > 0
    return (
        noun(token.low) is None
        and not verb(token.low)
        and not is_adjective(token.low)
        and (not token.low.endswith("ly"))
    )
