"""Given names tell women from men only where they nearly always do."""

from __future__ import annotations

import unicodedata

import pytest
import yaml

from storyboard_cli.reading.tables import group, table, text_of

NAMES = table("en", "first_names")
AT_LEAST = 9000
WIDEST = 110

WOMEN = (
    "mary", "emily", "rose", "violet", "kate", "sophie", "siobhan", "niamh", "morag", "angharad",
    "heike", "amélie", "inés", "graça", "giulia", "małgorzata", "svetlana", "oksana", "šárka", "ingrid",
    "saskia", "eleni", "ayşe", "fatima", "shirin", "rivka", "priya", "meenakshi", "xiaomei", "sakura",
    "ji-eun", "thuy", "somsri", "siti", "yetunde", "chioma", "abena", "wanjiru", "nomvula", "tigist",
    "itzel", "leilani", "persephone",
)  # fmt: skip
MEN = (
    "john", "jack", "mark", "tom", "dave", "padraig", "hamish", "dafydd", "jürgen", "juergen",
    "guillaume", "josé", "joão", "giovanni", "wojciech", "sergei", "taras", "václav", "björn", "pieter",
    "giorgos", "mehmet", "ahmed", "dariush", "avraham", "rajesh", "murugan", "jianguo", "hiroshi",
    "min-ho", "somchai", "budi", "babatunde", "emeka", "kwame", "juma", "sipho", "haile", "cuauhtémoc",
    "kamehameha", "odysseus",
)  # fmt: skip
BOTH = (
    "alex", "sam", "robin", "lin", "kim", "charlie", "jordan", "andrea", "jean", "sasha", "jan",
    "taylor", "morgan", "jamie", "casey", "pat", "chris", "max", "nicola", "simone", "yuki", "makoto",
    "ji-won", "minh", "kiran", "deniz", "noor", "ayanda", "michal", "dima", "gabriele", "dominique",
    "parker", "mackenzie",
)  # fmt: skip


def names(sex: str) -> list[str]:
    return list(NAMES[sex])


def plain(name: str) -> str:
    """Without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def test_only_women_and_men_are_told() -> None:
    assert list(NAMES) == ["f", "m"]


@pytest.mark.parametrize("sex", ["f", "m"])
def test_names_are_sorted_lower_case_and_stand_once(sex: str) -> None:
    assert names(sex) == sorted(set(names(sex)))
    assert [n for n in names(sex) if n != n.lower() or n != unicodedata.normalize("NFC", n)] == []
    assert [n for n in names(sex) if not n.replace("-", "").replace("'", "").replace("ʻ", "").isalpha()] == []
    assert len({plain(n) for n in names(sex)}) >= AT_LEAST


def test_no_name_is_of_both() -> None:
    assert group("first_names", "f") & group("first_names", "m") == frozenset()


def test_accents_may_be_left_out() -> None:
    """Unless the bare letters are another name: René is a man, Rene may be anybody."""
    bare = {plain(n) for n in NAMES["f"]} & {plain(n) for n in NAMES["m"]}
    for sex in ("f", "m"):
        lost = {n for n in names(sex) if plain(n) not in NAMES[sex] and plain(n) not in bare}
        assert len(lost) < len(names(sex)) // 100


def test_every_line_can_be_read() -> None:
    text = text_of("en", "first_names.yaml")
    assert max(map(len, text.splitlines())) <= WIDEST
    assert all(isinstance(names, str) for names in yaml.safe_load(text).values())


@pytest.mark.parametrize(
    ("name", "sex"), [*((n, "f") for n in WOMEN), *((n, "m") for n in MEN), *((n, "") for n in BOTH)]
)
def test_a_name_is_of_women_of_men_or_of_both(name: str, sex: str) -> None:
    assert [s for s in ("f", "m") if name in group("first_names", s)] == ([sex] if sex else [])
