"""The tables of words/en are made from WordNet by rule, and the same each time.

`wordnet/` holds a small part of WordNet 3.0 (its notice: words/en/WORDNET-LICENSE.txt).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storyboard_cli.reading.make_tables import WORDS, make

PART = Path(__file__).parent / "wordnet"
DATABASE = Path("/usr/share/wordnet")
TABLES = ("nouns.tsv", "forms.tsv", "verbs.tsv", "adjectives.tsv", "adverbs.tsv", "WORDNET-LICENSE.txt")
ROOTS = """\
abstract: entity#1, abstraction#6
person: person#1
person:m: male#2, waiter#1
person:f: female#2, waitress#1
animal: animal#1
animal:bird: bird#1
animal:dog: dog#1
plant:tree: tree#1
vehicle: vehicle#1
vehicle:truck: truck#1
thing: device#1
thing:food: dish#2
substance: substance#7
place:in: room#1
time: time period#1
colour: color#1
"""


def made(tmp_path: Path, roots: str = ROOTS, by_hand: str = "colour: mauve") -> dict[str, str]:
    (tmp_path / "noun_roots.yaml").write_text(roots, "utf-8")
    (tmp_path / "nouns_by_hand.yaml").write_text(by_hand, "utf-8")
    make(PART, tmp_path, tmp_path)
    rows = (tmp_path / "nouns.tsv").read_text("utf-8").splitlines()
    return dict(row.split("\t", 1) for row in rows)


def test_a_noun_has_the_kind_of_the_nearest_root_above_its_likeliest_meaning(tmp_path: Path) -> None:
    nouns = made(tmp_path)
    assert nouns["dog"] == "animal:dog"
    assert nouns["room"] == "place:in"
    assert nouns["monday"] == "time"
    assert nouns["fire engine"] == "vehicle:truck"


def test_a_name_is_no_meaning_of_a_common_noun(tmp_path: Path) -> None:
    """Two writers named Crane come first in WordNet, and both Lincolns are names."""
    nouns = made(tmp_path)
    assert nouns["crane"] == "thing"
    assert "lincoln" not in nouns


def test_the_nearest_sex_counts(tmp_path: Path) -> None:
    nouns = made(tmp_path)
    assert nouns["waiter"] == "person:m"
    assert nouns["waitress"] == "person:f"  # WordNet has her below the waiter
    assert nouns["policewoman"] == "person:f"  # the ending says it
    assert nouns["policeman"] == "person:m"


def test_what_says_nothing_new_is_left_out(tmp_path: Path) -> None:
    nouns = made(tmp_path)
    assert nouns["officer"] == "person"
    assert "police officer" not in nouns
    assert "young" not in nouns  # an adjective, nearly always


def test_the_hand_has_the_last_word(tmp_path: Path) -> None:
    nouns = made(tmp_path, by_hand="animal:bird: crane, mauve finch\nnone: dog")
    assert nouns["crane"] == nouns["mauve finch"] == "animal:bird"
    assert "dog" not in nouns


@pytest.mark.parametrize("name", ["griffon#99", "wibble#1", "dog"])
def test_a_root_that_wordnet_lacks_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(SystemExit, match=f"noun_roots.yaml: WordNet has no {name}"):
        made(tmp_path, ROOTS + f"flock: {name}\n")


def test_forms_and_counts(tmp_path: Path) -> None:
    made(tmp_path)
    assert (tmp_path / "forms.tsv").read_text(
        "utf-8"
    ) == "dogged\tverb\tdog\nmen\tnoun\tman\nyounger\tadj\tyoung\n"
    verbs = dict(row.split("\t", 1) for row in (tmp_path / "verbs.tsv").read_text("utf-8").splitlines())
    assert verbs == {"dog": "42\t2", "fire": "0\t71", "police": "0\t4", "walk": "15\t192"}


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Whatever order sets have."""
    script = "import sys; from pathlib import Path; from storyboard_cli.reading.make_tables import make; "
    script += "make(*map(Path, sys.argv[1:]))"
    made(tmp_path)
    for seed in ("1", "2"):
        out = tmp_path / seed
        out.mkdir()
        subprocess.run(
            [sys.executable, "-c", script, str(PART), str(out), str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        for name in TABLES:
            assert (out / name).read_bytes() == (tmp_path / name).read_bytes(), name


@pytest.mark.skipif(not DATABASE.is_dir(), reason="WordNet's database is not on this machine")
def test_the_tables_are_those_that_the_database_makes(tmp_path: Path) -> None:
    make(DATABASE, tmp_path)
    for name in TABLES:
        assert (tmp_path / name).read_bytes() == (WORDS / name).read_bytes(), name
