"""`animatic.show`: what a player of the cut needs beside it: how cameras move, and what is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.model import Frozen
from storyboard_cli.export.board import Panel
from storyboard_cli.export.moves import View, views
from storyboard_cli.presenting.board_texts import frame_labels, panel_texts
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.selection import Chosen, select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class AnimaticShowAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("Which frames: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []


class PlayedView(Frozen):
    """The part of a picture that fills the screen; it has the picture's own aspect."""

    x: float = Field(description="Its centre, as a share of the picture's width.")
    y: float = Field(description="Its centre, as a share of the picture's height.")
    width: float = Field(description="Its width, as a share of the picture's.")


class PlayedMove(Frozen):
    """A camera move over a picture, for as long as its entry stands."""

    start: PlayedView = Field(description="What is seen at the entry's first frame.")
    end: PlayedView = Field(description="What is seen at its last.")


class PlayedSpeech(Frozen):
    speaker: str = Field(description="Who says it, by name.")
    text: str = Field(description="What is said.")


class PlayedFrame(Frozen):
    """How a frame is played; it may stand in the cut more than once."""

    frame_id: str = Field(description="The frame, as FR_S03_002.")
    move: PlayedMove | None = Field(None, description="How the camera moves; none: it stands still.")
    speeches: list[PlayedSpeech] = Field([], description="What is said in it, in order.")


class AnimaticShowAnswer(Answer):
    width: int = Field(description="The width of the film's pictures, in pixels.")
    height: int = Field(description="Their height.")
    aspect: float = Field(description="The screen's width, divided by its height.")
    frames: list[PlayedFrame] = Field(
        [], description="Frames in story order; one without a move and without a word is not listed."
    )


@signed
def show(workspace: Workspace, ask: AnimaticShowAsk, caller: Caller) -> AnimaticShowAnswer:
    """The camera moves and speeches of frames, as `export.animatic` plays them. Nothing is written."""
    project = workspace.project
    panels = _panels(workspace, select_frames(workspace.scenes, ask.selectors), caller)
    played = [_played(panel) for panel in panels]
    return AnimaticShowAnswer(
        width=project.size.width,
        height=project.size.height,
        aspect=round(float(project.aspect_ratio), 6),
        frames=[frame for frame in played if frame.move or frame.speeches],
    )


def _panels(workspace: Workspace, chosen: Sequence[Chosen], caller: Caller) -> list[Panel]:
    """The frames as the animatic has them, without their pictures. Those that stand still are not planned."""
    moving = [(scene, frame) for scene, frame in chosen if frame.movement != "static"]
    planned = workspace.kept(Plans).of_frames(moving, draft=True, between=caller.check)
    stagings = {p.frame.frame_id: p.recipe.staging for p in planned if p.recipe is not None}
    names: Mapping[str, str] = {name: spec.name for name, spec in workspace.registry.specs.items()}
    labels = frame_labels(workspace.scenes)
    return [
        replace(panel_texts(scene, frame, names, labels), staging=stagings.get(frame.frame_id))
        for scene, frame in chosen
    ]


def _played(panel: Panel) -> PlayedFrame:
    found = views(panel)
    return PlayedFrame(
        frame_id=panel.frame_id,
        move=PlayedMove(start=_view(found[0]), end=_view(found[1])) if found else None,
        speeches=[PlayedSpeech(speaker=s.speaker, text=s.text) for s in panel.dialogue if s.text.strip()],
    )


def _view(view: View) -> PlayedView:
    return PlayedView(x=view.x, y=view.y, width=view.width)
