"""WordNet's database, as its text files give it: synsets, senses, counts and irregular forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Offset = str
"""A synset's place in its data file, which is its name there."""


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: the words for it, the meanings above it, and whether it is one being or place."""

    words: tuple[str, ...]
    parents: tuple[Offset, ...]
    is_instance: bool
    gloss: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One part of speech: the meanings of each word, the most frequent first, and how often each was met."""

    synsets: Mapping[Offset, Synset]
    senses: Mapping[str, tuple[Offset, ...]]
    counts: Mapping[str, tuple[int, ...]]

    def count(self, lemma: str) -> int:
        """How often the word was met in the texts that WordNet's authors marked."""
        return sum(self.counts.get(lemma, ()))


def lexicon(index: str, data: str, counts: Mapping[str, Mapping[int, int]]) -> Lexicon:
    """The part of speech whose `index.*` and `data.*` these are; `counts` from `sense_counts`."""
    senses = dict(_senses(index))
    met = {
        lemma: tuple(counts.get(lemma, {}).get(nth, 0) for nth in range(1, len(found) + 1))
        for lemma, found in senses.items()
    }
    return Lexicon(dict(_synsets(data)), senses, met)


def _entries(text: str) -> Iterator[str]:
    """The lines below the licence, whose lines begin with blanks."""
    return (line for line in text.splitlines() if line and not line.startswith(" "))


def _senses(index: str) -> Iterator[tuple[str, tuple[Offset, ...]]]:
    for line in _entries(index):
        fields = line.split()
        yield fields[0].replace("_", " "), tuple(fields[-int(fields[2]) :])


def _synsets(data: str) -> Iterator[tuple[Offset, Synset]]:
    for line in _entries(data):
        head, _, gloss = line.partition(" | ")
        fields = head.split()
        after = 4 + 2 * int(fields[3], 16)
        words = tuple(word.replace("_", " ").partition("(")[0] for word in fields[4:after:2])
        links = fields[after + 1 : after + 1 + 4 * int(fields[after])]
        above = [(links[at], links[at + 1]) for at in range(0, len(links), 4) if links[at] in ("@", "@i")]
        is_instance = any(link == "@i" for link, _ in above)
        yield fields[0], Synset(words, tuple(parent for _, parent in above), is_instance, gloss.strip())


def sense_counts(cntlist: str, part: str) -> dict[str, dict[int, int]]:
    """Of `cntlist.rev`: lemma → the meaning's number → its count. `part`: the digits of the part."""
    found: dict[str, dict[int, int]] = {}
    for line in cntlist.splitlines():
        key, nth, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest[0] in part:
            found.setdefault(lemma.replace("_", " "), {})[int(nth)] = int(count)
    return found


def exceptions(text: str) -> Iterator[tuple[str, str]]:
    """Of a `*.exc` file: each irregular form with its first lemma."""
    for line in text.splitlines():
        form, lemma, *_ = line.split()
        yield form.replace("_", " "), lemma.replace("_", " ")


def paths_up(lexicon: Lexicon, start: Offset) -> Iterable[list[Offset]]:
    """The meaning itself, then those one step above it, two steps, and so on, each once."""
    seen, rank = {start}, [start]
    while rank:
        yield rank
        above: list[Offset] = []
        for offset in rank:
            for parent in lexicon.synsets[offset].parents:
                if parent not in seen:
                    seen.add(parent)
                    above.append(parent)
        rank = above
