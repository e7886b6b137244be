"""Chance among many comparisons: the step-up rule by its paper, and what people read of it."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from storyboard_cli.consistency.discoveries import Discoveries, discoveries, q_values, whole_p
from storyboard_cli.consistency.findings import Finding, Outcome

# Benjamini and Hochberg 1995, section 4.2: fifteen hypotheses about thrombolytic treatment
PAPER = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
PAPER += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000]

THOUSANDTHS = st.lists(st.integers(0, 1000), max_size=40)


def figure(p: float = 0.5, outcome: Outcome = Outcome.passed, **changes: object) -> Finding:
    plain = {"rule": "drift.identity", "outcome": outcome, "message": "Aarav …", "asset": "CHAR_001"}
    plain |= {"region": "body", "p_value": p, "may_fail": True, "parts": 1, "subject": "Aarav's coat"}
    return Finding.model_validate(plain | changes)


def run(*found: Finding, **options: object) -> Discoveries:
    named = [(f"FR_S01_{i:03d}", f) for i, f in enumerate(found, 1)]
    return discoveries(named, **{"alpha": 0.01} | options)


def kept_by_hand(thousandths: list[int], rate: Fraction) -> set[int]:
    """The rule as it is written: the largest k with p(k) ≤ k/m·rate, and everything up to it; exactly."""
    m = len(thousandths)
    ranked = sorted(thousandths)
    limits = [p for k, p in enumerate(ranked, 1) if Fraction(p, 1000) <= Fraction(k, m) * rate]
    return {i for i, p in enumerate(thousandths) if limits and p <= limits[-1]}


def test_the_papers_example_keeps_four_where_bonferroni_keeps_three():
    found = q_values(PAPER)
    assert [q <= 0.05 for q in found] == [True] * 4 + [False] * 11
    assert found[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])
    # the sixth, seventh and eighth p share the q of the one that is best for its rank
    assert found[5] == found[6] == pytest.approx(0.0298 * 15 / 7) and found[-1] == 1.0
    assert sum(p <= 0.05 / 15 for p in PAPER) == 3


def test_equal_p_have_equal_q_and_the_order_of_the_input_is_kept():
    assert q_values([0.04, 0.01, 0.04, 0.01]) == pytest.approx([0.04, 0.02, 0.04, 0.02])
    shuffled = PAPER[::-1]
    assert q_values(shuffled) == q_values(PAPER)[::-1]


@pytest.mark.parametrize("p, q", [([], []), ([0.03], [0.03]), ([0.0] * 2, [0.0] * 2), ([1.0] * 3, [1.0] * 3)])
def test_none_one_all_and_nothing(p, q):
    assert q_values(p) == q


@given(THOUSANDTHS, st.integers(1, 500))
def test_what_q_keeps_is_what_the_rule_keeps(p, rate):
    m = len(p)
    # exactly on the limit floating point may go either way
    assume(all(Fraction(x, 1000) != Fraction(k * rate, m * 1000) for k, x in enumerate(sorted(p), 1)))
    found = q_values([x / 1000 for x in p])
    assert {i for i, q in enumerate(found) if q <= rate / 1000} == kept_by_hand(p, Fraction(rate, 1000))


@given(THOUSANDTHS)
def test_q_rises_with_p_and_lies_between_p_and_bonferroni(p):
    values = [x / 1000 for x in p]
    found = q_values(values)
    ranked = [q for _, q in sorted(zip(values, found, strict=True))]
    assert ranked == sorted(ranked)
    for value, q in zip(values, found, strict=True):
        assert value - 1e-12 <= q <= min(1.0, value * len(p)) + 1e-12


@given(THOUSANDTHS, st.randoms(use_true_random=False))
def test_the_order_of_frames_does_not_matter(p, chance):
    order = list(range(len(p)))
    chance.shuffle(order)
    found, mixed = q_values(p_ := [x / 1000 for x in p]), q_values([p_[i] for i in order])
    assert mixed == [found[i] for i in order]


def test_films_with_nothing_wrong_rarely_have_anything_that_stands_out():
    chance = random.Random(1995)
    films = [[chance.random() for _ in range(400)] for _ in range(500)]
    failing = [sum(p < 0.01 for p in film) for film in films]
    assert 3.5 < sum(failing) / len(films) < 4.5  # what alpha says of each film …
    standing = sum(min(q_values(film)) <= 0.05 for film in films)
    assert standing / len(films) < 0.08  # … and 5 % of all films, give or take 3 deviations


def test_a_figure_s_p_is_that_of_its_worst_part_times_its_parts():
    assert whole_p(figure(0.002, parts=4)) == pytest.approx(0.008)
    assert whole_p(figure(0.4, parts=4)) == 1.0
    assert whole_p(figure(0.3, parts=None, rule="drift.style")) == 0.3
    # four good parts: their least p is below 0.0025 once in a hundred figures, as alpha says
    chance = random.Random(4)
    least = [min(chance.random() for _ in range(4)) for _ in range(20_000)]
    assert sum(whole_p(figure(p, parts=4)) < 0.01 for p in least) / 20_000 == pytest.approx(0.01, abs=0.002)


def test_failures_that_chance_explains_do_not_stand_out_and_one_that_it_does_not_does():
    good = [figure((i + 0.5) / 409) for i in range(409)]
    chance = [figure(0.008, Outcome.failed), figure(0.006, Outcome.failed)]
    found = run(*good, *chance, figure(1e-6, Outcome.failed))
    assert (found.judged, found.failed, found.held) == (412, 3, 1)
    assert found.expected == pytest.approx(4.12) and found.no_more_than_chance
    assert [row.p_value for row in found.rows] == [1e-6, 0.006, 0.008]
    assert [row.holds for row in found.rows] == [True, False, False]
    assert found.counted() == "3 of 412 judged figures fail; about 4 would by chance."
    said = "1 of them stands out whatever chance does: FR_S01_412 (Aarav's coat)."
    assert found.standing_out() == said


def test_more_failures_than_chance_gives_and_short_runs_are_not_called_chance():
    few = run(*[figure()] * 50, figure(0.009, Outcome.failed))
    assert few.failed == 1 and not few.no_more_than_chance
    many = run(*[figure()] * 100, *[figure(0.009, Outcome.failed)] * 2)
    assert many.expected == pytest.approx(1.02) and not many.no_more_than_chance
    assert not run(*[figure()] * 200).no_more_than_chance  # nothing failed: there is nothing to say


def test_allowed_and_unjudged_ones_are_left_out():
    allowed = figure(1e-9, Outcome.failed, excused="dyed (Asha)")
    blind = figure(outcome=Outcome.not_judged, p_value=None)
    other = figure(outcome=Outcome.failed, rule="prompt.verbatim", p_value=None)
    found = run(figure(), allowed, blind, other)
    assert (found.judged, found.failed, found.rows) == (1, 0, [])
    assert found.counted() == "None of 1 judged figure fails; less than one would by chance."
    assert found.standing_out() == "Nothing stands out from chance."


def test_what_can_only_warn_may_stand_out_but_is_no_failure_of_chance():
    shy = figure(1e-8, Outcome.warned, may_fail=False, rule="drift.place", subject="Canteen")
    found = run(*[figure()] * 300, *[figure(0.4, may_fail=False, rule="drift.place")] * 99, shy)
    assert found.kinds == {"drift.identity": 300, "drift.place": 100}
    assert (found.can_fail, found.failed, found.held) == (300, 0, 1) and found.expected == pytest.approx(3)
    assert found.counted() == (
        "None of 400 judged figures and places (100 can only warn) fail; about 3 would by chance."
    )
    assert found.standing_out() == "1 stands out whatever chance does: FR_S01_400 (Canteen)."


def test_where_the_project_only_warns_nothing_is_said_to_fail():
    found = run(figure(1e-8, Outcome.warned), figure(), failing=False)
    assert (found.expected, found.failed, found.held) == (0, 0, 1)
    assert found.counted() == "None of 2 judged figures can fail: they warn at most."


def test_many_that_stand_out_are_named_in_part():
    found = run(*[figure(1e-8, Outcome.failed)] * 7, rate=0.01)
    assert found.held == 7 and "FR_S01_005 (Aarav's coat) and 2 more." in found.standing_out()
    assert found.promise().startswith("on average at most 1 % of what stands out is chance")


def test_nothing_to_compare():
    assert run().counted() == "Nothing was compared with locked pictures." and run().rows == []
