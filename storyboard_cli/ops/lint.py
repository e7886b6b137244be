"""`sb lint`: breaks of continuity between frames, and words that staging does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import cached_property
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.consistency.continuity import Break, breaks_of
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind
from storyboard_cli.core.hashing import sha256_text
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.plan.needs import assets_of, style_of
from storyboard_cli.plan.planning import PlannedFrame
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
    wanted = {s.frame.frame_id for s in states}
    scenes = {s.scene.scene_id: s.scene for s in states}
    exceptions = _Exceptions(workspace)
    problems: list[Problem] = []
    for scene, breaks in _remembered(workspace, list(scenes.values())):
        lines, is_allowed = _Lines(workspace, scene), exceptions.of(scene)
        problems += [_break(b, lines) for b in breaks if b.frame_id in wanted and not is_allowed(b)]
    return problems


def _remembered(workspace: Workspace, scenes: Sequence[Scene]) -> Iterator[tuple[Scene, list[Break]]]:
    """Every break within each scene; a scene in which nothing changed is not staged again."""
    known = read_cache(workspace.cache, "cuts", _CACHE_SCHEMA)
    code = code_fingerprint(*_LINTING_CODE)
    kept: dict[str, Any] = dict(known)
    for scene in scenes:
        key = _cut_key(code, scene, workspace)
        entry = kept.get(scene.scene_id)
        if entry is None or entry["key"] != key:
            planned = workspace.kept(Plans).of_scene(scene, draft=True)
            found = breaks_of(scene, _staged(planned))
            entry = {"key": key, "breaks": [asdict(b) for b in found]}
            if all(p.recipe is not None for p in planned):  # what else it waits for is not in the key
                kept[scene.scene_id] = entry
        yield scene, [Break(**packed) for packed in entry["breaks"]]
    if kept != known:
        write_cache(workspace.cache, "cuts", _CACHE_SCHEMA, kept)


def _cut_key(code: str, scene: Scene, workspace: Workspace) -> str:
    """Identity of what a scene's breaks depend on: its words, its cast's specs, the project, the code."""
    registry = workspace.registry
    style = style_of(registry)
    specs: list[str] = []
    for asset in [*assets_of(scene), *([style] if style else [])]:
        spec, lock = registry.specs.get(asset), registry.current(asset)
        specs += [spec.model_dump_json() if spec else "", lock.lock_hash if lock else ""]
    direction = workspace.directions.get(scene.scene_id)
    said = direction.model_dump_json() if direction is not None else ""
    project = workspace.project.model_dump_json()
    return sha256_text("\n".join((code, project, scene.model_dump_json(), said, *specs)))


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
    exceptions = _Exceptions(workspace)
    problems: list[Problem] = []
    excused = 0
    with caller.task("Looking at the cuts", len(scenes)) as progress:
        for scene, breaks in _remembered(workspace, scenes):
            lines, is_allowed = _Lines(workspace, scene), exceptions.of(scene)
            problems += [_word(u, lines) for u in unstageable(scene) if u.frame_id in wanted]
            for found in breaks:
                if found.frame_id not in wanted:
                    continue
                if is_allowed(found):
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
    return _staged(workspace.kept(Plans).of_scene(scene, draft=True))


def _staged(planned: Iterable[PlannedFrame]) -> list[tuple[Frame, Staging]]:
    return [
        (p.frame, p.recipe.staging) for p in planned if p.recipe is not None and p.recipe.staging is not None
    ]


class _Exceptions:
    """The breaks that people allowed, by the frame or the scene that they are about."""

    def __init__(self, workspace: Workspace) -> None:
        self._now = workspace.now()
        self._at: dict[str, list[Decision]] = {}
        for decision in workspace.decisions:
            if decision.decision == "exception" and decision.rule:
                self._at.setdefault(decision.frame_id, []).append(decision)

    def of(self, scene: Scene) -> Callable[[Break], bool]:
        """Tells whether a break of this scene is allowed."""
        rules: dict[str, list[str]] = {}
        for frame in scene.frames:
            for decision in self._at.get(frame.frame_id, ()):
                subject = scene.scene_id if decision.scope == "scene" else frame.frame_id
                if decision.until is None or self._now[: len(decision.until)] <= decision.until:
                    rules.setdefault(subject, []).append(decision.rule or "")

        def is_allowed(found: Break) -> bool:
            return any(
                found.rule == rule or found.rule.startswith(rule + ".")
                for subject in (found.frame_id, found.scene_id)
                for rule in rules.get(subject, ())
            )

        return is_allowed


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

    @cached_property
    def _places(self) -> dict[str, Where]:
        text = (read_if_there(self._files, self._path) or b"").decode("utf-8")
        found: dict[str, Where] = {}
        for number, line in enumerate(text.splitlines(), 1):
            _, is_there, frame_id = line.rpartition("frame_id: ")
            if is_there:
                found.setdefault(frame_id, Where(self._path, number, line.index("frame_id") + 1))
        return found

    def where(self, frame_id: str) -> Where:
        """The line that names the frame."""
        return self._places.get(frame_id) or Where(self._path)
