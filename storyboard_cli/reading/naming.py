"""Finds the names of a script: who speaks, who is introduced in capitals, who comes back by name.

Capitals with an age or a description in brackets are somebody; so are capitals that no dictionary knows,
and `His dog, BISCUIT`. Common nouns of people in capitals (POLICEMEN) are extras, unless they speak, have
an age or come back. Capitals for sounds, things and camera words are nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
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
    full: tuple[str, ...] = ()  # with the words of the name that are no capitals: phoebe, larson; else empty


@dataclass(frozen=True, slots=True)
class _Seen:
    """How often a script has each run of capitals, and each word as it is written."""

    runs: Counter[str]
    words: Counter[str]
    longer: Mapping[str, Set[tuple[str, ...]]]  # word → the runs of several words that begin or end with it

    def again(self, low: tuple[str, ...]) -> bool:
        """Does the name come back, in capitals or with one?"""
        return self.runs[" ".join(low)] > 1 or self.words[low[0].capitalize()] > 0

    def alone(self, low: tuple[str, ...]) -> bool:
        """Is it the only longer name with its first or its last word: TED STRIKER, and no MARY STRIKER?"""
        for word in {low[0], low[-1]}:
            if sum(1 for run in self.longer.get(word, ()) if run != low) > 0:
                return False
        return True

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
        _longer(runs),
    )
    for run in runs:
        _introduce(run, names, seen)
    if prose:
        _prose_names(texts, names)
    names.settle()
    return names


def _longer(runs: Iterable[_Run]) -> dict[str, set[tuple[str, ...]]]:
    titles = group("discourse", "titles")
    found: dict[str, set[tuple[str, ...]]] = {}
    for run in runs:
        low = tuple(t.low for t in run.tokens)
        if len(low) > 1 and any(w not in titles for w in low[:-1]):
            for word in {low[0], low[-1]}:
                found.setdefault(word, set()).add(low)
    return found


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
    name = Name(written, words, voice_only=len(words) > 1 and words[-1] in ("voice", "voices"))
    if name.voice_only:
        return name
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
    full: tuple[str, ...] = ()
    if run:
        start, stop = _whole_name(tokens, at, end)
        if (start, stop) != (at, end):
            full = tuple(t.low for t in tokens[start:stop])
        at, end = start, stop
    before = tokens[at - 1] if at else None
    earlier = tokens[at - 2] if at > 1 else None
    last = tokens[end - 1] if run else None
    after = text[last.end : last.end + 60] if last is not None else ""
    return _Run(run, before, earlier, after, text, full)


def _whole_name(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """Where the name begins and ends whose capitals are a run: PHOEBE Larson, Diane LASSETER."""
    first, stop = at, end
    while stop < len(tokens) and stop < end + 2 and _is_part_of_name(tokens[stop]):
        stop += 1
    while first > 0 and first > at - 2 and _is_part_of_name(tokens[first - 1]):
        first -= 1
    return first, stop


def _is_part_of_name(token: Token) -> bool:
    """A capital in the action that no dictionary knows, a given name, or a title: Larson, Diane, Sheriff."""
    if token.kind != "word" or not token.title or token.caps or token.possessive or len(token.low) < 2:
        return False
    if "'" in token.low:
        return False  # It's
    if token.low in _first_names() or token.low in group("discourse", "titles"):
        return token.low not in closed()
    known = noun(token.low)
    return (
        (known is None or known.kind == "abstract")
        and not verb(token.low)
        and not is_adjective(token.low)
        and (token.low not in closed())
    )


def _introduce(run: _Run, names: Names, seen: _Seen) -> None:
    low = tuple(t.low for t in run.tokens)
    if " ".join(low) in names.names:
        if run.full:
            names.alias(run.full, names.names[" ".join(low)])
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
        cued = names.cued_part(low) if introduced or aged or seen.alone(low) else None
        if cued is not None and not _is_another(low):
            names.alias(low, cued)
        else:
            added = names.add(_name(written, low, None))
            if run.full:
                names.alias(run.full, added)


def _is_another(low: tuple[str, ...]) -> bool:
    """YOUNG RITA is not RITA, MRS. STRIKER not STRIKER."""
    return any(is_adjective(w) or w in group("discourse", "titles of relatives") for w in low)


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
    if aged and (run.full or sex_of_name(low) is not None):
        return True
    if introduced or (aged and last is None):
        return _is_introduced(run, low, introduced)
    if all(w in group("discourse", "titles") for w in low) or _is_noise(low):
        return False
    if _named_in_full(run, low) and not _is_emphasis(low):
        return True
    if _has_article(run):
        return False
    if sex_of_name(low) is not None and len(low) > 1:
        return True
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


def _is_introduced(run: _Run, low: tuple[str, ...], introduced: bool) -> bool:
    """Do the brackets or the age behind the capitals speak of somebody?"""
    last = noun(low[-1])
    if last is None or last.kind in ("abstract", "sound", "time"):
        return not _is_emphasis(low) or introduced
    return introduced and (not _is_thing(last) or any(c.isdigit() for c in run.after[:12]))


def _has_article(run: _Run) -> bool:
    """THE WARDEN, the yellow GTI."""
    words = [t.low for t in (run.earlier, run.before) if t is not None and t.kind == "word"]
    while words and is_adjective(words[-1]):
        words.pop()
    return bool(words) and words[-1] in closed() and closed()[words[-1]][0] in "DS"


def _named_in_full(run: _Run, low: tuple[str, ...]) -> bool:
    """Sheriff Bernie WATTS: a title or a given name stands beside the capitals; the Ford SUV has none."""
    beside = [w for w in run.full if w not in low]
    return any(w in _first_names() or w in group("discourse", "titles") for w in beside)


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
