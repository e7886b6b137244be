"""Story scores mean what papers mean by them, without the evaluator's known faults."""

from __future__ import annotations

import numpy as np
import pytest

from storyboard_cli.drift.metrics import Shot, copy_paste, occm, score_story

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
