"""`sb check` leaves what is right alone and names what is wrong, once for each cause."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from storyboard_cli.checking.calibrations import calibrate_versions
from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.drift.lance import VectorStore
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.drift.sheet import figure_box
from storyboard_cli.ops import allow, bench, check, models, search
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.comfy import pipelines
from tests.callers import Heard, calling, made_at
from tests.ops.check.conftest import opened, sent
from tests.ops.projects import Project


def checked(workspace: Workspace, *selectors: str, **options: object) -> check.CheckAnswer:
    return check.check(workspace, check.CheckAsk(selectors=list(selectors), **options), calling())


def fails(done: check.CheckAnswer) -> dict[str, set[str]]:
    """Rules that failed, by frame."""
    return {
        f.frame_id: {x.rule for x in f.findings if x.blocks}
        for f in done.frames
        if f.verdict == "quarantined"
    }


def repaint(project: Project, path: str, change) -> None:
    """Change a stored picture's pixels and keep the recipe inside it."""
    import json

    data = project.read(path)
    carried = recipe_of(data)
    image = Image.open(io.BytesIO(data)).convert("RGB")
    out = io.BytesIO()
    Image.fromarray(change(np.array(image))).save(out, "PNG")
    project.write(path, with_recipe(out.getvalue(), json.dumps(carried)) if carried else out.getvalue())


def blue_coat(pixels: np.ndarray) -> np.ndarray:
    """Red cloth becomes blue."""
    deep = pixels.astype(int)
    red = (deep[..., 0] > deep[..., 1] * 1.9) & (deep[..., 0] > 70)
    pixels[red] = pixels[red][:, ::-1]
    return pixels


def test_untouched_frames_pass_and_are_looked_at_once(film):
    first = checked(film)
    assert fails(first) == {} and first.failure is None
    assert first.judged == len(first.frames) == first.passed
    again = checked(film)
    assert again.judged == 0 and [f.verdict for f in again.frames] == [f.verdict for f in first.frames]
    assert len(list(film.log.read(kinds=["check.judged"]))) == len(first.frames)


def test_every_verdict_is_an_event_with_its_embedder_and_inputs(film):
    checked(film)
    for event in film.log.read(kinds=["check.judged"]):
        assert event.body["embedder"] == "basic-v1" and event.body["verdict"] == "passed"
        assert event.body["inputs"]["lineage"] and event.body["inputs"]["assets"]
    assert {s.verdict for s in frame_states(film)} == {"passed"}


def test_a_repainted_coat_is_named_and_the_other_frames_are_left_alone(film, project):
    checked(film)
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    done = checked(film)
    assert set(fails(done)) == {"FR_S01_001"} and done.judged == 1 and done.failure is Kind.blocked
    assert {"picture.changed", "drift.identity"} <= fails(done)["FR_S01_001"]
    (identity,) = [f for f in done.frames[0].findings if f.rule == "drift.identity" and f.blocks]
    assert (
        identity.message.startswith("Asha's coat") and "not look like the locked pictures" in identity.message
    )
    assert identity.asset == "CHAR_001" and identity.reference and identity.score < identity.threshold


def test_the_project_s_seed_anchor_and_locks_are_held_against_the_pictures(film, project):
    checked(film)
    text = project.text("project.yaml")
    project.write("project.yaml", text.replace("seed: 7", "seed: 8"))
    with opened(project) as workspace:
        assert all(rules == {"seeds.lineage"} for rules in fails(checked(workspace)).values())
    project.write("project.yaml", text.replace("clean ink", "rough ink"))
    with opened(project) as workspace:
        found = fails(checked(workspace))
        assert len(found) == len(film.scenes[0].frames) + len(film.scenes[1].frames)
        assert all(rules == {"prompt.style_anchor"} for rules in found.values())
    project.write("project.yaml", text)
    repaint(project, "assets/CHAR_002/v1/front.png", lambda pixels: 255 - pixels)
    with opened(project) as workspace:
        done = checked(workspace)
    said = [x.message for f in done.frames for x in f.findings if x.rule == "lock.changed" and x.blocks]
    assert said and all("a locked picture of Ravi (CHAR_002@v1) was changed" in text for text in said)


def test_another_style_a_flat_and_a_broken_picture_fail(film, project):
    rng = np.random.default_rng(0)
    repaint(
        project,
        "scenes/S01/frame_001_v1.png",
        lambda p: np.clip(p + rng.normal(0, 30, (*p.shape[:2], 1)), 0, 255).astype(np.uint8),
    )
    repaint(project, "scenes/S01/frame_002_v1.png", lambda p: np.full_like(p, 40))
    project.write("scenes/S02/frame_001_v1.png", b"\x89PNG\r\n\x1a\nhalf")
    found = fails(checked(film))
    assert "drift.style" in found["FR_S01_001"]
    assert found["FR_S01_002"] >= {"picture.changed"}
    assert found["FR_S02_001"] == {"picture.unreadable"}


def test_an_exception_is_respected_and_stays_visible(film, project):
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    rules = sorted(fails(checked(film))["FR_S01_001"])
    for rule in rules:
        film.forget()
        allow.allow(
            film, allow.AllowAsk(selector="FR_S01_001", rule=rule, reason="the coat is dyed"), calling()
        )
    film.forget()
    done = checked(film)
    assert fails(done) == {}
    assert {f.rule for f in done.frames[0].findings if f.excused} == set(rules)


def test_explain_and_report_show_the_pictures(film, project, tmp_path):
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    page = tmp_path / "check.html"
    done = checked(film, "FR_S01_001", explain=True, report=made_at(page))
    assert str(page) in done.written and done.written[1].endswith("explain/FR_S01_001_v1.png")
    text = page.read_text("utf-8")
    assert "data:image/png;base64," in text and "drift.identity" in text and "http" not in text
    with Image.open(project.state / "explain/FR_S01_001_v1.png") as shown:
        assert shown.width > 400 and shown.height > 200


def test_a_dry_run_and_another_embedder_without_weights_change_nothing(film):
    assert checked(film, dry_run=True).judged > 0
    assert list(film.log.read(kinds=["check.judged"])) == []
    from storyboard_cli.core.errors import SbError

    with pytest.raises(SbError) as failed:
        checked(film, embedder="openclip:nowhere")
    assert failed.value.code == "model-not-there" and "sb models import" in worded(failed.value.hint or "")


def test_lost_or_broken_vectors_are_made_again(film, project):
    checked(film)
    for file in (film.state / "vectors").rglob("*"):
        if file.is_file():
            file.write_bytes(b"x")
    with opened(project) as workspace:
        assert fails(checked(workspace, all=True)) == {}


def test_calibration_is_text_beside_the_lock_and_asks_for_more_references(film, project):
    report = Heard()
    lock = film.registry.current("CHAR_001")
    assert lock is not None
    calibrate_versions(film, [lock], report)
    file = "assets/CHAR_001/v1/calibration/basic-v1.yaml"
    text = project.text(file)
    assert "fail_below:" in text and "impostor_q95:" in text and lock.lock_hash in text
    before = project.read(file)
    calibrate_versions(film, [lock], report)
    assert project.read(file) == before
    few = lock.model_copy(
        update={
            "pictures": [p for p in lock.pictures if p.role in ("front", "back")],
            "lock_hash": "sha256:few",
        }
    )
    calibrate_versions(film, [few], report)
    assert any("2 pictures to compare with" in text for text in report.warned)


def test_a_picture_finds_the_asset_it_looks_like(film, project):
    ask = search.SearchAsk(like=sent(project, "assets/CHAR_001/v1/front.png"), limit=3)
    found = search.search(film, ask, calling())
    assert found.alike[0].asset_id == "CHAR_001" and found.alike[0].likeness > 0.999
    assert found.alike_frames


def test_a_check_keeps_its_look_at_every_frame_for_the_search(film, project, monkeypatch):
    written: list[tuple[str, int]] = []
    write = VectorStore.write

    def counted(self, collection, embedder_id, rows, vectors):
        written.append((collection, len(rows)))
        return write(self, collection, embedder_id, rows, vectors)

    monkeypatch.setattr(VectorStore, "write", counted)
    done = checked(film, all=True)
    frames = [count for name, count in written if name == "render_frame_embeddings"]
    assert frames == [len(done.frames)]  # one write for the whole command
    written.clear()
    newest = frame_states(film)[0].newest
    found = search.search(film, search.SearchAsk(like=sent(project, newest.path), limit=3), calling())
    assert not [name for name, _ in written if name == "render_frame_embeddings"]
    first = found.alike_frames[0]
    assert first.picture == newest.path and first.likeness > 0.999


def test_bench_scores_the_story(film):
    done = bench.bench(film, bench.BenchAsk(), calling())
    assert done.occm == 100 and done.recall == 1
    assert {c.asset_id for c in done.characters} == {"CHAR_001", "CHAR_002"}
    assert all(0 < c.cids_cross <= 1 for c in done.characters if c.cids_cross is not None)


def test_models_list_says_what_the_project_uses(film):
    done = models.list_models(film, models.ModelsListAsk(), calling())
    assert [(m.embedder, m.used, m.state) for m in done.models] == [("basic-v1", True, "ready")]
    assert done.folder == "", "who is not at this machine learns none of its folders"


def test_approved_pictures_join_the_calibration_in_portions(film, monkeypatch):
    from storyboard_cli.checking import approved_frames, session
    from storyboard_cli.ops import approve

    checked(film)
    monkeypatch.setattr(approved_frames, "PORTION", 2)
    film.forget()
    approve.approve(film, approve.ApproveAsk(selectors=["S01"]), calling())
    film.forget()
    ground = session.CheckSession(film, "basic-v1")
    assert {len(scores) % 2 for scores in ground.approved.values()} == {0} and ground.approved
    before = session.CheckSession(film, "basic-v1")
    monkeypatch.setattr(before, "_joined", lambda lock, region, limits, tests: limits.get(region))
    lock = film.registry.current("CHAR_001")
    (asset, region), scores = next(iter(ground.approved.items()))
    assert asset.startswith("CHAR_") and scores and lock is not None
    joined = ground._regions(film.registry.current(asset), None)[region].limits
    first = before._regions(film.registry.current(asset), None)[region].limits
    assert joined.approved == len(scores) and joined.fail >= first.fail - 0.02
    assert fails(checked(film)) == {}


def pasted(project: Project, pipeline: str) -> None:
    """A frame as a pipeline would give it that pastes Asha's front view where she should stand."""
    import json

    path = "scenes/S01/frame_001_v1.png"
    data = project.read(path)
    carried = recipe_of(data)
    assert carried is not None
    carried["recipe"]["pipeline"] = pipeline
    figures = carried["recipe"]["staging"]["figures"]
    box = next(f["crop"] for f in figures if f["asset"] == "CHAR_001")
    left, top, right, bottom = (round(box[k]) for k in ("left", "top", "right", "bottom"))
    front = project.read("assets/CHAR_001/v1/front.png")
    with Image.open(io.BytesIO(front)) as opened_front:
        sheet = opened_front.convert("RGB")
    figure = sheet.crop(tuple(round(v) for v in figure_box(open_picture(front, "front"))))
    frame = Image.open(io.BytesIO(data)).convert("RGB")
    frame.paste(figure.resize((right - left, bottom - top)), (left, top))
    out = io.BytesIO()
    frame.save(out, "PNG")
    project.write(path, with_recipe(out.getvalue(), json.dumps(carried)))


def test_a_pasted_reference_is_a_copy_only_where_the_pipeline_generates(film, project):
    pasted(project, "scene-sd15@1")
    (copy,) = [f for f in checked(film, "FR_S01_001").frames[0].findings if f.rule == "copy_paste"]
    assert copy.blocks and copy.asset == "CHAR_001" and (copy.reference or "").endswith("front.png")
    released = pipelines.find(None, "scene-sd15@1")
    for name in pipelines.FILES:
        more = "generates: false\n" if name == "requires.yaml" else ""
        project.write(f"workflows/composite/v1/{name}", (released / name).read_text("utf-8") + more)
    pasted(project, "composite@1")
    findings = checked(film, "FR_S01_001", all=True).frames[0].findings
    assert not [f for f in findings if f.rule == "copy_paste"]
