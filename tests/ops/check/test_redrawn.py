"""What sb draws itself is not held against it; what anybody touched is."""

from __future__ import annotations

import io
import json

import numpy as np
from PIL import Image

from storyboard_cli.checking.frame_look import Candidate, open_candidate
from storyboard_cli.checking.redrawn import with_redrawn
from storyboard_cli.checking.session import CheckSession
from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.ops import check
from storyboard_cli.project.frame_states import frame_states
from tests.callers import calling
from tests.ops.check.clip_door import set_asset
from tests.ops.check.conftest import opened
from tests.ops.projects import Project

FRAME = "scenes/S01/frame_001_v1.png"
UNLIKE = Finding(
    rule="drift.identity",
    outcome=Outcome.failed,
    asset="CHAR_001",
    message="her coat is unlike",
    score=0.1,
)
EXTRA = Finding(rule="count.extra", outcome=Outcome.failed, asset="CHAR_001", message="there is one too many")
REWORDED = Finding(rule="prompt.verbatim", outcome=Outcome.failed, asset="CHAR_001", message="words are gone")


def outcomes(project: Project) -> list[Outcome]:
    """What is left of a failed likeness and of a failed prompt, in the film's first frame."""
    with opened(project) as workspace:
        state = frame_states(workspace)[0]
        render = state.newest
        assert render is not None
        data = project.read(render.path)
        ground = CheckSession(workspace, "basic-v1")
        seen = open_candidate(ground, Candidate(state, render, sha256_bytes(data)))
        return [f.outcome for f in with_redrawn(ground, seen, [UNLIKE, EXTRA, REWORDED])]


def touch(project: Project, path: str) -> None:
    """Change one pixel of a picture, and keep the recipe in it."""
    data = project.read(path)
    pixels = np.array(Image.open(io.BytesIO(data)).convert("RGB"))
    pixels[0, 0, 0] ^= 1
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    project.write(path, with_recipe(out.getvalue(), json.dumps(recipe_of(data))))


def test_the_likeness_of_a_picture_that_sb_draws_again_to_the_pixel_is_not_judged(project: Project) -> None:
    assert outcomes(project) == [Outcome.not_judged, Outcome.not_judged, Outcome.failed]


def test_one_pixel_that_somebody_changed_has_it_judged(project: Project) -> None:
    touch(project, FRAME)
    assert outcomes(project) == [Outcome.failed] * 3


def test_a_limit_that_somebody_set_holds_for_sbs_own_drawings(project: Project) -> None:
    set_asset(project, "CHAR_001", "{threshold: 0.9999, reason: she is on every poster}")
    with opened(project) as workspace:
        done = check.check(workspace, check.CheckAsk(selectors=["FR_S01_001"]), calling())
    assert [f.asset for f in done.frames[0].findings if f.blocks] == ["CHAR_001"]


def test_pictures_that_another_hand_drew_say_how_it_must_look(project: Project) -> None:
    lock = "assets/CHAR_001/v1/lock.yaml"
    head, rest = project.text(lock).split("generator:", 1)
    project.write(lock, f"{head}generator: imported\n{rest.split(chr(10), 1)[1]}")
    assert outcomes(project) == [Outcome.failed] * 3
