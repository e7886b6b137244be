"""The members of a cast are told apart, and nobody who comes later changes who was there."""

from __future__ import annotations

from itertools import combinations

from storyboard_cli.assets.cast_looks import LEAST_APART, Member, apart, cast_appearances, told_apart
from storyboard_cli.assets.younger import younger
from storyboard_cli.spec.appearance import OPEN, Appearance, Hair, Outfit

MEN = [Member(f"CHAR_{i}", Appearance(presentation="masculine"), seed=7) for i in range(14)]


def test_every_two_of_fourteen_men_of_whom_nothing_is_said_differ() -> None:
    looks = list(cast_appearances(MEN).values())
    assert min(apart(a, b) for a, b in combinations(looks, 2)) >= LEAST_APART
    assert apart(looks[0], looks[0]) == 0


def test_the_same_seed_would_not_tell_them_apart() -> None:
    """The measure can fail: two of the seeds' own choices are nearer."""
    alone = [next(iter(cast_appearances([m]).values())) for m in MEN]
    assert min(apart(a, b) for a, b in combinations(alone, 2)) < LEAST_APART


def test_a_new_member_changes_nobody_before() -> None:
    some = cast_appearances(MEN[:5])
    more = cast_appearances(MEN[:9])
    assert {k: more[k] for k in some} == some


def test_what_words_say_stays() -> None:
    said = Appearance(
        hair=Hair(style="bald", color=OPEN), outfit=Outfit(top="suit", top_color="#2b2b33"), skin="#7d5238"
    )
    found = told_apart([("CHAR_A", said), ("CHAR_B", said)])
    for look in found.values():
        assert look.hair is not None and look.hair.style == "bald"
        assert look.outfit is not None and (look.outfit.top, look.outfit.top_color) == ("suit", "#2b2b33")
        assert look.skin == "#7d5238"


def test_a_choice_is_whole() -> None:
    look = told_apart([("CHAR_A", Appearance(outfit=Outfit(top="coat", top_color=OPEN)))])["CHAR_A"]
    assert look.outfit is not None and look.hair is not None and look.skin and look.height_cm
    assert OPEN not in (look.outfit.top_color, look.outfit.bottom, look.hair.style, look.hair.color)
    assert look.presentation in ("feminine", "masculine") and look.age == "adult"


def test_the_younger_one_has_the_skin_and_the_colours_but_no_grey_hair_and_no_beard() -> None:
    old = Appearance(
        age="elder", presentation="masculine", posture="bent", skin="#7a5039", height_cm=181,
        hair=Hair(style="balding", color="#93949a"), accessories=["beard", "glasses", "hat"],
    )  # fmt: skip
    young = younger(old)
    assert (young.age, young.posture, young.skin) == ("adult", None, "#7a5039")
    assert young.hair is not None and young.hair.style == "short" and young.hair.color != "#93949a"
    assert young.accessories == ["hat"]
    assert younger(old, Appearance(age="child")).height_cm == 129


def test_young_rita_looks_like_rita_younger() -> None:
    rita = Appearance(presentation="feminine", hair=Hair(style="curly", color="#99441f"))
    names = ("YOUNG RITA", "LITTLE RITA", "RITA", "YOUNG OTTO")
    people = [Member(f"CHAR_{n}", rita if n == "RITA" else Appearance(), name=n) for n in names]
    young, little, grown, otto = (cast_appearances(people)[f"CHAR_{n}"] for n in names)
    assert (young.age, little.age, grown.age) == ("teen", "child", "adult")
    assert young.skin == little.skin == grown.skin and young.hair == grown.hair
    assert otto.age == "adult", "nobody is called OTTO"
