"""Story scores mean what papers mean by them, without the evaluator's known faults."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from storyboard_cli.drift.assignment import assigned
from storyboard_cli.drift.bench.metrics import Shot, copy_paste, occm, score_story, style_scores

A, B, C = (np.eye(3, dtype=np.float32)[i] for i in range(3))
REFERENCES = {"CHAR_A": np.stack([A, A]), "CHAR_B": np.stack([B, B])}
STYLES = {"CHAR_A": C, "CHAR_B": C}


def shot(*crops: np.ndarray, expected=("CHAR_A", "CHAR_B")) -> Shot:
    stacked = np.stack(crops) if crops else np.zeros((0, 3), np.float32)
    return Shot(stacked, tuple(expected), len(crops), C)


def test_a_perfect_story_scores_one():
    story, characters = score_story([shot(A, B), shot(B, A)], REFERENCES, STYLES)
    assert (story.cids_cross, story.cids_self, story.recall, story.occm) == (1, 1, 1, 100)
    assert characters["CHAR_A"].matched == 2 and story.style_self == 1


def test_crops_are_matched_to_the_characters_they_look_like_not_to_their_order():
    _, characters = score_story([shot(B, A)], REFERENCES, STYLES)
    assert characters["CHAR_A"].cross == 1 and characters["CHAR_B"].cross == 1


def test_a_missing_character_lowers_recall_and_count():
    story, characters = score_story([shot(A), shot(A, B)], REFERENCES, STYLES)
    assert story.recall == pytest.approx(0.75)
    assert story.occm == pytest.approx((occm(1, 2) + 100) / 2) and occm(1, 2) == pytest.approx(
        60.65, abs=0.01
    )
    assert characters["CHAR_B"].shots == 2 and characters["CHAR_B"].matched == 1


def test_one_crop_has_no_likeness_to_itself():
    _, characters = score_story([shot(A, B)], REFERENCES, STYLES)
    assert characters["CHAR_A"].self_ is None


def test_a_pasted_reference_stands_out_and_a_new_picture_does_not():
    references = np.stack([A, B, C])
    assert copy_paste(A, references) > 0.99
    assert copy_paste(np.ones(3, np.float32) / 3**0.5, references) == pytest.approx(1 / 3)
    assert copy_paste(A, references[:1]) is None


def test_nobody_anywhere_gives_no_numbers():
    story, characters = score_story([shot(expected=())], REFERENCES, STYLES)
    assert story.cids_cross is None and story.occm is None and characters == {}


@pytest.mark.parametrize("rows, columns", [(1, 1), (1, 6), (6, 1), (3, 5), (5, 3), (6, 6), (4, 8)])
def test_the_assignment_is_the_best_of_all(rows, columns):
    rng = np.random.default_rng(rows * 10 + columns)
    for _ in range(20):
        value = rng.uniform(-1, 1, (rows, columns))
        found = assigned(value)
        small, wide = (value, columns) if rows <= columns else (value.T, rows)
        best = max(sum(small[i, j] for i, j in enumerate(p)) for p in permutations(range(wide), len(small)))
        assert len(found) == len(set(found.values())) == min(rows, columns)
        assert sum(value[r, c] for r, c in found.items()) == pytest.approx(best)


def test_the_assignment_is_exact_where_greed_goes_wrong():
    value = np.full((12, 40), -1.0)
    value[np.arange(12), np.arange(12)] = 0.8
    value[0, :2] = 0.9, 0.95  # greed gives the first row the second's column
    assert assigned(value) == {row: row for row in range(12)}
    assert assigned(value.T) == {row: row for row in range(12)}


def test_above_twelve_the_highest_pairs_come_first():
    value = np.zeros((13, 14))
    value[np.arange(13), np.arange(13) + 1] = np.linspace(0.2, 0.9, 13)
    assert assigned(value) == {row: row + 1 for row in range(13)}
    assert assigned(np.zeros((0, 3))) == {} and assigned(np.zeros((3, 0))) == {}


def test_style_over_shots_by_hand():
    looks = [(A, ("CHAR_A",)), (B, ("CHAR_A", "CHAR_B")), ((A + B) / 2**0.5, ()), (B, ("CHAR_C",))]
    first = {"CHAR_A": A, "CHAR_B": B}
    cross, own = style_scores(looks, first)
    # shots 1 and 2 have a known character on stage: cosine 1, and the mean of 0 and 1
    assert cross == pytest.approx((1 + 0.5) / 2)
    # pairs: AB 0, A(A+B) √½, AB 0, B(A+B) √½, BB 1, (A+B)B √½
    assert own == pytest.approx((3 * 0.5**0.5 + 1) / 6)


def test_style_of_one_shot_or_none_has_no_self():
    assert style_scores([(A, ("CHAR_A",))], {"CHAR_A": A}) == (1, None)
    assert style_scores([], {"CHAR_A": A}) == (None, None)


def test_a_character_never_found_has_no_score_and_lowers_only_recall():
    story, characters = score_story([shot(A), shot(A)], REFERENCES, STYLES)
    assert characters["CHAR_B"].cross is None and characters["CHAR_B"].matched == 0
    assert story.cids_cross == 1 and story.recall == pytest.approx(0.5)
