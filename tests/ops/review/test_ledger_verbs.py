"""Verify, rebuild, reconcile, gc, log and audit on a real small film."""

from __future__ import annotations

import io
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from storyboard_cli.cli.lines import worded
from storyboard_cli.cli.log import show as show_log
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import canonical_json, sha256_bytes, sha256_json
from storyboard_cli.core.pictures import recipe_of, with_recipe
from storyboard_cli.core.reporter import Recording
from storyboard_cli.history.reconcile import missing_files, reconcile
from storyboard_cli.ledger.events import facts_of
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.ops import allow, approve, audit, gc, log, rebuild, render, retake, verify
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Status
from tests.callers import ACTOR, Heard, calling, lying_at
from tests.ops.projects import Project

Look = Callable[[str], FrameState]


def codes(film: Workspace, report: Recording) -> set[str]:
    film.forget()
    return {p.code for p in verify.verify(film, verify.VerifyAsk(), report).problems}


def forget_events(film: Workspace, *kinds: str) -> None:
    """A ledger as if sb had been killed between the files and these events."""
    path = film.ledger_path
    film.close()
    direct = sqlite3.connect(path)
    direct.executescript("DROP TRIGGER events_refuse_delete; DROP TRIGGER events_refuse_update;")
    (first,) = direct.execute(
        f"SELECT min(seq) FROM events WHERE kind IN ({', '.join('?' * len(kinds))})", kinds
    ).fetchone()
    direct.execute("DELETE FROM events WHERE seq >= ?", [first])
    kept = direct.execute("SELECT * FROM events ORDER BY seq").fetchall()
    direct.close()
    for name in ("", "-wal", "-shm"):
        Path(f"{path}{name}").unlink(missing_ok=True)
    from storyboard_cli.ledger.base import NewEvent

    for row in kept:
        import json

        film.log.append([NewEvent(row[4], row[5], json.loads(row[6]))], at=row[2], actor=row[3])


def test_a_picture_of_an_older_sb_is_verified_by_the_recipe_as_it_wrote_it(
    film: Workspace, report: Recording
) -> None:
    """An older sb knew fewer fields: its recipe's hash is of those."""
    stored = next(f for _, f in facts_of(film.log.read(), RenderStored) if f.frame_id == "FR_S01_001")
    data = film.files.read(str(stored.path))
    carried = recipe_of(data)
    assert carried is not None
    del carried["recipe"]["draft"]  # as if there had been no such field
    path = str(stored.path).replace("_v1", "_v2")
    older = with_recipe(data, canonical_json(carried))
    film.files.put(path, older)
    changed = {"path": path, "render_version": 2, "sha256": sha256_bytes(older)}
    film.record(stored.model_copy(update={**changed, "recipe_hash": sha256_json(carried["recipe"])}))
    assert codes(film, report) == set()

    film.record(stored.model_copy(update={**changed, "render_version": 3, "recipe_hash": "sha256:0"}))
    assert codes(film, report) == {"recipe-differs"}


def _as_an_older_sb_wrote_it(data: bytes) -> tuple[bytes, str]:
    """The picture with a recipe of other fields than today's, and the hash that it had there."""
    carried = recipe_of(data)
    assert carried is not None
    del carried["recipe"]["draft"]  # there was no such field
    carried["recipe"]["staging"]["crowd"] = 3  # there was one more
    return with_recipe(data, canonical_json(carried)), sha256_json(carried["recipe"])


@pytest.mark.folder("a ledger that is made again lies in a folder")
def test_a_picture_of_an_older_sb_is_found_again_with_the_hash_that_it_had(
    film: Workspace, report: Recording
) -> None:
    path = "scenes/S01/frame_001_v1.png"
    before = film.views.renders_of("FR_S01_001", drafts=False)[0]
    older, own_hash = _as_an_older_sb_wrote_it(film.files.read(path))
    film.files.put(path, older)

    rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    row = film.views.renders_of("FR_S01_001", drafts=False)[0]
    assert (row.recipe_hash, row.uid, row.renderer) == (own_hash, before.uid, before.renderer)
    parts = film.views.recipe_parts("FR_S01_001")[1]
    assert parts["shot"] and parts["staging"].startswith("#")
    assert codes(film, report) == set()
    assert not report.warned

    film.files.put("approved/S01/FR_S01_001.png", older)
    film.files.remove(path)  # a clone has what was approved
    rebuild.rebuild(film, rebuild.RebuildAsk(), report)
    assert film.views.renders_of("FR_S01_001", drafts=False)[0].recipe_hash == own_hash


def test_a_picture_that_an_older_sb_left_beside_the_ledger_is_recorded(
    film: Workspace, report: Recording
) -> None:
    older, own_hash = _as_an_older_sb_wrote_it(film.files.read("scenes/S01/frame_001_v1.png"))
    carried = recipe_of(older)
    assert carried is not None
    film.files.put(
        "scenes/S01/frame_001_v2.png", with_recipe(older, canonical_json(carried | {"version": 2}))
    )

    (fact,) = reconcile(film, report).recorded
    assert isinstance(fact, RenderStored)
    assert (fact.render_version, fact.recipe_hash) == (2, own_hash)
    assert codes(film, report) == set()


@pytest.mark.parametrize(
    ("recipe", "why"),
    [
        ({"schema": 2}, "a newer sb"),
        ("text", "a newer sb"),
        ({"schema": 1, "project_id": "PRJ_other"}, "belongs to the project PRJ_other"),
        ({"schema": 1, "project_id": None}, "fields missing or wrong"),
    ],
)
def test_a_recipe_that_no_sb_wrote_proves_nothing(
    film: Workspace, report: Recording, recipe: object, why: str
) -> None:
    data = film.files.read("scenes/S01/frame_001_v1.png")
    carried = recipe_of(data)
    assert carried is not None
    if isinstance(recipe, dict) and recipe.get("project_id", 0) is None:
        recipe = recipe | {"project_id": film.project.project_id}
    odd = with_recipe(data, canonical_json(carried | {"version": 9, "recipe": recipe}))
    film.files.put("scenes/S01/frame_001_v9.png", odd)

    assert reconcile(film, report).recorded == ()
    assert why in report.warned[0]


def test_a_film_as_it_was_made_is_verified(film: Workspace, report: Recording) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01"]), report)

    answer = verify.verify(film, verify.VerifyAsk(), report)

    assert answer.problems == []
    assert (answer.failure, answer.locks) == (None, 2)
    assert answer.renders == len(frame_states(film))


def _paint_over(film: Workspace, path: str) -> None:
    data = bytearray(film.files.read(path))
    data[len(data) // 2] ^= 0xFF
    film.files.put(path, bytes(data))


def _edit(film: Workspace, path: str, old: bytes, new: bytes) -> None:
    film.files.put(path, film.files.read(path).replace(old, new))


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("scenes/S01/frame_001_v1.png", "picture-changed"),
        ("assets/CHAR_001/v1/front.png", "picture-changed"),
        ("assets/CHAR_001/v1/lock.yaml", "lock-changed"),
    ],
)
def test_a_changed_file_is_found(film: Workspace, report: Recording, harm: str, code: str) -> None:
    if harm.endswith(".yaml"):
        _edit(film, harm, b"green coat", b"red coat")
    else:
        _paint_over(film, harm)

    assert codes(film, report) == {code}


def _told(film: Workspace, report: Recording) -> str:
    """The hint of the one thing that is wrong."""
    film.forget()
    (problem,) = [p for p in verify.verify(film, verify.VerifyAsk(), report).problems if p.is_error]
    return worded(problem.hint or "")


def test_a_changed_render_is_mended_by_what_the_hint_says(film: Workspace, report: Recording) -> None:
    path = "scenes/S01/frame_001_v1.png"
    _paint_over(film, path)
    assert _told(film, report) == (
        f"put {path} back from a backup, or delete {path}, then `sb render FR_S01_001` draws it"
    )

    film.files.remove(path)
    film.forget()
    drawn = render.render(film, render.RenderAsk(selectors=["FR_S01_001"]), report)

    assert [r.frame_id for r in drawn.rendered] == ["FR_S01_001"]
    assert verify.verify(film, verify.VerifyAsk(), report).failure is None


def test_a_changed_render_of_an_older_version_only_goes(film: Workspace, report: Recording) -> None:
    path = "scenes/S01/frame_001_v1.png"
    _paint_over(film, path)
    render.render(film, render.RenderAsk(selectors=["FR_S01_001"], force=True), report)
    assert "sb render" not in _told(film, report)
    assert f"delete {path}" in _told(film, report)

    film.files.remove(path)

    assert codes(film, report) == {"render-missing"}


def test_a_changed_render_that_was_approved_is_still_there(film: Workspace, report: Recording) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    path, kept = "scenes/S01/frame_001_v1.png", "approved/S01/FR_S01_001.png"
    _paint_over(film, path)
    assert f"copy that over {path}" in _told(film, report) and kept in _told(film, report)

    film.files.put(path, film.files.read(kept))

    assert codes(film, report) == set()


@pytest.mark.folder("git")
def test_a_changed_render_that_git_has_comes_back_from_there(film: Workspace, report: Recording) -> None:
    path = "scenes/S01/frame_001_v1.png"
    subprocess.run(["git", "init", "-q"], cwd=film.root, check=True)
    subprocess.run(["git", "add", "-f", path], cwd=film.root, check=True)
    _paint_over(film, path)
    assert _told(film, report) == f"`git checkout -- {path}` brings it back"

    subprocess.run(["git", "checkout", "-q", "--", path], cwd=film.root, check=True)

    assert codes(film, report) == set()


def test_a_missing_render_is_not_a_corrupt_one(film: Workspace, report: Recording) -> None:
    film.files.remove("scenes/S01/frame_001_v1.png")

    answer = verify.verify(film, verify.VerifyAsk(), report)

    assert [p.code for p in answer.problems] == ["render-missing"]
    assert (answer.missing, answer.failure) == (1, None)


def test_a_swapped_approved_picture_is_found(film: Workspace, report: Recording) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01"]), report)
    film.files.put("approved/S01/FR_S01_002.png", film.files.read("approved/S01/FR_S01_001.png"))

    assert codes(film, report) == {"approved-changed"}


def test_an_edited_decision_is_found(film: Workspace, report: Recording) -> None:
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), report)
    (entry,) = film.files.entries("review/S01/FR_S01_001")
    _edit(film, entry.path, b"closer", b"wider")

    assert codes(film, report) == {"decision-edited"}


def test_a_recipe_that_was_exchanged_is_found(film: Workspace, report: Recording, state_of: Look) -> None:
    from storyboard_cli.core.hashing import sha256_bytes
    from storyboard_cli.core.pictures import recipe_of, with_recipe

    one, two = "scenes/S01/frame_001_v1.png", "scenes/S01/frame_002_v1.png"
    carried = recipe_of(film.files.read(two))
    assert carried is not None
    import json

    data = with_recipe(film.files.read(one), json.dumps(carried))
    film.files.put(one, data)
    direct = sqlite3.connect(film.ledger_path)
    direct.execute("UPDATE render_outputs SET sha256 = ? WHERE frame_id = 'FR_S01_001'", [sha256_bytes(data)])
    direct.commit()
    direct.close()

    assert codes(film, report) == {"recipe-differs", "rows-differ"}


def test_a_row_that_the_events_do_not_give_is_found(film: Workspace, report: Recording) -> None:
    direct = sqlite3.connect(film.ledger_path)
    direct.execute("UPDATE assets SET canonical_prompt = 'somebody else'")
    direct.commit()
    direct.close()

    assert codes(film, report) == {"rows-differ"}


def test_an_event_that_was_changed_is_found(film: Workspace, report: Recording) -> None:
    direct = sqlite3.connect(film.ledger_path)
    direct.execute("DROP TRIGGER events_refuse_update")
    direct.execute("UPDATE events SET actor = 'Somebody' WHERE seq = 2")
    direct.commit()
    direct.close()

    answer = verify.verify(film, verify.VerifyAsk(), report)
    assert "chain-broken" in {p.code for p in answer.problems}
    assert answer.failure is Kind.blocked


def test_a_deleted_ledger_comes_back_from_the_files(
    film: Workspace,
    report: Recording,
    again: Callable[..., None],
    judged: Callable[..., None],
    state_of: Look,
) -> None:
    again("S01/1")
    judged("S01/2", "quarantined", "count")
    allow.allow(film, allow.AllowAsk(selector="S01/2", rule="count", reason="a crowd"), report)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1", "S01/2"]), report)
    before = {s.frame.frame_id: (s.newest and s.newest.version, s.review) for s in frame_states(film)}
    path = film.ledger_path
    film.close()
    for name in ("", "-wal", "-shm"):
        Path(f"{path}{name}").unlink(missing_ok=True)

    answer = rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    film.forget()
    after = {s.frame.frame_id: (s.newest and s.newest.version, s.review) for s in frame_states(film)}
    assert after == before
    assert answer.kept_aside is None
    assert next(iter(film.log.read())).kind == "ledger.rebuilt"
    assert [d.note for d in film.views.decisions() if d.decision == "exception"] == ["a crowd"]
    assert list(film.views.versions()) == ["CHAR_001@v1", "ENV_Room@v1"]
    assert codes(film, report) == set()


def test_rebuilding_keeps_the_old_ledger_beside_the_new_one(film: Workspace, report: Recording) -> None:
    head = film.log.head

    answer = rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    assert answer.previous_events == head[0]
    assert answer.kept_aside is not None
    assert (film.state / answer.kept_aside.removeprefix(".sb/")).is_file()
    assert next(iter(film.log.read())).body["previous_head"] == list(head)


def test_a_corrupt_ledger_is_rebuilt(film: Workspace, report: Recording) -> None:
    path = film.ledger_path
    film.close()
    path.write_bytes(b"rubbish" * 1000)

    rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    assert codes(film, report) == set()


def test_a_fresh_clone_knows_its_approved_pictures(
    film: Workspace, project: Project, report: Recording
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01"]), report)
    film.close()
    project.lose_state()
    project.remove(*project.listing("scenes", ".png"))

    with project.open() as clone:
        rebuild.rebuild(clone, rebuild.RebuildAsk(), report)
        states = {s.frame.frame_id: s for s in frame_states(clone)}
    assert states["FR_S01_001"].review is Status.approved
    assert states["FR_S01_001"].shown.path == "approved/S01/FR_S01_001.png"
    assert states["FR_S02_001"].shown.path is None


@pytest.mark.parametrize("kind", ["asset.locked", "render.stored", "review.decided", "timeline.changed"])
def test_what_a_crash_left_without_an_event_is_recorded(
    film: Workspace, report: Recording, kind: str
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    wanted = [(e.kind, e.subject) for e in film.log.read(kinds=[kind])]
    forget_events(film, kind)

    reconcile(film, report)

    film.forget()
    assert {(e.kind, e.subject) for e in film.log.read(kinds=[kind])} == set(wanted)
    assert frame_states(film, ["S01/1"])[0].review is Status.approved
    assert codes(film, report) == set()
    assert reconcile(film, report).recorded == ()


@pytest.mark.folder("what a killed writer leaves in a folder")
def test_a_lock_that_was_killed_half_way_leaves_nothing(
    root: Path, film: Workspace, report: Recording
) -> None:
    partial = root / "assets/CHAR_001/.v2.partial"
    partial.mkdir()
    (partial / "front.png").write_bytes(b"half")

    gc.gc(film, gc.GcAsk(), report)

    assert not partial.exists()
    assert codes(film, report) == set()


def test_a_picture_of_ones_own_in_scenes_is_left_alone(film: Workspace, report: Recording) -> None:
    from PIL import Image

    path, picture = "scenes/S01/frame_001_v7.png", io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    film.files.put(path, picture.getvalue())

    reconcile(film, report)

    assert film.files.stat(path) is not None
    assert "carries no recipe" in report.warned[0]
    assert len(film.views.renders_of("FR_S01_001")) == 1


def test_a_picture_that_only_the_ledger_has_is_named(film: Workspace) -> None:
    film.files.remove("scenes/S01/frame_001_v1.png")

    assert missing_files(film) == ("scenes/S01/frame_001_v1.png",)


def test_gc_keeps_the_newest_and_the_approved(
    film: Workspace, report: Recording, again: Callable[..., None], state_of: Look
) -> None:
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)
    for _ in range(3):
        again("S01/1")

    foreseen = gc.gc(film, gc.GcAsk(keep=1, dry_run=True), report)
    assert all(film.files.stat(r.picture or "") for r in foreseen.removed)
    answer = gc.gc(film, gc.GcAsk(keep=1), report)

    assert [r.render_version for r in answer.removed] == [3, 2]
    assert [r.version for r in state_of("S01/1").renders] == [4, 1]
    assert film.files.stat("scenes/S01/frame_001_v2.png") is None
    assert codes(film, report) == set()
    assert gc.gc(film, gc.GcAsk(keep=1), report).removed == []


def test_gc_takes_old_quarantined_versions(
    film: Workspace, report: Heard, again: Callable[..., None], judged: Callable[..., None]
) -> None:
    from datetime import timedelta

    judged("S01/1", "quarantined", "count")
    again("S01/1")
    later = report.clock() + timedelta(days=31)

    answer = gc.gc(film, gc.GcAsk(), calling(clock=lambda: later))

    assert [(r.render_version, r.reason) for r in answer.removed] == [
        (1, "quarantined for more than 30 days")
    ]


def test_the_log_tells_a_frames_story(
    film: Workspace, report: Recording, judged: Callable[..., None]
) -> None:
    judged("S01/1", "quarantined", "count")
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), report)

    rows = log.log(film, log.LogAsk(subject="S01/1"), report).events

    assert [r.kind for r in rows] == ["render.stored", "check.judged", "review.decided"]
    assert [r.text for r in rows[1:]] == ["v1 quarantined: count differs", "sent back v1: closer"]
    assert log.log(film, log.LogAsk(kinds=["asset"]), report).events[-1].text.startswith("locked with")


def test_the_log_says_whose_a_decision_is_and_who_read_it_in(
    film: Workspace, project: Project, report: Recording
) -> None:
    """As after a git merge: the file is of one person, and another one's sb finds it."""
    retake.retake(film, retake.RetakeAsk(selectors=["S01/1"], note="closer"), report)
    (made,) = film.log.read(kinds=["review.decided"])
    forget_events(film, "review.decided")
    film.close()

    with project.open("Bela <bela@example.org>") as merged:
        reconcile(merged, calling("Bela <bela@example.org>"))
        (row,) = log.log(merged, log.LogAsk(kinds=["review"]), report).events
    shown = io.StringIO()
    show_log(log.LogAnswer(events=[row], total=1), Console(file=shown, width=160))

    assert (row.by, row.made_at) == (ACTOR, made.body["at"])
    assert row.actor == "Bela <bela@example.org>"
    assert row.at > row.made_at
    line = shown.getvalue()
    assert line.index(ACTOR.split(" <")[0]) < line.index("sent back v1: closer (read in by Bela ")


def test_the_log_is_limited_and_says_so(film: Workspace, report: Recording) -> None:
    answer = log.log(film, log.LogAsk(limit=2), report)

    assert len(answer.events) == 2
    assert answer.hidden == film.log.head[0] - 2
    assert answer.events[-1].seq == film.log.head[0]


def test_the_audit_has_prompts_seeds_and_decisions(
    film: Workspace,
    report: Recording,
    darker: Callable[..., None],
    again: Callable[..., None],
    judged: Callable[..., None],
) -> None:
    darker("S01/1", "moonlight")
    again("S01/1", force=False)
    judged("S01/1", "quarantined", "count")
    allow.allow(film, allow.AllowAsk(selector="S01/1", rule="count", reason="a crowd"), report)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/1"]), report)

    rows = audit.audit(film, audit.AuditAsk(selectors=["S01/1"]), report).rows

    prompts = [r for r in rows if r.topic == "prompts"]
    assert [r.what for r in prompts] == ["first", "changed"]
    assert "young woman, green coat [CHAR_001@v1.canonical_prompt]" in prompts[0].detail
    assert "+ " in prompts[1].detail and "moonlight" in prompts[1].detail
    seeds = [r for r in rows if r.topic == "seeds"]
    assert seeds[0].detail.startswith("project PRJ_001 7 → scene ")
    assert [r.reason for r in rows if r.topic == "exceptions"] == ["a crowd"]
    assert [r.what for r in rows if r.topic == "verdicts"] == ["quarantined", "passed"]
    assert [r.what for r in rows if r.topic == "reviews"] == ["approve"]
    assert {r.subject for r in audit.audit(film, audit.AuditAsk(topics=["locks"]), report).rows} == {
        "CHAR_001@v1",
        "ENV_Room@v1",
    }


def test_an_export_without_a_manifest_cannot_be_proved(
    project: Project, film: Workspace, report: Recording
) -> None:
    project.write("exports/a.pdf", b"%PDF")

    with pytest.raises(SbError, match="no manifest"):
        verify.verify(film, verify.VerifyAsk(exports=[lying_at("exports/a.pdf")]), report)
    with pytest.raises(SbError, match="there is no"):
        verify.verify(film, verify.VerifyAsk(exports=[lying_at("exports/b.pdf")]), report)
