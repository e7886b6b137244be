"""Runs of words in capitals in the action, and whether one is somebody's name.

Capitals stand for names, for stressed words (the door SLAMS), for sounds, things and camera words alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from storyboard_cli.reading import hidden
from storyboard_cli.reading.closed_words import closed
from storyboard_cli.reading.decades import decade_parts
from storyboard_cli.reading.given_names import given_names, sex_of_name
from storyboard_cli.reading.lexicon import Noun, counts, is_adjective, may_act, noun, verb
from storyboard_cli.reading.numbers import tens
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.reading.tokens import Token, sentences

_INTRODUCES = re.compile(r"\s*,?\s*\((?=[^()]*\w)(?!\d{4}\))")  # NIGHT (1949) is no age
_AGE_BETWEEN = re.compile(r"\s*,\s*\d{1,3}['’]?s?\s*(?:[,.;]|$)")  # PIP, 6, jumps; but: 20 feet away
_NOT_INTRODUCING = re.compile(r"\s*\((?:[^()]*\b(?:V\.O|O\.S|O\.C|VO|OS|OC)\b|CONT|MORE|beat)", re.IGNORECASE)
_OTHERS = "(?:another|other|second|two|three|four|five|many|several|some)"
_NEXT_WORD = re.compile(r"\s+(?:slowly |quickly |and )?([a-z]+)")
_WHAT_IT_IS = re.compile(
    r"\s*,\s*an?\s((?:[^\W\d_]+[\s-]){0,5}?[^\W\d_]+)(?=[.,;:]|\s(?:in|of|on|at|with)\b|$)"
)
_AGE_AFTER = re.compile(
    rf"\s*,\s*(?:\(?\d{{1,3}}['’]?s?\b|(?:{tens()})\b|"
    rf"(?:{decade_parts()})[\s-]+\w+|in (?:his|her|their) \w+|(?:an?)\s)"
)


@dataclass(slots=True)
class Run:
    """A run of words in capitals, and what stands around it."""

    tokens: list[Token]
    before: Token | None
    earlier: Token | None
    after: str
    text: str
    full: tuple[str, ...] = ()  # with the words of the name that are no capitals: phoebe, larson; else empty
    has_article: bool = False  # THE WARDEN, the yellow GTI, a long, black, gleaming MERCEDES

    @property
    def low(self) -> tuple[str, ...]:
        return tuple(t.low for t in self.tokens)

    @property
    def introduced(self) -> bool:
        """Do brackets that say what somebody looks like stand behind it, or an age in figures?"""
        if _AGE_BETWEEN.match(self.after):
            return True
        return bool(_INTRODUCES.match(self.after)) and not _NOT_INTRODUCING.match(self.after)

    @property
    def aged(self) -> bool:
        """Does an age or a description stand behind it, in brackets or between commas?"""
        return self.introduced or bool(_AGE_AFTER.match(self.after))


@dataclass(frozen=True, slots=True)
class Seen:
    """How often a script has each run of capitals, and each word as it is written."""

    runs: Counter[str]
    words: Counter[str]
    text: str
    longer: Mapping[str, Set[tuple[str, ...]]]  # word → the runs of several words that begin or end with it

    def again(self, low: tuple[str, ...]) -> bool:
        """Does the name come back, in capitals or with one?"""
        return self.runs[" ".join(low)] > 1 or self.words[low[0].capitalize()] > 0

    def acts(self, low: tuple[str, ...]) -> bool:
        """Does anybody of that name do something anywhere: `Jakoby fires`, but not `in Orkish`?"""
        words = {
            form for w in (low[0], low[-1]) for form in (re.escape(w.upper()), re.escape(w.capitalize()))
        }
        found = re.finditer(rf"\b(?:{'|'.join(sorted(words))})\b", self.text)
        return any(_acts_behind(self.text, match.end()) for match in found)

    def alone(self, low: tuple[str, ...]) -> bool:
        """Is it the only longer name with its first or its last word: TED STRIKER, and no MARY STRIKER?"""
        for word in {low[0], low[-1]}:
            if sum(1 for run in self.longer.get(word, ()) if run != low) > 0:
                return False
        return True

    def is_the_only_one(self, low: tuple[str, ...]) -> bool:
        """Does it come in once, and back as the one that is known: a DOG, the dog, and no other dog?"""
        word = re.escape(" ".join(low))
        others = rf"(?i)\b(?:{_OTHERS}\b.{{0,20}}\b{word}|{word}e?s)\b"
        if self.runs[" ".join(low)] != 1 or re.search(others, self.text):
            return False
        said = re.findall(rf"(?i)\b(an?|the)\s+(?:[\w-]+,?\s+){{0,3}}?{word}\b", self.text)
        articles = [article.lower() for article in said]
        return "the" in articles and sum(article != "the" for article in articles) == 1

    def small(self, low: tuple[str, ...]) -> bool:
        """Do its words come back in small letters: TALL WARDEN, the tall warden?"""
        return self.words[low[-1]] > 0 and self.words[low[0]] + self.words[low[0].capitalize()] > 0


def longer_runs(runs: Iterable[Run]) -> dict[str, set[tuple[str, ...]]]:
    """Word → the names of several words that begin or end with it."""
    titles = group("discourse", "titles")
    found: dict[str, set[tuple[str, ...]]] = {}
    for run in runs:
        low = run.low
        if len(low) > 1 and any(w not in titles for w in low[:-1]):
            for word in {low[0], low[-1]}:
                found.setdefault(word, set()).add(low)
    return found


def runs_of(text: str) -> list[Run]:
    """The runs of words in capitals of one paragraph; a whole line of them is a shot or a shout, and none."""
    found = []
    for tokens in sentences(text):
        words = [t for t in tokens if t.kind == "word"]
        if words and all(t.text.isupper() for t in words) and (len(words) > 3 or _is_told(words)):
            continue
        at = 0
        while at < len(tokens):
            end = at
            while end < len(tokens) and (tokens[end].caps or (end > at and _continues(tokens, end))):
                end += 1
            if end > at:
                found.append(_run(tokens, at, end, text))
            at = max(end, at + 1)
    return [run for run in found if run.tokens]


def _is_told(words: Sequence[Token]) -> bool:
    """NEWTON BLASTS ROSE: a short sentence, and no name."""
    return len(words) > 2 and any(may_act(word.low) for word in words[1:-1])


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind == "number" and token.text.isdigit():
        return True
    if token.kind == "quote":  # IDOWU "PROFESSOR" BANJO
        return token.text.isupper() and at + 1 < len(tokens) and tokens[at + 1].caps
    return (
        len(token.text) == 1
        and token.text.isupper()
        and token.kind == "word"
        and at + 1 < len(tokens)
        and (tokens[at + 1].caps)
    )


def _run(tokens: Sequence[Token], at: int, end: int, text: str) -> Run:
    run = list(tokens[at:end])
    camera = hidden.unseen("camera")
    if len(run) > 2 and run[0].low == "we":  # WE FOLLOW NED
        del run[:2]
        at += 2
    while run and (run[0].low in closed() or run[0].low in camera or run[0].low in ("close", "angle", "we")):
        run.pop(0)
        at += 1
    while len(run) > 1 and run[0].low.endswith("ing") and verb(run[0].low):  # REVEALING JAKOBY
        run.pop(0)
        at += 1
    while run and run[-1].low in closed() and len(run) > 1:
        run.pop()
        end -= 1
    if len(run) == 1 and at and _is_stressed_verb(tokens[at - 1], run[0]):
        run.clear()
    after_all = end
    owner = next((i for i, t in enumerate(run[:-1]) if t.possessive), -1)
    if owner >= 0 and not _is_whose(run):  # DEXTER'S FACE (30s)
        del run[owner + 1 :]
        end = at + len(run)
    full: tuple[str, ...] = ()
    if run:
        start, stop = _whole_name(tokens, at, end)
        if (start, stop) != (at, end):
            full = tuple(t.low for t in tokens[start:stop])
        at, end = start, stop
    before = tokens[at - 1] if at else None
    earlier = tokens[at - 2] if at > 1 else None
    last = tokens[max(end, after_all) - 1] if run else None
    after = text[last.end : last.end + 60] if last is not None else ""
    return Run(run, before, earlier, after, text, full, bool(run) and _has_article(tokens, at))


def _has_article(tokens: Sequence[Token], at: int) -> bool:
    """Does an article, or whose it is, stand before the word, with nothing but adjectives between them?"""
    before = at - 1
    while before >= 0 and _is_between(tokens[before]):
        before -= 1
    word = tokens[before] if before >= 0 else None
    if word is None or word.kind != "word":
        return False
    return word.possessive or closed().get(word.low, " ")[0] in "DS"


def _is_between(token: Token) -> bool:
    """An adjective, or what joins two: small and red, long, black."""
    if token.kind == "comma":
        return True
    return token.kind == "word" and (
        token.low == "and" or (is_adjective(token.low) and token.low not in closed())
    )


def _is_stressed_verb(before: Token, token: Token) -> bool:
    """Gordon ROARS; but: Gordon BANKS."""
    acts = may_act(token.low)
    used = counts(next((lemma for lemma, form in verb(token.low) if form == "s"), token.low))
    return acts and used.verb > used.noun and before.kind == "word" and before.title


def _is_whose(run: Sequence[Token]) -> bool:
    """CASEY'S MOM, WOMAN'S VOICE: somebody who is called by whose he or she is."""
    last = noun(run[-1].low)
    return last is None or last.kind in ("person", "animal", "group") or run[-1].low in ("voice", "voices")


def _whole_name(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """Where the name begins and ends whose capitals are a run: PHOEBE Larson, Diane LASSETER."""
    first, stop = at, end
    while stop < len(tokens) and stop < end + 2 and _is_part_of_name(tokens[stop]):
        stop += 1
    while first > 0 and first > at - 2 and _is_part_of_name(tokens[first - 1]):
        first -= 1
    if first < at and first > 0 and tokens[first - 1].low in group("discourse", "titles"):
        first -= 1  # MRS. Sarah GARRETTY
    return first, stop


def _is_part_of_name(token: Token) -> bool:
    """A capital in the action that no dictionary knows, a given name, or a title: Larson, Diane, Sheriff."""
    if token.kind != "word" or not token.title or token.caps or token.possessive or len(token.low) < 2:
        return False
    if "'" in token.low:
        return False  # It's
    if token.low in given_names() or token.low in group("discourse", "titles"):
        return token.low not in closed()
    known = noun(token.low)
    return (
        (known is None or known.kind == "abstract")
        and not verb(token.low)
        and not is_adjective(token.low)
        and (token.low not in closed())
    )


def is_name(run: Run, seen: Seen) -> bool:
    """Is it somebody's name?"""
    low, introduced, aged = run.low, run.introduced, run.aged
    last = noun(low[-1])
    if aged and (run.full or sex_of_name(low) is not None):
        return True
    if introduced or (aged and last is None):
        return _is_introduced(run)
    several = last is not None and last.kind == "person" and last.plural  # SWAT COPS
    if several or all(w in group("discourse", "titles") for w in low) or _is_noise(low):
        return False
    if (_named_in_full(run) or _is_titled(low)) and not _is_emphasis(low):
        return True
    is_thing = last is not None or low[-1] in lookup("drawn_vehicles")
    if run.has_article and (is_thing or _has_article_near(run)):
        return False
    if sex_of_name(low) is not None and len(low) > 1:
        return True
    if len(low) == 1 and sex_of_name(low) is not None and (_acts(run) or _beside_and(run)):
        return True
    if last is not None and (len(low) == 1 or _is_thing(last) or last.kind in ("part", "place", "sound")):
        return False
    if _is_emphasis(low) or has_grammar(low):
        return False
    if all(noun(w) or verb(w) or is_adjective(w) or len(w) < 2 for w in low):
        return False  # LIGHTNING CRASH: every word is a dictionary's, and none is a name's
    if len(low) > 1 and low[0] in group("discourse", "titles"):
        return True
    return sex_of_name(low) is not None or _acts(run) or (seen.again(low) and seen.acts(low))


def is_of_a_place(run: Run) -> bool:
    """THE EXETER, an extremely fancy looking club; SAN DIEGO TRAUMA COUNSELING."""
    last = noun(run.low[-1]) if len(run.low) > 2 and not run.aged else None
    if last is not None and last.kind == "abstract":
        return True
    said = _WHAT_IT_IS.match(run.after)
    words = said[1].lower().split() if said else []
    named = noun(words[-1]) if words else None
    return named is not None and named.kind == "place"


def _is_introduced(run: Run) -> bool:
    """Do the brackets or the age behind the capitals speak of somebody?"""
    last = noun(run.low[-1])
    if last is None or last.kind in ("abstract", "sound", "time"):
        return not _is_emphasis(run.low) or run.introduced
    return run.introduced and (not _is_thing(last) or any(c.isdigit() for c in run.after[:12]))


def _has_article_near(run: Run) -> bool:
    """The yellow GTI; but: a tired, hungry SARAH, as nobody knows a thing of that name."""
    words = [t for t in (run.earlier, run.before) if t is not None and t.kind == "word"]
    return any(closed().get(t.low, " ")[0] in "DS" for t in words)


def _named_in_full(run: Run) -> bool:
    """Sheriff Bernie WATTS: a title or a given name stands beside the capitals; the Ford SUV has none."""
    beside = [w for w in run.full if w not in run.low]
    return any(w in given_names() or w in group("discourse", "titles") for w in beside)


def _acts(run: Run) -> bool:
    """Does a verb or what is his or hers follow: DOC lies, MALLOY's feet?"""
    return run.tokens[-1].possessive or _acts_behind(run.after, 0)


def _acts_behind(text: str, at: int) -> bool:
    after = _NEXT_WORD.match(text, at)
    return after is not None and (
        after[1] in ("is", "has") or any(form in ("s", "past") for _, form in verb(after[1]))
    )


def _is_titled(low: tuple[str, ...]) -> bool:
    """SHERIFF COBB, CHEF ORTEGA: a calling, and a word that no dictionary knows."""
    calling = noun(low[0]) if len(low) == 2 else None
    unknown = noun(low[-1]) is None and not verb(low[-1]) and not is_adjective(low[-1])
    return calling is not None and calling.kind == "person" and not calling.plural and unknown


def _beside_and(run: Run) -> bool:
    """JACK and ROSE; with ROSE."""
    before = run.before.low if run.before is not None else ""
    return before in ("and", "with", "to", "at") or run.after.startswith((" and ", " AND "))


def has_grammar(low: tuple[str, ...]) -> bool:
    """Capitals for a whole clause or a sign: HOLDS HIS BREATH, SMOKING IS FORBIDDEN, MUSIC BUILDS."""
    camera = hidden.unseen("camera")
    if any(w in camera for w in low) or any(
        w in closed() and w not in group("discourse", "titles") for w in low
    ):
        return True
    if len(low) > 1 and low[0].endswith("ly") and may_act(low[1]):
        return True  # TELEKINETICALLY FLIPS THE TABLE
    return len(low) > 1 and any(may_act(w) and (noun(w) is None or at == 0) for at, w in enumerate(low))


def _is_noise(low: tuple[str, ...]) -> bool:
    """ZOOOM, WAAAAAAH, AA, BRRRING, BLAM-BLAM."""
    parts = low[0].split("-")
    return len(low) == 1 and (
        (len(parts) > 1 and len(set(parts)) == 1)
        or re.search(r"(.)\1\1", low[0]) is not None
        or not set(low[0]) & set("aeiouyáéíóúäöü")
        or len(low[0]) < 3
    )


def _is_thing(known: Noun) -> bool:
    return known.kind in ("thing", "vehicle", "body", "plant", "substance", "weather", "light")


def _is_emphasis(low: tuple[str, ...]) -> bool:
    """A stressed verb, adjective or grammar word: the door SLAMS, it is HUGE."""
    return all(bool(verb(w)) or is_adjective(w) or w in closed() or w in hidden.unseen("camera") for w in low)
