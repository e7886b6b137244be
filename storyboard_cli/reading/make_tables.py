"""Makes the tables of words/en from WordNet: `python -m storyboard_cli.reading.make_tables FOLDER`.

FOLDER holds WordNet 3.0's database (`index.noun`, `data.noun`, `noun.exc`, `cntlist.rev`, …; Debian's package
wordnet-base puts it into /usr/share/wordnet). The tables have no head line and a tab between fields. Their
lines are sorted: a word can be found by bisection in the lines as they are.

* nouns.tsv: noun, and its kind with codes after a colon (`thing:furniture,seat`). No plurals, but those that
  are words of their own (`trousers`, `glasses`): look up the word as written before its singular. A compound
  that is not in it has the kind of its last word.
* forms.tsv: irregular form, part of speech (noun, verb, adj), lemma.
* verbs.tsv, adjectives.tsv, adverbs.tsv: word, and how often it was met as a noun, a verb, an adjective and
  an adverb; zeros at the end of a line are left out.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import yaml

from storyboard_cli.reading.wordnet import (
    Lexicon,
    Offset,
    Synset,
    exceptions,
    lexicon,
    paths_up,
    sense_counts,
)

WORDS = Path(__file__).parent / "words" / "en"
_PARTS = {"noun": "1", "verb": "2", "adj": "35", "adv": "4"}  # the digits are those of `cntlist.rev`
# A word with several meanings has the kind whose meaning is met most often in WordNet's counts. A meeting of
# these kinds counts less, because a script shows more than it thinks.
_WEIGHTS = {"abstract": 0.4, "substance": 0.5, "collective": 0.7, "group": 0.8, "place": 0.8}
_ONLY_NEAREST = "place"  # a street in a building is outdoors, not both
_SEXES = {"m", "f"}
_ENDINGS = {
    "woman": "f",
    "girl": "f",
    "lady": "f",
    "ess": "f",
    "man": "m",
    "boy": "m",
    "guy": "m",
}  # the first wins
_ROMAN = re.compile("[ivxlcdm]{2,}(?<!mix)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a noun is: a kind, and codes that say it closer, the general before the particular."""

    kind: str
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}:{','.join(self.codes)}" if self.codes else self.kind


def parse_reading(text: str) -> Reading:
    """`thing:furniture,seat` as a reading."""
    kind, _, codes = text.partition(":")
    return Reading(kind, tuple(codes.split(",")) if codes else ())


class Kinds:
    """Kinds of WordNet's meanings, by the named ones above each."""

    def __init__(self, nouns: Lexicon, roots: Mapping[str, list[str]]) -> None:
        self._nouns = nouns
        self._roots: dict[Offset, list[Reading]] = {}
        self._known: dict[Offset, Reading] = {}
        for reading, names in roots.items():
            for name in names:
                self._roots.setdefault(self._offset(name), []).append(parse_reading(reading))

    def _offset(self, name: str) -> Offset:
        word, _, nth = name.partition("#")
        found = self._nouns.senses.get(word.lower(), ())
        if not nth.isdigit() or not 1 <= int(nth) <= len(found):
            raise SystemExit(
                f"noun_roots.yaml: WordNet has no {name}; give a word and the number of its meaning"
            )
        return found[int(nth) - 1]

    def of(self, meaning: Offset) -> Reading:
        """The kind of the nearest named meaning above, with the codes of all above that are of this kind."""
        if meaning not in self._known:
            above = [
                r for rank in paths_up(self._nouns, meaning) for o in rank for r in self._roots.get(o, ())
            ]
            self._known[meaning] = _joined(above)
        return self._known[meaning]


def _joined(above: list[Reading]) -> Reading:
    nearest = above[0]
    if nearest.kind == _ONLY_NEAREST:
        return nearest
    codes: list[str] = []
    for reading in reversed([r for r in above if r.kind == nearest.kind]):
        if _SEXES & set(reading.codes):  # the nearest says the sex: a waitress is no waiter
            codes = [code for code in codes if code not in _SEXES]
        codes += [code for code in reading.codes if code not in codes]
    return Reading(nearest.kind, tuple(codes))


def best_reading(lemma: str, nouns: Lexicon, kinds: Kinds) -> Reading | None:
    """The kind of the meaning that a script most likely has in mind; none for a name."""
    rated = []
    for nth, (meaning, count) in enumerate(_common_meanings(lemma, nouns)):
        reading = kinds.of(meaning)
        rated.append(((count + 0.5 / (nth + 1)) * _WEIGHTS.get(reading.kind, 1), -nth, reading))
    return max(rated, key=lambda r: r[:2])[2] if rated else None


def _with_sex(lemma: str, reading: Reading) -> Reading:
    """WordNet knows that a policewoman is a woman, but not that a horsewoman is, nor a highwayman a man."""
    ending = next((end for end in _ENDINGS if lemma.endswith(end)), None)
    if reading.kind != "person" or not ending:
        return reading
    return Reading(reading.kind, (_ENDINGS[ending], *(code for code in reading.codes if code not in _SEXES)))


def _common_meanings(lemma: str, nouns: Lexicon) -> list[tuple[Offset, int]]:
    """The meanings in which the word is no name: written small, or, where none is, not of a single being."""
    found = [
        (meaning, count, lemma in nouns.synsets[meaning].words)
        for meaning, count in zip(nouns.senses[lemma], nouns.counts[lemma], strict=True)
        if not nouns.synsets[meaning].is_instance
    ]
    small = [(meaning, count) for meaning, count, is_small in found if is_small]
    return small or [(meaning, count) for meaning, count, _ in found]


def noun_rows(
    lexicons: Mapping[str, Lexicon],
    roots: Mapping[str, list[str]],
    by_hand: Mapping[str, list[str]],
    plurals: Mapping[str, str],
) -> dict[str, str]:
    """Every noun with its kind, less those that say nothing new (see `_is_wanted`, `_adds`).

    `plurals`: irregular ones, with their singular.
    """
    nouns, kinds = lexicons["noun"], Kinds(lexicons["noun"], roots)
    hand = {lemma: kind for kind, lemmas in by_hand.items() for lemma in lemmas}
    rows: dict[str, str] = {}
    for lemma in nouns.senses:
        if _is_wanted(lemma, lexicons) and (reading := best_reading(lemma, nouns, kinds)):
            rows[lemma] = str(_with_sex(lemma, reading))
    rows.update(hand)
    return {
        lemma: kind
        for lemma, kind in sorted(rows.items())
        if kind != "none"
        and (lemma in hand or (plurals.get(lemma) not in rows and _adds(lemma, kind, rows, lexicons)))
    }


def _is_wanted(lemma: str, lexicons: Mapping[str, Lexicon]) -> bool:
    """A word, or a compound of words: no sign, number, name, adjective or Latin (its parts are no words)."""
    parts = lemma.split()
    if len(lemma) < 3 or len(parts) > 3 or _ROMAN.fullmatch(lemma):
        return False
    if any(not piece.isalpha() for piece in re.split(r"[-'. ]+", lemma.rstrip("."))):
        return False
    if len(parts) == 1:
        return not _is_name(lemma, lexicons["noun"]) and not _is_rather_adjective(lemma, lexicons)
    return all(len(part) > 1 and any(part in each.senses for each in lexicons.values()) for part in parts)


def _is_name(lemma: str, nouns: Lexicon) -> bool:
    """Written large always, and sometimes one being's or place's own: Illinois, Lincoln, but not Monday."""
    meanings = [nouns.synsets[meaning] for meaning in nouns.senses[lemma]]
    return not any(lemma in m.words for m in meanings) and any(m.is_instance for m in meanings)


def _is_rather_adjective(lemma: str, lexicons: Mapping[str, Lexicon]) -> bool:
    """The "young" are rarely animals, though WordNet has it that they may be. (A Cuban is as good as any.)"""
    nouns = lexicons["noun"]
    as_other = lexicons["adj"].count(lemma) + lexicons["adv"].count(lemma)
    is_small = any(lemma in nouns.synsets[meaning].words for meaning in nouns.senses[lemma])
    return is_small and as_other >= 5 * nouns.count(lemma) + 3


def _adds(lemma: str, kind: str, rows: Mapping[str, str], lexicons: Mapping[str, Lexicon]) -> bool:
    """Whether a table without the word would say less: its singular, or its last word, may stand for it."""
    nouns = lexicons["noun"]
    if kind == "abstract" and all(_is_learned(nouns.synsets[m], lemma) for m in nouns.senses[lemma]):
        return False
    if " " not in lemma:
        return not _singulars(lemma) & rows.keys()
    head = rows.get(lemma.rpartition(" ")[2])
    if kind == "abstract" or (head and _is_literal(lemma, lexicons)):
        return False
    return not head or not _implies(parse_reading(head), parse_reading(kind))


def _is_literal(lemma: str, lexicons: Mapping[str, Lexicon]) -> bool:
    """A black sheep is a sheep, not a person, as is what else begins with an adjective and is rare."""
    first = lemma.partition(" ")[0]
    as_adjective = lexicons["adj"].count(first)
    is_rare = not lexicons["noun"].count(lemma)
    return is_rare and as_adjective > 0 and as_adjective >= lexicons["noun"].count(first)


def _implies(head: Reading, whole: Reading) -> bool:
    """Whether the last word alone says as much. A call girl is no child: more may be said of sex only."""
    more = set(head.codes) - set(whole.codes)
    is_safe = head.kind != "person" or more <= _SEXES
    return head.kind == whole.kind and set(whole.codes) <= set(head.codes) and is_safe


def _singulars(lemma: str) -> set[str]:
    """What the word may be the plural of."""
    if not lemma.endswith("s") or lemma.endswith(("ss", "us", "is")):
        return set()
    found = {lemma[:-1]}
    if lemma.endswith(("ches", "shes", "sses", "xes", "zes")):
        found.add(lemma[:-2])
    if lemma.endswith("ies"):
        found.add(lemma[:-3] + "y")
    return found


def _is_learned(meaning: Synset, lemma: str) -> bool:
    """A term of one science, or a name."""
    return lemma not in meaning.words or meaning.is_instance or meaning.gloss.startswith("(")


def form_rows(folder: Path, lemmas: Mapping[str, Set[str]]) -> Iterator[tuple[str, str, str]]:
    """Irregular forms of the words that the tables hold: form, part of speech, lemma."""
    for part in ("noun", "verb", "adj"):
        for form, lemma in exceptions(_text(folder / f"{part}.exc")):
            if lemma in lemmas[part] and form != lemma:
                yield form, part, lemma


def count_rows(part: str, lexicons: Mapping[str, Lexicon]) -> Iterator[tuple[str, ...]]:
    """Each word of a part of speech, and how often it was met as a noun, verb, adjective and adverb."""
    for lemma in sorted(lexicons[part].senses):
        if not lemma.replace("-", "").replace(" ", "").isalpha():
            continue
        if lemma.isalpha() or lexicons[part].count(lemma):  # compounds only where they are in use
            counts = [lexicons[of].count(lemma) for of in _PARTS]
            while counts and not counts[-1]:
                counts.pop()
            yield lemma, *map(str, counts)


def make(folder: Path, out: Path, rules: Path = WORDS) -> None:
    """Writes all tables of the database in `folder` to `out`; `rules` has roots and words by hand."""
    counts = _text(folder / "cntlist.rev")
    lexicons = {
        part: lexicon(
            _text(folder / f"index.{part}"), _text(folder / f"data.{part}"), sense_counts(counts, digits)
        )
        for part, digits in _PARTS.items()
    }
    roots, by_hand = (_lists(rules / name) for name in ("noun_roots.yaml", "nouns_by_hand.yaml"))
    plurals = {form: lemma for form, lemma in exceptions(_text(folder / "noun.exc")) if form != lemma}
    nouns = noun_rows(lexicons, roots, by_hand, plurals)
    _write(out / "nouns.tsv", nouns.items())
    lemmas: dict[str, Set[str]] = {part: lexicons[part].senses.keys() for part in ("verb", "adj")}
    lemmas["noun"] = nouns.keys()
    _write(out / "forms.tsv", sorted(set(form_rows(folder, lemmas))))
    for part, name in (("verb", "verbs"), ("adj", "adjectives"), ("adv", "adverbs")):
        _write(out / f"{name}.tsv", count_rows(part, lexicons))
    (out / "WORDNET-LICENSE.txt").write_text(notice(_text(folder / "data.noun")), "utf-8", newline="\n")


def notice(data: str) -> str:
    """The licence that stands over each of the database's files, without its line numbers."""
    over = itertools.takewhile(lambda line: line.startswith("  "), data.splitlines())
    return "".join(line[4:].rstrip() + "\n" for line in over)


def _text(path: Path) -> str:
    return path.read_text("latin-1")


def _lists(path: Path) -> dict[str, list[str]]:
    said = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # as `tables` reads: all is text
    return {kind: [" ".join(word.split()) for word in words.split(",")] for kind, words in said.items()}


def _write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    make(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else WORDS)
