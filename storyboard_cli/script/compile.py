"""Compiles screenplays into the scene graph of a project: break down, resolve, keep identities, compose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.problems import Problem, Where, in_reading_order
from storyboard_cli.script.aliases import AliasTable, folded
from storyboard_cli.script.breakdown import break_down
from storyboard_cli.script.cast_names import CastNames
from storyboard_cli.script.collecting import collector_paused
from storyboard_cli.script.compose import Composer
from storyboard_cli.script.composed_before import ComposedBefore
from storyboard_cli.script.drafts import ScriptScene
from storyboard_cli.script.drafts_shared import shared_scenes
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.identity import Identities, identify
from storyboard_cli.script.intercut import set_sides
from storyboard_cli.script.known_names import KnownNames
from storyboard_cli.script.order import story_key
from storyboard_cli.script.phone_calls import hear_the_other_end
from storyboard_cli.script.reading import script_id_of
from storyboard_cli.script.resolve import Resolver, Unresolved
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.script.settling import settled
from storyboard_cli.script.suspicions import (
    name_problems,
    settle_uncast,
    settle_unresolved,
    uncast_problems,
)
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec

_EXCERPT = 200


@dataclass(frozen=True, slots=True)
class ScriptFacts:
    """What the compiler must know of the project around the scripts."""

    project: ProjectSpec
    table: AliasTable = field(default_factory=AliasTable)
    specs: Mapping[str, AssetSpec] = field(default_factory=dict)
    directions: Mapping[str, DirectionFile] = field(default_factory=dict)

    def is_character(self, name: str) -> bool:
        """Whether a character of the project is called so."""
        return self.table.find(name, AssetType.character) is not None

    def speaker(self, name: str) -> str:
        """The character that a cue's name means, else the name itself, folded."""
        entry = self.table.find(name, AssetType.character)
        return folded(name) if entry is None else entry.asset_id


@dataclass(slots=True)
class Compiled:
    """The result of a compile: every scene of the project in story order, and what was found on the way."""

    scenes: list[Scene]
    compiled: list[Scene]  # of these, the ones that the scripts say now, in the scripts' order
    problems: list[Problem]
    unresolved: list[Unresolved]
    places: dict[str, Where]  # uid of a scene or frame → where the script says it
    identities: Identities
    uncast: list[Unresolved] = field(default_factory=list)  # named people who are seen and never speak
    reread: set[str] = field(default_factory=set)  # uids of frames whose same words a newer compiler read


def compile_scripts(
    plays: Sequence[Screenplay],
    facts: ScriptFacts,
    existing: Sequence[Scene] = (),
    *,
    gone: Collection[str] = (),
    overrides: Mapping[str, str] | None = None,
    draft: bool = False,
    known: Callable[[], KnownNames] = KnownNames,
    between: Callable[[], None] = lambda: None,
    before: ComposedBefore | None = None,
) -> Compiled:
    """Compile `plays`, keeping who the `existing` scenes and frames are.

    `gone` are script ids that exist no more: their scenes may move to other scripts, and are omitted
    otherwise.
    Scenes of other scripts stay as they are. `known` tells the names of scenes whose files are gone.
    `between` is called between two scenes: what it raises ends the compile. Scenes that were composed
    `before` from the same words are not composed again.
    """
    with collector_paused():
        return _compile(plays, facts, existing, gone, overrides, draft, known, between, before)


def _compile(
    plays: Sequence[Screenplay],
    facts: ScriptFacts,
    existing: Sequence[Scene],
    gone: Collection[str],
    overrides: Mapping[str, str] | None,
    draft: bool,
    known: Callable[[], KnownNames],
    between: Callable[[], None],
    before: ComposedBefore | None,
) -> Compiled:
    problems: list[Problem] = []
    plays = _settled(plays, facts, problems)
    scenes = _break_all(plays, facts.project, problems)
    script_ids = {script_id_of(p.path) for p in plays} | set(gone)
    ours = [s for s in existing if s.script_id in script_ids]
    others = [s for s in existing if s.script_id not in script_ids]
    if not facts.project.scripts:
        problems += shared_scenes(scenes, others, {s.script_id for s in existing})
    cast = CastNames(plays, facts.is_character)
    resolver = Resolver(facts.table, facts.specs, draft=draft, cast=cast)
    set_sides(scenes, resolver)
    for scene in scenes:
        hear_the_other_end(scene.draft.frames)
    drafts = [(s.script_id, s.draft) for s in scenes]
    identities = identify(drafts, ours, others, overrides, facts.speaker, known)
    composer = Composer(facts.project, resolver, facts.directions, before)
    compiled = composer.compose(scenes, identities, between)
    unresolved = settle_unresolved(resolver)
    problems += composer.problems
    problems += name_problems(resolver, scenes, unresolved)
    uncast = settle_uncast(resolver)
    problems += uncast_problems(uncast, compiled)
    omitted = _omitted(identities)
    order = _story_order([*compiled, *omitted, *others])
    said = in_reading_order(_with_lines(problems, plays))
    places = _places(scenes, compiled)
    return Compiled(order, compiled, said, unresolved, places, identities, uncast)


def _settled(plays: Sequence[Screenplay], facts: ScriptFacts, problems: list[Problem]) -> list[Screenplay]:
    """The scripts as they are meant: whole speeches, and no cues that name nobody."""
    found = []
    for play in plays:
        play, decided = settled(play, facts.is_character)
        problems += decided
        found.append(play)
    return found


def _break_all(
    plays: Sequence[Screenplay], project: ProjectSpec, problems: list[Problem]
) -> list[ScriptScene]:
    scenes: list[ScriptScene] = []
    for play in plays:
        problems += play.problems
        if any(p.is_error for p in play.problems):
            continue
        drafts, odd = break_down(play, project.cue_frames)
        problems += odd
        script_id = script_id_of(play.path)
        scenes += [ScriptScene(script_id, play.path, d, i) for i, d in enumerate(drafts, 1)]
    return scenes


def _with_lines(problems: Sequence[Problem], plays: Sequence[Screenplay]) -> list[Problem]:
    """Problems with the script's own line beside them, where the script is text."""
    texts = {p.path: p.text for p in plays if p.text}
    lines: dict[str, list[str]] = {}
    shown = []
    for problem in problems:
        where = problem.where
        if where is not None and where.line and where.path in texts:
            if where.path not in lines:
                lines[where.path] = texts[where.path].replace("\r\n", "\n").replace("\r", "\n").split("\n")
            source = lines[where.path]
            if where.line <= len(source):
                problem = replace(problem, excerpt=source[where.line - 1][:_EXCERPT])
        shown.append(problem)
    return shown


def _omitted(identities: Identities) -> list[Scene]:
    """Old scenes that no script says any more. Frames that moved elsewhere are no longer theirs."""
    found = []
    for scene in identities.omitted_scenes:
        kept = identities.omitted_frames.get(scene.scene_id, [])
        if scene.omitted and len(kept) == len(scene.frames):
            found.append(scene)
        else:
            found.append(scene.model_copy(update={"omitted": True, "frames": kept}).with_hash())
    return found


def _story_order(scenes: Sequence[Scene]) -> list[Scene]:
    return sorted(scenes, key=story_key)


def _places(scenes: Sequence[ScriptScene], compiled: Sequence[Scene]) -> dict[str, Where]:
    """The source map: where each scene and frame stands in its script."""
    found: dict[str, Where] = {}
    for scene, node in zip(scenes, compiled, strict=True):
        draft = scene.draft
        found[node.uid] = Where(scene.path, draft.line, draft.column)
        live = [f for f in node.frames if not f.omitted]
        for said, frame in zip(draft.frames, live, strict=True):
            found[frame.uid] = Where(scene.path, said.line, said.column, said.end_line)
    return found
