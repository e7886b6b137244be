"""A ledger that is rebuilt from the files says of every fact what the original ledger said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from storyboard_cli.core.reporter import Recording
from storyboard_cli.ledger.events import KINDS
from storyboard_cli.ops import allow, approve, check, compile, lock, rebuild, retake, timeline, unlock
from storyboard_cli.project.workspace import Workspace

Bodies = dict[tuple[str, ...], Mapping[str, Any]]

PROVEN = {  # kind → fields of its body that no file states, and why not
    "project.created": {},
    "asset.locked": {},
    "asset.unlocked": {},
    "script.compiled": {},
    "render.stored": {"facts": "how long it took and where is no part of the picture, or no two were equal"},
    "review.decided": {},
    "exception.granted": {},
    "timeline.changed": {"what": "the file states the cut, not the change that made it"},
}
UNPROVEN = {  # kind → why no file of the project proves it
    "project.changed": "project.yaml states what holds, not since when; it is `project.created` then",
    "asset.taken": "takes lie in the state folder of one machine until one of them is locked",
    "asset.restored": "the working spec does not state where it came from",
    "asset.renamed": "the folder states the new id alone",
    "asset.deleted": "nothing is left",
    "job.changed": "the life of a job is in the ledger alone",
    "render.removed": "nothing is left",
    "candidate.stored": "candidates lie in the state folder of one machine, where they are found again",
    "candidate.judged": "a verdict is made again by `sb render --variants`",
    "candidate.picked": "the direction states the choice, not when it was made or among which",
    "candidate.removed": "nothing is left",
    "check.judged": "a verdict is made again by `sb check`",
    "timeline.rolled_back": "the decisions and the cut that it made are there, and are proven themselves",
    "export.made": "exports lie outside the history; each has its own manifest",
    "ledger.rebuilt": "the first event of a rebuilt ledger",
}


def test_every_kind_is_either_proven_or_says_why_not() -> None:
    assert set(PROVEN) | set(UNPROVEN) == set(KINDS)
    assert not set(PROVEN) & set(UNPROVEN)


def test_a_rebuilt_ledger_has_the_bodies_of_the_original(
    film: Workspace, report: Recording, again: Callable[..., None], judged: Callable[..., None]
) -> None:
    _live(film, report, again, judged)
    original = _bodies(film)

    rebuild.rebuild(film, rebuild.RebuildAsk(), report)

    assert _bodies(film) == original
    assert {key[0] for key in original} == set(PROVEN)


def _edit(film: Workspace, path: str, old: bytes, new: bytes) -> None:
    film.files.put(path, film.files.read(path).replace(old, new))


def _live(
    film: Workspace, report: Recording, again: Callable[..., None], judged: Callable[..., None]
) -> None:
    """Everything that files prove happens to the film at least once, and some things twice."""
    _edit(film, "scripts/rain.fountain", b"ASHA sleeps.", b"ASHA wakes up.")
    film.forget()
    compile.compile(film, compile.CompileAsk(), report)
    again("S01", "S02")
    judged("FR_S01_001", "quarantined", "drift.identity")
    ask = allow.AllowAsk(selector="S01/1", rule="drift.identity", reason="wet coat")
    allow.allow(film, ask, report)
    approve.approve(film, approve.ApproveAsk(selectors=["S01/2"], note="good"), report)
    retake.retake(film, retake.RetakeAsk(selectors=["S01/2"], note="softer light"), report)
    timeline.move(film, timeline.TimelineMoveAsk(selectors=["S01/1"], after="S01/3"), report)
    _edit(film, "assets/CHAR_001/asset.yaml", b"green coat", b"red coat")
    film.forget()
    lock.lock(film, lock.LockAsk(assets=["CHAR_001"], force=True, note="another coat"), report)
    unlock.unlock(film, unlock.UnlockAsk(asset="CHAR_001@v2", reason="too red"), report)
    check.check(film, check.CheckAsk(selectors=["S02"]), report)


def _bodies(film: Workspace) -> Bodies:
    """The last body of each fact that the files prove, without what they do not state."""
    found: Bodies = {}
    for event in film.log.read():
        kind = "project.created" if event.kind == "project.changed" else event.kind
        if kind in PROVEN:
            body = {k: v for k, v in event.body.items() if k not in PROVEN[kind]}
            version = body.get("render_version") if kind == "render.stored" else None
            path = str(body.get("path")) if kind in ("review.decided", "exception.granted") else ""
            found[kind, event.subject, str(version), path] = body
    return found
