"""A film whose files lie in memory goes through the verbs as one in a folder does, from script to paper."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import (
    alias,
    allow,
    approve,
    audit,
    check,
    compare,
    delete,
    deps,
    diff,
    edit,
    explain,
    export_cut,
    export_lists,
    export_motion,
    export_paper,
    gc,
    generate,
    layout,
    lint,
    lock,
    new,
    open_,
    plan,
    rebuild,
    rename,
    render,
    restore,
    retake,
    review,
    script,
    search,
    status,
    timeline,
    unlock,
    validate,
    verify,
    versions,
)
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.memory_files import MemoryFiles
from tests.callers import calling
from tests.ops.conftest import FILES, Ticking

Verb = Callable[[Workspace, Any, Any], Any]


def opened(root: Path, held: MemoryFiles) -> Workspace:
    return Workspace(root, Settings(jobs=1), calling("Asha Rao <asha@example.org>", clock=Ticking()), held)


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The film of the other verbs, made in memory: its state folder, alone on the disk, and its files."""
    root = tmp_path_factory.mktemp("made") / "film"
    with MemoryFiles({name: text.encode() for name, text in FILES.items()}) as held:
        with opened(root, held) as film:
            compile_op.compile(film, compile_op.CompileAsk(), calling())
            generate.generate(film, generate.GenerateAsk(all=True), calling())
            lock.lock(film, lock.LockAsk(all=True), calling())
            render.render(film, render.RenderAsk(), calling())
        return root / ".sb", {entry.path: held.read(entry.path) for entry in held.entries()}


@pytest.fixture
def film(_made: tuple[Path, dict[str, bytes]], tmp_path: Path) -> Iterator[Workspace]:
    root = tmp_path / "film"
    shutil.copytree(_made[0], root / ".sb")
    with MemoryFiles(_made[1]) as held, opened(root, held) as workspace:
        yield workspace
    assert [p.name for p in root.iterdir()] == [".sb"], "a file of the project came to the disk"


LOOKS: list[tuple[Verb, Any]] = [
    (audit.audit, audit.AuditAsk()),
    (deps.deps, deps.DepsAsk(selectors=["S01/1"])),
    (explain.explain, explain.ExplainAsk(selectors=["S01/1"])),
    (lint.lint, lint.LintAsk()),
    (open_.open_, open_.OpenAsk(what="S01/1", show=False)),
    (plan.plan, plan.PlanAsk()),
    (script.stats, script.ScriptStatsAsk()),
    (search.search, search.SearchAsk(words=["asha"])),
    (status.status, status.StatusAsk()),
    (validate.validate, validate.ValidateAsk()),
    (verify.verify, verify.VerifyAsk()),
    (versions.versions, versions.VersionsAsk()),
]


@pytest.mark.parametrize(("verb", "ask"), LOOKS, ids=[verb.__name__ for verb, _ in LOOKS])
def test_a_verb_that_looks(film: Workspace, verb: Verb, ask: Any) -> None:
    before = [entry.tag for entry in film.files.entries()]
    assert verb(film, ask, calling()).failure is None
    assert [entry.tag for entry in film.files.entries()] == before


EXPORTS: list[tuple[Verb, Any]] = [
    (export_paper.pdf, export_paper.PdfAsk()),
    (export_paper.images, export_paper.ImagesAsk(link=True)),
    (export_paper.contact_sheet, export_paper.ContactSheetAsk(width=400)),
    (export_lists.shot_list, export_lists.ShotListAsk()),
    (export_lists.breakdown, export_lists.BreakdownAsk()),
    (export_lists.bundle, export_lists.BundleAsk()),
    (export_cut.otio, export_cut.ExportCutAsk()),
    (export_cut.otioz, export_cut.ExportCutAsk()),
    (export_cut.fcpxml, export_cut.ExportCutAsk()),
    (export_motion.storyboarder, export_motion.StoryboarderAsk()),
    (export_motion.animatic, export_motion.AnimaticAsk(height=64)),
]


@pytest.mark.parametrize(("verb", "ask"), EXPORTS, ids=[verb.__name__ for verb, _ in EXPORTS])
def test_an_export_comes_to_the_files(film: Workspace, verb: Verb, ask: Any) -> None:
    done = verb(film, ask, calling())

    assert film.files.stat(done.path) or film.files.entries(done.path)
    assert film.files.stat(done.manifest) is not None
    assert done.frames == 4


def test_pictures_beside_each_other_and_control_pictures(film: Workspace) -> None:
    render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), calling())
    done = compare.compare(film, compare.CompareAsk(frame="S01/1"), calling())
    assert film.files.read(done.path).startswith(b"\x89PNG")
    layout.layout(film, layout.LayoutAsk(selectors=["S01/1"]), calling())
    assert film.files.stat("exports/layout/FR_S01_001/layout.json") is not None


def test_frames_are_checked_decided_and_cleared_away(film: Workspace) -> None:
    for _ in range(2):
        render.render(film, render.RenderAsk(selectors=["S01/1"], force=True), calling())
    checked = check.check(film, check.CheckAsk(), calling())
    assert "picture.unreadable" not in {f.rule for frame in checked.frames for f in frame.findings}
    rules = {f.rule for frame in checked.frames for f in frame.findings if f.outcome == "failed"}
    for rule in sorted(rules):
        for frame in checked.frames:
            allow.allow(film, allow.AllowAsk(selector=frame.frame_id, rule=rule, reason="a test"), calling())
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), calling())
    retake.retake(film, retake.RetakeAsk(selectors=["S02"], note="closer"), calling())
    assert film.files.stat("approved/S01/FR_S01_001.png") is not None
    assert len(film.files.entries("review")) == 2 + len(rules) * len(checked.frames)
    assert review.review(film, review.ReviewAsk(), calling()).items

    cleared = gc.gc(film, gc.GcAsk(keep=1), calling())
    assert [r.render_version for r in cleared.removed] == [2, 1]
    assert film.files.stat("scenes/S01/frame_001_v1.png") is None


def test_assets_are_changed(film: Workspace) -> None:
    found = new.new(film, new.NewAsk(asset_type="prop", name="Lamp"), calling())
    spec = found.specs[0]
    rename.rename(film, rename.RenameAsk(asset=spec.asset_id, to="PROP_Light"), calling())
    assert film.files.stat("assets/PROP_Light/asset.yaml") is not None
    alias.add(film, alias.AliasAddAsk(name="THE LIGHT", target="PROP_Light"), calling())
    alias.remove(film, alias.AliasRemoveAsk(name="THE LIGHT"), calling())
    delete.delete(film, delete.DeleteAsk(asset="PROP_Light"), calling())
    assert not film.files.entries("assets/PROP_Light")

    edit.patch_spec(
        film, edit.PatchSpecAsk(asset="CHAR_001", changes={"canonical_prompt": "tall"}), calling()
    )
    assert b"canonical_prompt: tall" in film.files.read("assets/CHAR_001/asset.yaml")
    assert diff.diff(film, diff.DiffAsk(old="CHAR_001@v1"), calling()).fields
    restored = restore.restore(film, restore.RestoreAsk(version="CHAR_001@v1", force=True), calling())
    assert restored.backup is not None
    unlock.unlock(film, unlock.UnlockAsk(asset="CHAR_001@v1", reason="a test"), calling())


def test_the_cut_is_changed_and_the_ledger_made_again(film: Workspace) -> None:
    timeline.hold(film, timeline.TimelineHoldAsk(selectors=["S01/1"], length="48f"), calling())
    assert b"48" in film.files.read("timeline.yaml")
    made = rebuild.rebuild(film, rebuild.RebuildAsk(), calling())
    assert made.counts["render.stored"] == 4


def test_a_script_is_put_and_compiled(film: Workspace) -> None:
    text = "INT. ROOM - DAY\n\nASHA reads.\n"
    edit.put_script(film, edit.PutScriptAsk(name="more.fountain", text=text), calling())
    compile_op.compile(film, compile_op.CompileAsk(), calling())
    assert film.files.stat("scenes/S03/scene.yaml") is not None
    with pytest.raises(SbError) as caught:
        edit.put_script(film, edit.PutScriptAsk(name="more.fountain", text=text, if_tag="new"), calling())
    assert caught.value.code == "file-moved"
