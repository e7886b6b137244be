"""`sb explain`: where each field of a scene or frame comes from."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Where
from storyboard_cli.presenting.picture_read import PictureRead, read_fields
from storyboard_cli.presenting.read_words import ScriptLines, place_of_words, unread_words
from storyboard_cli.project.frame_view import views_of
from storyboard_cli.project.scripts import compile_project, read_source_map
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.headings import read_heading
from storyboard_cli.script.layers import place_layers

_FRAME = ("size", "angle", "movement", "lens_mm", "subject", "focus", "place", "caption", "characters",
          "props", "action", "dialogue", "mood",
          "lighting", "duration_frames", "notes")  # fmt: skip
_SCENE = (
    "environment",
    "time_of_day",
    "mood",
    "lighting",
    "camera",
    "action",
    "color_script",
    "nature",
    "props",
)


class ExplainAsk(Ask):
    once_called = {"what": "selectors"}

    selectors: Annotated[list[str], asked("S03, S03/2, 3A, FR_S03_002, globs.", argument="what")]


class FieldRow(Frozen):
    """A field, its value in words, what set it, and what that beat."""

    field: str = Field(description="The field.")
    value: str = Field(description="Its value, in words.")
    origin: str = Field(description="What set it: script, direction, default.")
    instead_of: list[str] = Field([], description="What that beat.")


class ShownRow(Frozen):
    """One subject in words: how many of what, what is said of it, and the words with their place."""

    what: str = Field(description="How many of what.")
    said: str = Field(description="What is said of it.")
    words: str = Field(description="The words of the script.")
    at: str | None = Field(description="Where they stand.")


class Explained(PictureRead):
    scene_id: str = Field(description="The scene, as S03.")
    heading: str = Field(description="The scene's heading.")
    rule: str = Field(description="What made it a frame.")
    at: str | None = Field(description="Where it stands: file, line and column.")
    source: str | None = Field(description="The words of the script that it shows.")
    fields: list[FieldRow] = Field(description="Its fields, and where each comes from.")
    read: list[ShownRow] = Field([], description="What the words show.")
    unread: list[str] = Field([], description="Words that show nothing.")


class SceneExplained(Frozen):
    scene_id: str = Field(description="The scene, as S03.")
    heading: str = Field(description="The scene's heading.")
    at: str | None = Field(description="Where it stands: file, line and column.")
    fields: list[FieldRow] = Field(description="Its fields, and where each comes from.")


class ExplainAnswer(Answer):
    scenes: list[SceneExplained] = Field(description="The scenes of the frames.")
    frames: list[Explained] = Field(description="The frames, in story order.")


@signed
def explain(workspace: Workspace, ask: ExplainAsk, caller: Caller) -> ExplainAnswer:
    """The chosen frames and their scenes, every field with its winning layer."""
    chosen = select_frames(workspace.scenes, ask.selectors, omitted=True)
    places = read_source_map(workspace)
    if any(f.uid not in places for _, f in chosen if not f.omitted):
        places = compile_project(workspace).places
    scenes: dict[str, Scene] = {s.scene_id: s for s, _ in chosen}
    lines = ScriptLines(workspace.files)
    views = views_of(workspace, chosen)
    return ExplainAnswer(
        scenes=[
            SceneExplained(
                scene_id=s.scene_id,
                heading=s.heading,
                at=_shown(places.get(s.uid)),
                fields=_scene_fields(workspace, s),
            )
            for s in scenes.values()
        ],
        frames=[
            Explained(
                **views[f.frame_id],
                **read_fields(s, f),
                scene_id=s.scene_id,
                heading=s.heading,
                rule="omitted: the script no longer says it" if f.omitted else f.origin.get("frame", ""),
                at=_shown(places.get(f.uid)),
                source=_source(lines, places.get(f.uid)),
                fields=_frame_fields(s, f),
                read=[shown_row(subject, places.get(f.uid), lines) for subject in f.shown],
                unread=unread_words(f.action, [n for x in f.shown if (n := x.name)]),
            )
            for s, f in chosen
        ],
    )


def _frame_fields(scene: Scene, frame: Frame) -> list[FieldRow]:
    rows = []
    for name in _FRAME:
        value = getattr(frame, name)
        origin = frame.origin.get(name)
        if name in ("mood", "lighting") and value is None:
            value, origin = getattr(scene, name), f"scene: {scene.origin.get(name, '')}"
        if value in (None, [], ""):
            continue
        instead = [frame.script_action] if name == "action" and frame.script_action else []
        rows.append(
            FieldRow(field=name, value=_words(name, value), origin=origin or _usual(name), instead_of=instead)
        )
    return rows


def _scene_fields(workspace: Workspace, scene: Scene) -> list[FieldRow]:
    asset, _, variant = (scene.environment or "").partition(":")
    spec = workspace.registry.specs.get(asset)
    lower = place_layers(
        workspace.project, read_heading(scene.heading), scene.time_of_day, spec, variant or None
    )
    rows = []
    for name in _SCENE:
        value = getattr(scene, name)
        if value in (None, [], ""):
            continue
        origin = scene.origin.get(name, _usual(name))
        beaten = [f"{v} ({o})" for o, v in reversed(lower.get(name, [])) if v and o != origin and v != value]
        rows.append(FieldRow(field=name, value=_words(name, value), origin=origin, instead_of=beaten))
    return rows


def _usual(name: str) -> str:
    return {
        "angle": "usual", "movement": "usual", "action": "script", "dialogue": "script", "notes": "script",
        "nature": "R6", "props": "R6", "characters": "R4",
    }.get(name, "")  # fmt: skip


def _words(name: str, value: Any) -> str:
    if name == "characters":
        return ", ".join(_character(c) for c in value)
    if name == "props" and value and not isinstance(value[0], str):
        return ", ".join(p.asset + (f" held by {p.held_by}" if p.held_by else "") for p in value)
    if name == "place":
        return " - ".join(part for part in (value.environment or value.location, value.time_of_day) if part)
    if name == "dialogue":
        voices = {"on": "", "off": " (off screen)", "over": " (voice-over)"}
        return " / ".join(f"{' and '.join(d.speakers)}{voices[d.voice]}: {d.text}" for d in value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _character(character: Any) -> str:
    variant = f":{character.variant}" if character.variant else ""
    said = [
        getattr(character, k) for k in ("expression", "pose", "position", "look") if getattr(character, k)
    ]
    return f"{character.asset}{variant}" + (f" ({', '.join(said)})" if said else "")


def shown_row(subject: Shown, place: Where | None, lines: ScriptLines) -> ShownRow:
    """A subject as people read it: `2 policemen (person)`, `man; uniform; overturn cart`."""
    many = f"{subject.count} " if subject.count > 1 else ""
    name = f"{subject.name}, " if subject.name and subject.name != subject.what else ""
    hidden = f", {subject.in_view}" if isinstance(subject.in_view, str) else ""
    deed = " ".join(w for w in (subject.does, subject.to) if w)
    where = ", ".join(f"{relation} {of}".strip() for relation, of in subject.where.items())
    facing = f"faces {subject.facing}" if subject.facing else ""
    looks = "; ".join(f"{key.replace('_', ' ')}: {value}" for key, value in subject.looks.items())
    return ShownRow(
        what=f"{many}{name}{subject.what} ({subject.kind}{hidden})",
        said=" · ".join(part for part in (deed, where, facing, looks) if part),
        words=subject.words,
        at=place_of_words(subject.words, place, lines),
    )


def _shown(place: Any) -> str | None:
    return str(place) if place is not None else None


def _source(lines: ScriptLines, place: Where | None) -> str | None:
    """The first line of the script that made the frame."""
    found = lines.of(place)
    return found[0].strip() if found else None
