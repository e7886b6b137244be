"""Any noun lands where a board artist would draw it."""

from __future__ import annotations

import time
import tomllib
from bisect import bisect_left
from pathlib import Path

import pytest
import yaml

from storyboard_cli.reading.make_tables import WORDS, parse_reading

HERE = Path(__file__).parent
TABLES = ("nouns.tsv", "forms.tsv", "verbs.tsv", "adjectives.tsv", "adverbs.tsv")
NO_NOUNS = ("john", "the", "or", "must", "may", "illinois", "young", "allium sativum", "xxix")
KINDS = {
    "person", "group", "animal", "flock", "vehicle", "thing", "part", "place", "plant", "body", "substance",
    "weather", "light", "sound", "time", "abstract", "collective", "colour",
}  # fmt: skip


def lines(name: str) -> list[str]:
    return (WORDS / name).read_text("utf-8").splitlines()


NOUNS = lines("nouns.tsv")


def kind_of(noun: str) -> str:
    """As a reader finds it: the compound, else its last word."""
    at = bisect_left(NOUNS, f"{noun}\t")
    if at < len(NOUNS) and NOUNS[at].startswith(f"{noun}\t"):
        return NOUNS[at].partition("\t")[2]
    return kind_of(noun.partition(" ")[2]) if " " in noun else ""


def expected() -> list[tuple[str, str]]:
    table = yaml.load((HERE / "nouns_expected.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    return [(noun, kind) for kind, nouns in table.items() for noun in nouns]


def test_nouns_land_where_a_board_artist_expects_them() -> None:
    wrong = []
    for noun, wanted in expected():
        given, right = parse_reading(kind_of(noun)), parse_reading(wanted)
        if given.kind != right.kind or not set(right.codes) <= set(given.codes):
            wrong.append(f"{noun}: {given}, not {wanted}")
    assert len(expected()) >= 650
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("noun", NO_NOUNS)
def test_what_is_no_noun_of_a_script_is_left_out(noun: str) -> None:
    assert kind_of(noun) == ""


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("hot dog", "thing:food"),
        ("fire engine", "vehicle:truck"),
        ("golf club", "thing:toy"),
        ("search party", "group"),
        ("baseball bat", "thing:weapon"),
        ("phone booth", "place:in"),
        ("stick figure", "thing:statue"),
        ("ice cream", "thing:food"),
        ("palace guard", "person"),  # in no table: the last word says it
    ],
)
def test_a_compound_is_more_than_its_last_word(noun: str, kind: str) -> None:
    assert kind_of(noun) == kind


def test_every_kind_is_known_and_no_word_comes_twice() -> None:
    words = [line.partition("\t")[0] for line in NOUNS]
    assert len(set(words)) == len(words) > 45_000
    assert {parse_reading(line.partition("\t")[2]).kind for line in NOUNS} == KINDS
    assert all(word == word.lower() == word.strip() for word in words)


def test_persons_have_the_sex_and_age_that_the_word_tells() -> None:
    told = {
        "waitress": "person:f",
        "waiter": "person:m",
        "boy": "person:m,child",
        "toddler": "person:child",
        "grandmother": "person:f,old",
        "lawyer": "person",
    }
    assert {noun: kind_of(noun) for noun in told} == told


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted(name: str) -> None:
    rows = lines(name)
    assert rows == sorted(rows)
    assert all(row.count("\t") == 1 for row in rows) or name != "nouns.tsv"


def test_what_was_decided_by_hand_stands_in_the_table() -> None:
    """Who edits nouns_by_hand.yaml and forgets to make the tables is told here."""
    by_hand = yaml.load((WORDS / "nouns_by_hand.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    kinds = [(" ".join(word.split()), kind) for kind, words in by_hand.items() for word in words.split(",")]
    assert len({word for word, _ in kinds}) == len(kinds)
    assert not {word for word, kind in kinds if kind == "none"} & {row.partition("\t")[0] for row in NOUNS}
    assert not {f"{word}\t{kind}" for word, kind in kinds if kind != "none"} - set(NOUNS)


def test_irregular_forms_lead_to_their_lemma() -> None:
    forms = set(lines("forms.tsv"))
    assert {"children\tnoun\tchild", "mice\tnoun\tmouse", "wolves\tnoun\twolf"} <= forms
    assert {"lay\tverb\tlie", "sat\tverb\tsit", "knelt\tverb\tkneel", "better\tadj\tgood"} <= forms


def test_counts_tell_which_part_of_speech_a_word_rather_is() -> None:
    """The columns: as noun, verb, adjective, adverb."""
    verbs, adjectives = counts("verbs.tsv"), counts("adjectives.tsv")
    assert verbs["walk"][1] > verbs["walk"][0]
    assert verbs["table"][0] > sum(verbs["table"][1:])
    assert adjectives["young"][2] > adjectives["young"][0]


def counts(name: str) -> dict[str, list[int]]:
    rows = (line.split("\t") for line in lines(name))
    return {word: [int(count) for count in met] for word, *met in rows}


def test_the_tables_are_small_and_quickly_read() -> None:
    sizes = {name: (WORDS / name).stat().st_size for name in TABLES}
    assert sizes["nouns.tsv"] <= 1_200_000
    assert sizes["adjectives.tsv"] <= 300_000
    assert sizes["verbs.tsv"] <= 150_000
    text = (WORDS / "nouns.tsv").read_text("utf-8")
    started = time.process_time()
    text.splitlines()
    assert time.process_time() - started < 0.1  # some 5 ms; the bound is for a busy machine


def test_the_notice_goes_with_the_tables() -> None:
    notice = (WORDS / "WORDNET-LICENSE.txt").read_text("utf-8")
    assert notice.startswith("This software and database is being provided to you, the LICENSEE, by\n")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in notice
    assert notice.rstrip().endswith("LICENSEE agrees to preserve same.")
    project = tomllib.loads((HERE.parents[1] / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "storyboard_cli" in wheel["only-include"]  # with all that is in it
    assert not [
        left_out for left_out in wheel["exclude"] if "words" in left_out or "storyboard_cli" in left_out
    ]
