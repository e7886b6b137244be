"""Reading a feature: who and what 2,000 paragraphs show, beside splitting the same text into words.

The floor is one pattern that finds every word, and a look at each in a table: the least that any reader does.
The peer is the script's own parser, which knows lines and no words. Twice the text may take little more than
twice the time.

Run: python tests/benchmarks/bench_reading.py
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from storyboard_cli.reading.clauses import ActionReader
from storyboard_cli.reading.discourse import Memory
from storyboard_cli.reading.naming import find_names
from storyboard_cli.reading.tokens import sentences
from storyboard_cli.script.fountain import parse_fountain

PARAGRAPHS = 2_000  # as many as a feature of two hours has
PEOPLE = ("EDWARD", "SANDRA", "OLD AMOS", "JENNY", "A FISHERMAN", "TWO POLICEMEN", "KARL")
LOOKS = ("in a torn red coat", "with a grey beard", "(30s), tall and thin,", "in white", "barefoot")
DOES = ("walks to the window", "sits down on a wooden crate", "picks up a lantern", "runs past the old car")
MORE = (
    "A black dog barks behind the fence.", "Nobody answers.", "His hand shakes as if he were cold.",
    "They laugh.", "Rain falls on a dozen umbrellas.", "She does not look at him.",
)  # fmt: skip


def paragraphs(count: int) -> list[str]:
    """Made-up action of so many paragraphs; the same for the same count."""
    dice = random.Random(11)
    made = []
    for number in range(count):
        who, more = dice.choice(PEOPLE), " ".join(dice.sample(MORE, dice.randint(0, 3)))
        said = f"{who} {dice.choice(LOOKS)} {dice.choice(DOES)}, past door {number}. {more}"
        made.append(said.strip())
    return made


def read(texts: Sequence[str]) -> int:
    """Read all from nothing, as a compile does; returns how many subjects the paragraphs show."""
    sentences.cache_clear()  # tokens are kept from the search for names to the reading, within one run
    names, memory = find_names(texts, ["EDWARD", "SANDRA", "JENNY"]), Memory()
    reader = ActionReader(names, memory)
    found = 0
    for text in texts:
        subjects = reader.read(text)
        memory.remember(subjects)
        found += len(subjects)
    return found


def split(texts: Sequence[str]) -> int:
    """The floor: every word found and looked up."""
    words, seen = re.compile(r"[\w'’-]+"), {}
    for text in texts:
        for word in words.findall(text):
            seen[word.lower()] = seen.get(word.lower(), 0) + 1
    return len(seen)


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in CPU seconds of this process."""
    found = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        found = min(found, time.process_time() - start)
    return found


def main() -> None:
    """Prints each measure, its ratios, and whether the bars hold."""
    texts, twice = paragraphs(PARAGRAPHS), paragraphs(PARAGRAPHS * 2)
    start = time.process_time()
    subjects = read(texts)
    first = time.process_time() - start
    assert subjects > PARAGRAPHS, "every paragraph shows somebody"
    script = "INT. BARN - DAY\n\n" + "\n\n".join(texts) + "\n"
    floor, peer = best(lambda: split(texts)), best(lambda: parse_fountain(script, "a.fountain"))
    again, double = best(lambda: read(texts)), best(lambda: read(twice), 3)
    print(f"{PARAGRAPHS:,} paragraphs, {sum(map(len, texts)) / 1000:.0f} KB, {subjects:,} subjects")
    for what, took in (("words found and counted", floor), ("Fountain parsed", peer),
                       ("read, word tables cold", first), ("read", again)):  # fmt: skip
        print(f"{what:24} {took * 1000:7.0f} ms   {took / floor:6.1f} × floor   {took / peer:6.1f} × parsing")
    each = again / PARAGRAPHS * 1000
    print(f"{'a paragraph':24} {each:7.2f} ms   bar 1 ms     {'ok' if each <= 1 else 'MISSED'}")
    linear = double / again
    print(f"{'twice the text':24} {linear:7.2f} ×    bar 2.5 ×    {'ok' if linear <= 2.5 else 'MISSED'}")


if __name__ == "__main__":
    main()
