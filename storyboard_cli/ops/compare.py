"""`sb compare`: versions of a frame side by side, or a frame between the ones before and after it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import with_ending
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.hashing import short
from storyboard_cli.core.mend import Mend
from storyboard_cli.export.compare import Cell, side_by_side
from storyboard_cli.export.manifest import COMPARE_FOLDER
from storyboard_cli.presenting.publishing import refuse_among_sources
from storyboard_cli.project.frame_states import FrameState, Render, frame_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.approved import approved_path
from storyboard_cli.store.files import is_there
from storyboard_cli.store.outside import place_for, place_of
from storyboard_cli.timeline.cut import lay_out
from storyboard_cli.timeline.review import Status

_MOST = 8


class CompareAsk(Ask):
    frame: Annotated[str, asked("The frame: S03/2, FR_S03_002.", argument="frame")]
    versions: Annotated[
        list[str],
        asked(
            "v1 v2 …, or `approved`; left out: the approved or previous one beside the newest.",
            argument="versions",
        ),
    ] = []
    strip: Annotated[bool, asked("The frame between the ones before and after it in the cut.", "--strip")] = (
        False
    )
    out: Annotated[
        Produced | None,
        asked(
            "Where to write the PNG; left out: exports/compare/.",
            "--out",
            "-o",
            line="Where to write the PNG.",
            read=Produced.local,
            typed=str,
        ),
    ] = None
    width: Annotated[int, asked("Pixels of each picture.", "--width"), Field(ge=160, le=2048)] = 672


class CompareAnswer(FrameView, Answer):
    """The frame, and the picture that shows its versions beside each other."""

    path: str = Field(description="The picture that was made.")
    shown: list[str] = Field([], description="What it shows, left to right.")
    differences: list[str] = Field([], description="What differs between the recipes of two versions.")
    same_pixels: bool = Field(False, description="The two have the same pixels.")


@signed
def compare(workspace: Workspace, ask: CompareAsk, caller: Caller) -> CompareAnswer:
    """Draw the comparison as a PNG. Nothing else is written."""
    states = frame_states(workspace, [ask.frame])
    if len(states) != 1:
        raise SbError(
            Kind.usage,
            "one-frame",
            f"{ask.frame} selects {len(states)} frames; a comparison is of one",
            hint=Mend("compare", {}, "such as `{}`", examples={"frame": states[0].frame.frame_id}),
        )
    state = states[0]
    chosen = [] if ask.strip else _versions(state, ask.versions)
    cells = _strip(workspace, state) if ask.strip else [_cell(workspace, state, r) for r in chosen]
    if all(c.path is None for c in cells):
        raise SbError(
            Kind.missing,
            "nothing-to-compare",
            f"no picture of {state.frame.frame_id} is there to compare",
            hint=Mend("render", {"selectors": [state.frame.frame_id]}),
        )
    heading = f"{state.frame.frame_id} · shot {state.frame.shot} · {state.scene.heading}"
    data = side_by_side(heading, cells, panel_width=max(160, min(ask.width, 2048)))
    path = _target(workspace, ask, state, chosen)
    files, name = place_of(workspace.files, workspace.root, path)
    files.put(name, data)
    return CompareAnswer(
        **view_fields(state),
        path=_shown(workspace, path),
        shown=[c.title for c in cells],
        differences=_differences(workspace, state, chosen),
        same_pixels=len({r.pixel_sha256 for r in chosen}) == 1 and len(chosen) > 1,
    )


def _versions(state: FrameState, asked: list[str]) -> list[Render]:
    """Oldest first. Without names: what is approved, else the version before, beside the newest."""
    if not state.renders:
        raise SbError(
            Kind.missing,
            "not-rendered",
            f"{state.frame.frame_id} is not rendered yet",
            hint=Mend("render", {"selectors": [state.frame.frame_id]}),
        )
    by_number = {r.version: r for r in state.renders}
    approved = state.approval.render_version if state.approval else None
    if not asked:
        newest = state.renders[0]
        other = by_number.get(approved or 0)
        if other is None or other is newest:
            other = state.renders[1] if len(state.renders) > 1 else None
        return [other, newest] if other else [newest]
    numbers = [approved if word == "approved" else _number(word) for word in dict.fromkeys(asked)]
    unknown = [
        word for word, number in zip(dict.fromkeys(asked), numbers, strict=True) if number not in by_number
    ]
    if unknown or len(numbers) > _MOST:
        there = ", ".join(f"v{n}" for n in sorted(by_number))
        said = (
            f"{state.frame.frame_id} has no {', '.join(unknown)}" if unknown else f"at most {_MOST} versions"
        )
        raise SbError(Kind.missing, "no-version", said, hint=f"there are {there}")
    return [by_number[n] for n in numbers if n is not None]


def _number(word: str) -> int | None:
    digits = word.removeprefix("v")
    return int(digits) if is_digits(digits) else None


def _cell(workspace: Workspace, state: FrameState, render: Render) -> Cell:
    path = render.path
    approval = state.approval
    is_approved = approval is not None and approval.render_version == render.version
    if is_approved and not is_there(workspace.files, path):
        path = approved_path(state.frame.frame_id)
    words = [render.verdict or "not checked", f"recipe {short(render.recipe_hash)}", render.at[:10]]
    lines = [" · ".join(words)]
    lines += [
        f"{d.decision} by {d.by}: {d.note}" for d in state.decisions if d.render_version == render.version
    ][-2:]
    mark = " · approved" if is_approved and state.review is Status.approved else ""
    return Cell(
        title=f"v{render.version}{mark}",
        path=workspace.files.local(path) if is_there(workspace.files, path) else None,
        lines=lines,
        missing=f"the picture of v{render.version} is not on this machine",
        chosen=is_approved,
    )


def _strip(workspace: Workspace, state: FrameState) -> list[Cell]:
    """Hook-up: the frame before, this one, and the one after, as the cut has them."""
    placed = lay_out(workspace.timeline, workspace.scenes)
    at = next((i for i, p in enumerate(placed) if p.frame.uid == state.frame.uid), None)
    if at is None:
        raise SbError(
            Kind.missing,
            "not-in-cut",
            f"{state.frame.frame_id} is taken out of the cut, so it has no neighbours",
            hint=Mend(
                "timeline.insert",
                {"selectors": [state.frame.frame_id]},
                "`{}` brings it back",
                blanks=("after",),
            ),
        )
    around = placed[max(0, at - 1) : at + 2]
    states = {s.frame.uid: s for s in frame_states(workspace, [p.frame.frame_id for p in around])}
    cells = []
    for neighbour in around:
        found = states[neighbour.frame.uid]
        shown = found.shown
        version = f" v{shown.version}" if shown.version else ""
        facts = [f"{neighbour.duration} frames", found.review.value, *([shown.mark] if shown.mark else [])]
        cells.append(
            Cell(
                title=f"{neighbour.frame.frame_id}{version} · {neighbour.frame.shot}",
                path=workspace.files.local(shown.path) if shown.path else None,
                lines=[" · ".join(facts), neighbour.frame.action],
                missing=shown.mark or "no picture",
                chosen=neighbour.frame.uid == state.frame.uid,
            )
        )
    return cells


def _differences(workspace: Workspace, state: FrameState, chosen: list[Render]) -> list[str]:
    from storyboard_cli.plan.freshness import differences

    if len(chosen) != 2:
        return []
    parts = workspace.views.recipe_parts(state.frame.frame_id)
    before, after = (parts[r.version] for r in chosen)
    return differences(before, after, between=workspace.registry.said_between)


def _target(workspace: Workspace, ask: CompareAsk, state: FrameState, chosen: list[Render]) -> Path:
    name = "strip" if ask.strip else "_".join(f"v{r.version}" for r in chosen)
    path = place_for(ask.out, workspace.root / COMPARE_FOLDER / f"{state.frame.frame_id}_{name}.png")
    refuse_among_sources(workspace, path)
    return with_ending(path, ".png")


def _shown(workspace: Workspace, path: Path) -> str:
    return path.relative_to(workspace.root).as_posix() if path.is_relative_to(workspace.root) else str(path)
