"""`sb lint`: breaks of continuity between frames, and words that staging does not know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.consistency.continuity import Break, breaks_of
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.hashing import sha256_text
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.plan.needs import assets_of
from storyboard_cli.plan.staging import Staging
from storyboard_cli.plan.staging.written import Unstageable, unstageable
from storyboard_cli.project.changed_since import frames_changed_since
from storyboard_cli.project.frame_states import FrameState
from storyboard_cli.project.no_frames import refuse_no_frames
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.store.cache import read_cache, write_cache
from storyboard_cli.store.files import read_if_there
from storyboard_cli.store.stat_cache import code_fingerprint
from storyboard_cli.timeline.review import Decision


class LintAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to look at: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    strict: Annotated[bool, asked("Breaks of continuity fail too.", "--strict")] = False
    since: Annotated[
        str | None, asked("Only what changed in git since this revision, as main.", "--since", metavar="REV")
    ] = None


class LintAnswer(Answer):
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")
    errors: int = Field(0, description="How many are mistakes.")
    warnings: int = Field(0, description="How many are warnings.")
    allowed: int = Field(0, description="Breaks that an exception allows.")
    scenes: int = Field(0, description="Scenes that were looked at.")
    frames: int = Field(0, description="Frames that were looked at.")


_CACHE_SCHEMA = 1
_LINTING_CODE = ("storyboard_cli.consistency", "storyboard_cli.plan.staging")


def cuts_of(workspace: Workspace, states: Sequence[FrameState]) -> list[Problem]:
    """The breaks of continuity at these frames, without those that were allowed; remembered by scene."""
    by_scene: dict[str, list[FrameState]] = {}
    for state in states:
        by_scene.setdefault(state.scene.scene_id, []).append(state)
    known = read_cache(workspace.cache, "cuts", _CACHE_SCHEMA)
    code = code_fingerprint(*_LINTING_CODE)
    kept: dict[str, Any] = dict(known)
    allowed = [d for d in workspace.decisions if d.decision == "exception" and d.rule]
    problems: list[Problem] = []
    for scene_id, here in by_scene.items():
        scene, wanted = here[0].scene, {s.frame.frame_id for s in here}
        key = _cut_key(code, scene, workspace)
        if kept.get(scene_id, {}).get("key") != key:
            found = breaks_of(scene, stagings(workspace, scene))
            kept[scene_id] = {"key": key, "breaks": [asdict(b) for b in found]}
        lines = _Lines(workspace, scene)
        for packed in kept[scene_id]["breaks"]:
            found_break = Break(**packed)
            if found_break.frame_id in wanted and not _is_allowed(
                found_break, scene, allowed, workspace.now()
            ):
                problems.append(_break(found_break, lines))
    if kept != known:
        write_cache(workspace.cache, "cuts", _CACHE_SCHEMA, kept)
    return problems


def _cut_key(code: str, scene: Scene, workspace: Workspace) -> str:
    """Identity of what the breaks of a scene depend on: its words, its cast's specs, and the code."""
    size = workspace.project.size
    specs: list[str] = []
    for asset in assets_of(scene):
        spec, lock = workspace.registry.specs.get(asset), workspace.registry.current(asset)
        specs += [spec.model_dump_json() if spec else "", lock.lock_hash if lock else ""]
    direction = workspace.directions.get(scene.scene_id)
    said = direction.model_dump_json() if direction is not None else ""
    return sha256_text(
        "\n".join((code, f"{size.width}x{size.height}", scene.model_dump_json(), said, *specs))
    )


@signed
def lint(workspace: Workspace, ask: LintAsk, caller: Caller) -> LintAnswer:
    """Stage the chosen scenes and say where a viewer would stumble; nothing is written."""
    refuse_no_frames(workspace)
    chosen = select_frames(workspace.scenes, ask.selectors)
    if ask.since is not None:
        touched = frames_changed_since(workspace, ask.since, ask.selectors)
        chosen = [(s, f) for s, f in chosen if f.frame_id in touched]
    wanted = {f.frame_id for _, f in chosen}
    scenes = list({s.scene_id: s for s, _ in chosen}.values())
    allowed = [d for d in workspace.decisions if d.decision == "exception" and d.rule]
    problems: list[Problem] = []
    excused = 0
    with caller.task("Looking at the cuts", len(scenes)) as progress:
        for scene in scenes:
            lines = _Lines(workspace, scene)
            problems += [_word(u, lines) for u in unstageable(scene) if u.frame_id in wanted]
            for found in breaks_of(scene, stagings(workspace, scene)):
                if found.frame_id not in wanted:
                    continue
                if _is_allowed(found, scene, allowed, workspace.now()):
                    excused += 1
                else:
                    problems.append(_break(found, lines))
            progress.advance(1)
    errors = sum(p.is_error for p in problems)
    warnings = len(problems) - errors
    return LintAnswer(
        problems=problems,
        errors=errors,
        warnings=warnings,
        allowed=excused,
        scenes=len(scenes),
        frames=len(chosen),
        failure=Kind.blocked if errors or (ask.strict and warnings) else None,
    )


def stagings(workspace: Workspace, scene: Scene) -> list[tuple[Frame, Staging]]:
    """The staging of each live frame as it would be rendered; unlocked assets are as their specs say."""
    planned = workspace.kept(Plans).of_scene(scene, draft=True)
    return [
        (p.frame, p.recipe.staging) for p in planned if p.recipe is not None and p.recipe.staging is not None
    ]


def _is_allowed(found: Break, scene: Scene, allowed: Iterable[Decision], now: str) -> bool:
    for decision in allowed:
        subject = scene.scene_id if decision.scope == "scene" else decision.frame_id
        if decision.scope == "scene" and decision.frame_id not in {f.frame_id for f in scene.frames}:
            continue
        if decision.until is not None and now[: len(decision.until)] > decision.until:
            continue
        rule = decision.rule or ""
        if subject in (found.frame_id, found.scene_id) and (
            found.rule == rule or found.rule.startswith(rule + ".")
        ):
            return True
    return False


def _break(found: Break, lines: _Lines) -> Problem:
    allow = Mend("allow", {"selector": found.frame_id, "rule": found.rule}, blanks=("reason",))
    hint = Mend.joined("{}; meant? {}", found.hint, allow)
    return Problem(Severity.warning, found.rule, found.message, lines.where(found.frame_id), hint)


def _word(found: Unstageable, lines: _Lines) -> Problem:
    where = lines.where(found.frame_id)
    return Problem(Severity.error, f"unknown-{found.field}", found.message, where, found.hint)


class _Lines:
    """Where each frame begins in its scene file."""

    def __init__(self, workspace: Workspace, scene: Scene) -> None:
        self._path = f"scenes/{scene.scene_id}/scene.yaml"
        self._files = workspace.files
        self._lines: Sequence[str] | None = None

    def where(self, frame_id: str) -> Where:
        """The line that names the frame."""
        if self._lines is None:
            self._lines = (read_if_there(self._files, self._path) or b"").decode("utf-8").splitlines()
        for number, line in enumerate(self._lines, 1):
            if line.endswith(f"frame_id: {frame_id}"):
                return Where(self._path, number, line.index("frame_id") + 1)
        return Where(self._path)
