"""Detectors and embedders of others: what they say counts, and what they say wrongly is named, never used."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.ops import check, models
from storyboard_cli.plan.staging.model import Staging
from tests.callers import calling
from tests.doubles.plug_in import DETECTOR, EMBEDDER, install
from tests.ops.check.clip_door import TINY, give_model, set_asset, set_project
from tests.ops.check.conftest import opened
from tests.ops.check.test_models import checked, draw_anew
from tests.ops.projects import Project

pytestmark = pytest.mark.measuring

Seen = list[tuple[float, float, float, float, float]]
TWO, ONE = "scenes/S01/frame_001_v1.png", "scenes/S01/frame_002_v1.png"


def detector(project: Project, monkeypatch: pytest.MonkeyPatch, code: str = DETECTOR) -> None:
    install(project.root.parent, monkeypatch, group="storyboard_cli.detectors", name="sharp-eyes", code=code,
            what="Detector")  # fmt: skip
    set_project(project, embedder="basic-v1", detector="sharp-eyes")
    sees(project, {})


def sees(project: Project, people: Mapping[str, Seen]) -> None:
    """What the detector will find, by picture; everybody who is staged in the others."""
    pictures = project.listing("scenes", ".png")
    said = {_pixels(project, p): people.get(p, everybody(project, p)) for p in pictures}
    folder = project.state / "models"
    folder.mkdir(exist_ok=True)
    (folder / "sharp-eyes.json").write_text(json.dumps(said), "utf-8")


def _pixels(project: Project, path: str) -> str:
    return hashlib.sha256(open_picture(project.read(path), path).pixels().tobytes()).hexdigest()


def staging_of(project: Project, path: str) -> Staging:
    carried = recipe_of(project.read(path))
    assert carried
    return Staging.model_validate(carried["recipe"]["staging"])


def everybody(project: Project, path: str) -> Seen:
    staging = staging_of(project, path)
    crops = [f.crop for f in (*staging.figures, *staging.extras) if f.crop.area > 0]
    return [(c.left, c.top, c.right, c.bottom, 0.9) for c in crops]


def counted(done: check.CheckAnswer, frame_id: str) -> list[Finding]:
    (frame,) = [f for f in done.frames if f.frame_id == frame_id]
    return [x for x in frame.findings if x.rule.startswith("count")]


def kept(project: Project) -> tuple[list, dict[str, int], list[str]]:
    """Verdicts, stored vectors by table, and calibration files of plug-ins."""
    with opened(project) as workspace:
        found = list(workspace.log.read(kinds=["check.judged"]))
        counts = {name: n for name, n in workspace.vectors.counts().items() if n and "basic-v1" not in name}
    calibrations = [p for p in project.listing("assets", ".yaml") if "/calibration/" in p]
    files = [name for p in calibrations if (name := p.rpartition("/")[2]) != "basic-v1.yaml"]
    return found, counts, files


def test_who_is_found_where_the_staging_has_them_is_there(project, monkeypatch):
    detector(project, monkeypatch)
    done = checked(project)
    assert done.passed == 3
    assert [x.score for x in counted(done, "FR_S01_001")] == [100] and checked(project).judged == 0


def test_a_stranger_fails_with_the_box_where_they_were_seen(project, monkeypatch):
    detector(project, monkeypatch)
    sees(project, {ONE: [*everybody(project, ONE), (4, 100, 60, 300, 0.8)]})
    done = checked(project)
    (extra,) = counted(done, "FR_S01_002")
    assert extra.rule == "count.extra" and extra.blocks and extra.asset is None
    assert extra.box == (4, 100, 60, 300) and extra.score == pytest.approx(0.8)
    assert (
        extra.message.startswith("somebody stands") and done.failure is Kind.blocked and done.quarantined == 1
    )


def test_a_figure_that_nobody_sees_is_missing_whatever_embedder_it_has(project, monkeypatch, tiny_weights):
    detector(project, monkeypatch)
    left_out = [i for i, f in enumerate(staging_of(project, TWO).figures) if f.asset == "CHAR_001"]
    seen = [box for i, box in enumerate(everybody(project, TWO)) if i not in left_out]
    sees(project, {TWO: seen})
    give_model(project, tiny_weights)
    for own in ("", f"{{embedder: {TINY}}}"):
        set_asset(project, "CHAR_001", own)
        (missing,) = counted(checked(project), "FR_S01_001")
        assert (missing.rule, missing.asset, missing.blocks) == ("count.missing", "CHAR_001", True)


def test_extras_of_a_crowd_are_known_and_the_score_counts_them(project, monkeypatch):
    detector(project, monkeypatch)
    draw_anew(project, "S01", "2", "{size: WS, action: A crowd of people passes behind her.}")
    path = "scenes/S01/frame_002_v2.png"
    staging = staging_of(project, path)
    assert len(staging.extras) >= 3
    sees(project, {})
    done = checked(project)
    assert [(x.rule, x.score) for x in counted(done, "FR_S01_002")] == [("count", 100)]
    plain = [f for f in (*staging.figures, *staging.extras)
             if f.visible >= 0.5 and f.crop.height >= staging.height * 0.09]  # fmt: skip
    alone = everybody(project, path)[: len(staging.figures)]
    sees(project, {path: alone})
    (said,) = counted(checked(project, all=True), "FR_S01_002")
    assert said.rule == "count" and not said.blocks  # nobody asks for an extra who is not seen
    assert said.score == pytest.approx(100 * math.exp(-(len(plain) - len(alone)) / len(plain)), abs=0.01)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise RuntimeError('out of\\nmemory')", "out of memory"),
        ("return [[Detection((-50, 0, 40, 40), 0.5)] for i in images]", "-50"),
        ("return [[Detection((0, 0, 9000, 40), 0.5)] for i in images]", "9000"),
        ("return [[Detection((40, 0, 40, 40), 0.5)] for i in images]", "40"),
        ("return [[Detection((0, 0, float('nan'), 40), 0.5)] for i in images]", "nan"),
        ("return [[Detection((0, 0, 30, 40), 7)] for i in images]", "7"),
        ("return [[(0, 0, 30, 40)] for i in images]", "box"),
        ("return [[]]", "1 lists"),
        ("return None", "NoneType"),
    ],
)
def test_a_detector_that_does_not_keep_its_promise_is_one_clear_error(project, monkeypatch, body, said):
    detector(project, monkeypatch, DETECTOR.replace("return [self.people(image) for image in images]", body))
    with pytest.raises(SbError) as failed:
        checked(project)
    assert failed.value.code == "detector-broken" and "sharp-eyes:1@abcd" in failed.value.message
    assert said in failed.value.message and "\n" not in failed.value.message and failed.value.hint
    assert kept(project) == ([], {}, [])


def test_numbers_of_other_libraries_are_numbers(project, monkeypatch):
    code = DETECTOR.replace(
        "Detection(tuple(box[:4]), box[4])",
        "Detection(np.array(box[:4], np.float32) - np.float32(0.5), np.float32(box[4]))",
    )
    detector(project, monkeypatch, code.replace("import hashlib", "import numpy as np, hashlib"))
    sees(project, {ONE: [*everybody(project, ONE), (0, 100, 60, 300, 0.75)]})
    (extra,) = counted(checked(project), "FR_S01_002")
    assert extra.box == (0, 99.5, 59.5, 299.5) and extra.score == 0.75


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ("Nothing", DETECTOR),
        ("Detector", "raise ImportError('no module named torch_for_eyes')"),
        ("Detector", DETECTOR.replace('detector_id = "sharp-eyes:1@abcd"', "")),
        ("Detector", DETECTOR.replace("self.seen =", "1 / 0 #")),
    ],
)
def test_a_detector_that_does_not_open_is_one_clear_error(project, monkeypatch, what, code):
    detector(project, monkeypatch)
    install(
        project.root.parent,
        monkeypatch,
        group="storyboard_cli.detectors",
        name="dull-eyes",
        code=code,
        what=what,
    )
    set_project(project, embedder="basic-v1", detector="dull-eyes")
    with pytest.raises(SbError) as failed:
        checked(project)
    assert failed.value.code == "detector-plug-in-broken" and "'dull-eyes'" in failed.value.message


def test_an_unknown_detector_is_said_with_those_that_are_there(project, monkeypatch):
    detector(project, monkeypatch)
    set_project(project, embedder="basic-v1", detector="groundingdino")
    with pytest.raises(SbError) as failed:
        checked(project)
    assert failed.value.code == "unknown-detector" and "sharp-eyes" in failed.value.message
    assert "consistency.detector" in worded(failed.value.hint or "") and kept(project)[0] == []


def embedder(project: Project, monkeypatch: pytest.MonkeyPatch, code: str = EMBEDDER) -> None:
    install(project.root.parent, monkeypatch, group="storyboard_cli.embedders", name="colours", code=code,
            what="Embedder")  # fmt: skip
    set_project(project, embedder="colours")


def test_an_embedder_of_others_judges_the_film(project, monkeypatch):
    embedder(project, monkeypatch)
    done = checked(project)
    assert done.judged == 3 and done.not_judged == 0
    rules = {x.rule for f in done.frames for x in f.findings if x.score is not None}
    assert {"drift.identity", "drift.place", "drift.style"} <= rules
    found, counts, files = kept(project)
    assert {e.body["embedder"] for e in found} == {"colours:1@abcd"} and len(counts) == 3
    assert set(files) == {"colours_1_abcd.yaml"} and checked(project).judged == 0
    with opened(project) as workspace:
        listed = {
            m.embedder: m for m in models.list_models(workspace, models.ModelsListAsk(), calling()).models
        }
    assert listed["colours"].used and listed["colours"].state.startswith("ready")


BROKEN = {
    "nan": "return np.full((len(images), 19), np.nan)",
    "zeros": "return np.zeros((len(images), 19))",
    "not of length 1": "return np.ones((len(images), 19))",
    "(1, 19)": "return np.eye(19)[:1]",
    "shape": "return np.eye(20)[np.zeros(len(images), int)]",
    "flat": "return np.eye(19)[0]",
    "ragged": "return [[1.0], [1.0, 0.0]]",
    "raising": "raise KeyError('weights')",
    "none": "return None",
}


@pytest.mark.parametrize("how", BROKEN)
def test_an_embedder_that_gives_no_vectors_is_one_clear_error_and_nothing_is_kept(project, monkeypatch, how):
    embedder(project, monkeypatch, EMBEDDER.replace("# broken here", BROKEN[how]))
    with pytest.raises(SbError) as failed:
        checked(project)
    assert failed.value.code == "embedder-plug-in-broken" and "'colours'" in failed.value.message
    assert failed.value.hint and kept(project) == ([], {}, [])


def test_an_embedder_that_fails_at_the_frames_leaves_no_verdict_and_no_crop(project, monkeypatch):
    late = "if (self.root / 'now').exists(): return np.full((len(images), 19), np.nan)"
    code = EMBEDDER.replace("pass", "self.root = models_dir").replace("# broken here", late)
    embedder(project, monkeypatch, code)
    checked(project, dry_run=True)  # the bundles are known
    with opened(project) as workspace:
        check.check(workspace, check.CheckAsk(selectors=["S02"]), calling())
    before = kept(project)
    (project.state / "models").mkdir(exist_ok=True)
    (project.state / "models/now").touch()
    with pytest.raises(SbError) as failed:
        checked(project, "S01")
    assert failed.value.code == "embedder-plug-in-broken" and "not a number" in failed.value.message
    assert kept(project) == before and len(before[0]) == 1
