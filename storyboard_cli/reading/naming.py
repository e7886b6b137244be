"""Finds the names of a script: who speaks, who is introduced in capitals, who comes back by name.

Capitals with an age or a description in brackets are somebody; so are capitals that no dictionary knows,
and `His dog, BISCUIT`. Common nouns of people in capitals (POLICEMEN) are extras, unless they speak, have
an age or come back. Capitals for sounds, things and camera words are nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from storyboard_cli.reading import hidden
from storyboard_cli.reading.animal_names import beast_behind, is_of_family, is_person, tell_apart
from storyboard_cli.reading.capitals import (
    Run,
    Seen,
    has_grammar,
    is_name,
    is_of_a_place,
    longer_runs,
    runs_of,
)
from storyboard_cli.reading.closed_words import closed
from storyboard_cli.reading.discourse import Name, Names
from storyboard_cli.reading.given_names import given_names, sex_of_name
from storyboard_cli.reading.lexicon import Noun, compound, is_adjective, may_act, noun, verb
from storyboard_cli.reading.short_names import add_misspelt, add_short_names, single_out
from storyboard_cli.reading.shown import Kind
from storyboard_cli.reading.subject import FEMALE, MALE
from storyboard_cli.reading.tables import group, words_of
from storyboard_cli.reading.tokens import Token, sentences

_CAPITALS = re.compile(r"[^\W\d_a-z]{2}")
_LIVING = ("person", "animal")
_WORDS = re.compile(r"[^\W\d_]+")
_NAME, _LONGEST = 2, 4  # words of a title with a surname, and of a name
_FEWEST = 2  # how often a word with a capital must be a name in prose without introductions


def find_names(
    texts: Sequence[str], cues: Iterable[str] = (), *, places: Iterable[str] = (), prose: bool = True
) -> Names:
    """The names of a script: `cues` as the script writes them, then whoever the action introduces.

    `places` are the locations of its headings: EXT. ANGEL GROVE LAKE makes a town of Angel Grove.
    `prose`: words with a capital that no English dictionary knows may be names, too.
    """
    names = Names()
    for cue in cues:
        add_cue(names, cue)
    single_out(names, texts)
    tell_apart(names, texts)
    add_short_names(names, texts)
    add_misspelt(names, texts)
    runs = [run for text in texts if _CAPITALS.search(text) for run in runs_of(text)]
    seen = Seen(
        Counter(" ".join(run.low) for run in runs),
        Counter(w for text in texts for w in _WORDS.findall(text)) if runs else Counter(),
        "\n".join(texts) if runs else "",
        longer_runs(runs),
    )
    towns = _towns(places) if runs or prose else frozenset()
    for run in runs:
        if not (_speaks_by_title(run, names) or _nicknamed(run, names)) and (
            run.low not in towns or run.aged
        ):
            _introduce(run, names, seen)
    if prose:
        _prose_names(texts, names, towns)
    names.settle()
    return names


def _towns(places: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Words that name places: a whole location, or two or three words of one, whose none is anybody's."""
    found: set[tuple[str, ...]] = set()
    for place in dict.fromkeys(places):
        words = [t for line in sentences(place) for t in line if t.kind == "word"]
        low = tuple("'" if t.possessive else t.low for t in words)
        found.add(low)
        found |= {low[at : at + size] for size in (2, 3) for at in range(len(low) - size + 1)}
    return frozenset(found)


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
    if bare[0] in given_names():
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


# -- names in capitals -----


def _introduce(run: Run, names: Names, seen: Seen) -> None:
    low = run.low
    if names.is_alias(low) or " ".join(low) in names.names:
        if run.full and not names.is_alias(low):
            names.alias(run.full, names.names[" ".join(low)])
        return
    introduced = run.introduced
    written = " ".join(t.text[: len(t.low)] if t.possessive else t.text for t in run.tokens)
    voice = low[-1] in ("voice", "voices")  # WOMAN'S VOICE is heard
    written_on = run.before is not None and run.before.low in hidden.unseen("written")  # the name ZOE KANE
    told = not introduced or len(low) > _LONGEST
    if voice or written_on or (told and (has_grammar(low) or _name_that_acts(low, names))):
        return
    if _has_noun(run, names, written):
        return
    known = _noun_of(low)
    if known is not None and known.kind == "animal" and _is_somebody(run):
        names.add(_name(written, low, None))  # a name that happens to be an animal's
        return
    if known is not None:
        if known.kind == "group" or (known.kind == "person" and _is_calling(run)):
            return
        if not known.plural and _is_one_of_the_cast(low, known, seen, introduced=introduced):
            names.add(_name(written, low, known))
        return
    if not is_of_a_place(run) and is_name(run, seen):
        cued = names.cued_part(low) if run.aged or seen.alone(low) else None
        if cued is not None and not _is_another(low):
            names.alias(low, cued)
        else:
            added = names.add(_name(written, low, None))
            if run.full:
                names.alias(run.full, added)


def _is_one_of_the_cast(low: tuple[str, ...], known: Noun, seen: Seen, *, introduced: bool) -> bool:
    """Is it somebody, and not only one of many: TALL WARDEN (50s), a scruffy DOG that comes back?"""
    comes_back = seen.runs[" ".join(low)] > 1 or (len(low) > 1 and seen.small(low))
    if known.kind == "animal":
        return (comes_back and introduced) or seen.is_the_only_one(low)
    return known.kind == "person" and (introduced or comes_back)


def _has_noun(run: Run, names: Names, written: str) -> bool:
    """His dog, BISCUIT; the robot PIP; REX, a three-legged dog: the words beside a name say what bears it."""
    beside, beast = _beside(run), beast_behind(run.after)
    if beside is None and not beast:
        return False
    name = names.add(_name(written, run.low, None))
    if beside is None:
        name.kind, name.what = "animal", beast
        return True
    robot = beside.lemma in group("discourse", "machines")
    kinds: dict[str, Kind] = {
        "animal": "animal",
        "vehicle": "vehicle",
        "thing": "person" if robot else "thing",
    }
    name.what, name.kind = beside.lemma, kinds.get(beside.kind, "person")
    name.sex = name.sex or (FEMALE if "f" in beside.codes else MALE if "m" in beside.codes else None)
    return True


def _is_somebody(run: Run) -> bool:
    """NIGHTJAR (30s); FOX, a sailor."""
    aged = run.introduced and any(c.isdigit() for c in run.after[:12])
    return aged or (run.full == () and is_person(run.after))


def _nicknamed(run: Run, names: Names) -> bool:
    """IDOWU "PROFESSOR" BANJO: one person, whichever of the names speaks."""
    if not any(t.kind == "quote" for t in run.tokens):
        return False
    words = tuple(t.low for t in run.tokens if t.kind != "quote")
    nick = next(t for t in run.tokens if t.kind == "quote").low.strip('"“”«»')
    forms = [" ".join(words), nick, words[0], words[-1]]
    name = next((names.names[form] for form in forms if form in names.names), None)
    if name is None:
        written = " ".join(t.text for t in run.tokens if t.kind != "quote")
        name = names.add(_name(written, words, None))
    name.sex = name.sex or sex_of_name(words)
    for form in (run.low, words, tuple(nick.split())):
        if " ".join(form) != name.key:
            names.alias(form, name)
    return True


def _speaks_by_title(run: Run, names: Names) -> bool:
    """Let MRS. Sarah GARRETTY be the MRS. GARRETTY who speaks."""
    full = run.full
    cued = names.names.get(f"{full[0]} {full[-1]}") if len(full) > _NAME else None
    if cued is None or full[0] not in group("discourse", "titles"):
        return False
    names.alias(full, cued)
    return True


def _is_calling(run: Run) -> bool:
    """GAVIN BELSON, CIO (chief of something): what the one before is."""
    comma = run.before is not None and run.before.kind == "comma"
    return comma and run.earlier is not None and run.earlier.caps


def _is_another(low: tuple[str, ...]) -> bool:
    """YOUNG RITA is not RITA, MRS. STRIKER not STRIKER."""
    return any(is_adjective(w) or w in group("discourse", "titles of relatives") for w in low)


def _beside(run: Run) -> Noun | None:
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
    if before.kind != "word" or before.caps or _is_deed(run.low):
        return None
    kin = is_of_family(before.low) and earlier is not None and closed().get(earlier.low, " ")[0] == "S"
    named = kin or noun(run.tokens[-1].low) is None or (earlier is not None and earlier.low == "the")
    found = noun(before.low) if named else None
    if found is None or found.plural or before.title:
        return None
    machine = found.lemma in group("discourse", "machines")
    return found if found.kind in (*_LIVING, "vehicle") or machine else None


def _is_deed(low: tuple[str, ...]) -> bool:
    """The plane EXPLODES, the car UNCRUNCHES, its doors EXPLODE OPEN; but: the robot PIP."""
    forms = {form for _, form in verb(low[0])}
    coined = noun(low[0]) is None and low[0].endswith(("es", "ed"))
    return coined or bool(forms - {"base"}) or (bool(forms) and len(low) > 1)


def _ends_apposition(after: str) -> bool:
    said = after.lstrip()
    return not said or said[0] in ",.(—–-;" or (said.startswith("and ") is False and said[:1].islower())


def _name_that_acts(low: tuple[str, ...], names: Names) -> bool:
    """MIKE SUDDENLY LUNGES: a known name and what it does, all in capitals."""
    names.settle_once()
    found = names.at(low, 0)
    if found is None or found[1] == len(low):
        return False
    after = low[found[1]]
    return bool(verb(after)) or after.endswith("ly") or after in closed()


# -- names in prose -----


def _prose_names(texts: Sequence[str], names: Names, towns: frozenset[tuple[str, ...]]) -> None:
    """Words with a capital inside sentences that no dictionary knows, and that act: Anna, Iris."""
    acting: Counter[str] = Counter()
    pointed: Counter[str] = Counter()  # her Miata, a Mazda Miata: what it is, and nobody's name
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
                    and (index > 1 or before.low in known or before.low in given_names())
                )
                if longer or not _could_be_name(token, index, known):
                    continue
                if index and (before.possessive or closed().get(before.low, " ")[0] in "DS"):
                    pointed[token.low] += 1
                    continue
                after = tokens[index + 1]
                if (after.kind == "word" and may_act(after.low)) or after.low in ("is", "has"):
                    acting[token.low] += 1
                    seen.setdefault(token.low, token.text)
    for low, count in acting.items():
        often = count >= max(_FEWEST, pointed[low] + 1) or low in given_names()
        if often and (low,) not in towns and not names.is_alias((low,)):
            names.add(_name(seen[low], (low,), None))


def _could_be_name(token: Token, index: int, known: set[str]) -> bool:
    if token.kind != "word" or not token.title or token.caps or token.possessive or token.low in known:
        return False
    if len(token.low) < 2 or token.low in closed():
        return False
    if token.low in given_names():
        return noun(token.low) is None or index > 0
    return (
        noun(token.low) is None
        and not verb(token.low)
        and not is_adjective(token.low)
        and (not token.low.endswith("ly"))
    )
