"""Builds the `Board` that every export takes: from a project's cut, or from a draft's pictures alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from storyboard_cli import __version__
from storyboard_cli.consistency.exceptions import excused
from storyboard_cli.consistency.findings import Finding, worth_seeing
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.export.board import (
    FAILING_MARKS,
    Board,
    Comment,
    Mark,
    Marker,
    Panel,
    Picture,
    SceneCard,
    Sound,
    Transition,
)
from storyboard_cli.plan.drawn import subjects_kept
from storyboard_cli.plan.staging.model import Staging
from storyboard_cli.presenting.board_remarks import drawn_remarks, with_periods
from storyboard_cli.presenting.board_texts import frame_labels, panel_texts, scene_card
from storyboard_cli.project.frame_states import FrameState, Shown, frame_states
from storyboard_cli.project.no_frames import what_makes_frames
from storyboard_cli.project.plans import Plans
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.timeline.cut import Entry, lay_out, place_of
from storyboard_cli.timeline.review import Decision, exceptions_of

Staged = Literal["moves", "all"]
_MARKS: dict[str | None, Mark] = {
    "quarantined": "quarantined",
    "outdated": "outdated",
    "not judged": "not judged",
    "not checked": "not checked",
}


def board_of(
    workspace: Workspace,
    selectors: Sequence[str] = (),
    *,
    drafts: bool = False,
    strict: bool = False,
    staged: Staged = "moves",
) -> Board:
    """The cut (or the selected part of it, starting at 0) as a board; `strict` refuses marked pictures."""
    states = {s.frame.uid: s for s in frame_states(workspace, selectors, drafts=drafts)}
    placed = [p for p in lay_out(workspace.timeline, workspace.scenes) if p.frame.uid in states]
    if not placed:
        raise _nothing(workspace)
    names = _names(workspace)
    stagings = _stagings(workspace, list(states.values()), staged, drafts)
    labels = frame_labels(workspace.scenes)
    panels: list[Panel] = []
    at = 0
    for item in placed:
        state = states[item.frame.uid]
        panel = _panel(workspace, state, names, labels, drafts)
        panels.append(_in_cut(panel, item.entry, at, item.duration, stagings.get(item.frame.frame_id)))
        at += item.duration
    panels = _first_of_shots(panels)
    if workspace.project.renderer == "preview":  # other pictures show what sb does not know of
        panels = with_periods(panels, workspace.scenes)
    if strict:
        _refuse_marked(panels)
    whole = not selectors
    base = placed[0].start if not whole else 0
    cards = [scene_card(s, names) for s in workspace.scenes if any(p.scene_id == s.scene_id for p in panels)]
    board = _board(workspace.project, panels, cards)
    return replace(
        board,
        selection="" if whole else ", ".join(selectors)[:120],
        as_of=_as_of(states.values()),
        author=_author(workspace),
        draft=drafts,
        sounds=tuple(_sounds(workspace, base)),
        markers=tuple(_markers(workspace, base)) if whole else (),
        origins=tuple(dict.fromkeys(s.script_id for s in workspace.scenes)),
    )


def _author(workspace: Workspace) -> str:
    """Who wrote it: as the project says, else a title page, else whoever makes the export."""
    return workspace.project.author or workspace.title_page.author or _plain_name(workspace.actor)


def draft_board(
    project: ProjectSpec,
    scenes: Sequence[Scene],
    pictures: Mapping[str, Path],
    stagings: Mapping[str, Staging],
    names: Mapping[str, str] | None = None,
) -> Board:
    """A draft's board, of scenes that belong to no project; frames without a picture are left out."""
    labels = frame_labels(scenes)
    panels: list[Panel] = []
    at = 0
    for scene in scenes:
        for frame in scene.live_frames:
            if frame.frame_id not in pictures:
                continue
            path = pictures[frame.frame_id]
            panel = panel_texts(scene, frame, names or {}, labels)
            staging = stagings.get(frame.frame_id)
            remarks = drawn_remarks(staging.subjects, frame.size) if staging else ()
            panel = replace(panel, picture=Picture(path, path.name), mark="draft", status="draft")
            panels.append(
                replace(panel, start=at, duration=frame.duration_frames, staging=staging, remarks=remarks)
            )
            at += frame.duration_frames
    shown = {p.scene_id for p in panels}
    cards = [scene_card(s, names or {}) for s in scenes if s.scene_id in shown]
    panels = with_periods(_first_of_shots(panels), scenes)
    return replace(_board(project, panels, cards), project_id="", draft=True)


def _board(project: ProjectSpec, panels: Sequence[Panel], cards: Sequence[SceneCard]) -> Board:
    return Board(
        title=project.name,
        author=project.author,
        project_id=project.project_id,
        panels=tuple(panels),
        scenes=tuple(cards),
        fps=project.rate,
        aspect=project.aspect_ratio,
        width=project.size.width,
        height=project.size.height,
        start_frame=project.start_frame,
        naming=project.naming,
        captions=tuple(project.captions),
        look=project.visual_style,
        cover=project.cover,
        made_by=f"sb {__version__}",
    )


def _panel(
    workspace: Workspace, state: FrameState, names: Mapping[str, str], labels: Mapping[str, str], drafts: bool
) -> Panel:
    shown = state.shown
    panel = panel_texts(state.scene, state.frame, names, labels)
    picture = None
    mark: Mark = "missing"
    if shown.path is not None:
        recorded = next((r.sha256 for r in state.renders if r.path == shown.path), "")
        picture = Picture(_file(workspace, shown.path), shown.path, recorded, shown.pixel_sha256)
        mark = "draft" if drafts else _MARKS.get(shown.mark, "")
    exceptions = _exceptions(state.decisions, workspace.now())
    findings = _failures(workspace, state) if mark == "quarantined" else ()
    if mark == "quarantined" and exceptions and not findings:
        mark = ""  # every failed rule is covered by an exception
    if state.review.value == "outdated":  # why a picture was sent back is what people said: a comment
        findings = (*findings, *state.review_reasons)
    drawn_here = workspace.project.renderer == "preview" and shown.recipe_hash == state.plan.recipe_hash
    return replace(
        panel,
        remarks=drawn_remarks(subjects_kept(list(state.plan.drawn)), state.frame.size) if drawn_here else (),
        picture=picture,
        mark=mark,
        status=state.review.value,
        version=shown.version,
        recipe_hash=shown.recipe_hash,
        exceptions=exceptions,
        findings=findings,
        comments=tuple(_comment(d, shown) for d in state.decisions),
    )


def _file(workspace: Workspace, path: str) -> Path:
    """The file of a picture or a sound; of one that cannot be had the name, and its reader says so."""
    try:
        return workspace.files.local(path)
    except SbError:
        return workspace.root / path


def _failures(workspace: Workspace, state: FrameState) -> tuple[str, ...]:
    """What the check found wrong with the shown version and no exception covers, worst first."""
    version = state.shown.version
    row = workspace.views.newest_check(state.frame.frame_id, version) if version is not None else None
    if row is None:
        return ()
    findings = [Finding.model_validate(f) for f in json.loads(row.findings_json)]
    judged = excused(
        findings,
        exceptions_of(workspace.decisions),
        frame_id=state.frame.frame_id,
        scene_id=state.scene.scene_id,
        pixels=state.shown.pixel_sha256,
        now=workspace.now(),
    )
    return tuple(f.message for f in worth_seeing(judged) if f.blocks)


def _in_cut(panel: Panel, entry: Entry, start: int, duration: int, staging: Staging | None) -> Panel:
    fades_out = entry.transition == "fade_out"
    transition = Transition()
    if not fades_out and entry.transition != "cut" and entry.transition_frames:
        kind = entry.transition
        assert kind != "fade_out"
        transition = Transition(kind, min(entry.transition_frames, duration))
    return replace(
        panel,
        label=panel.label if entry.use == 1 else f"{panel.label}{'*' * (entry.use - 1)}",
        start=start,
        duration=duration,
        staging=staging,
        transition=transition,
        fade_out=min(entry.transition_frames, duration) if fades_out else 0,
        note=entry.note,
        in_print=entry.printed,
    )


def _first_of_shots(panels: Sequence[Panel]) -> list[Panel]:
    found: list[Panel] = []
    before: tuple[str, str] | None = None
    for panel in panels:
        here = (panel.scene_id, panel.shot)
        found.append(replace(panel, first_of_shot=here != before))
        before = here
    return found


def _names(workspace: Workspace) -> dict[str, str]:
    return {asset_id: spec.name for asset_id, spec in workspace.registry.specs.items()}


def _stagings(
    workspace: Workspace, states: Sequence[FrameState], staged: Staged, drafts: bool
) -> dict[str, Staging]:
    """Stagings by frame: of all, or only of those that move, since planning takes time."""
    chosen = [(s.scene, s.frame) for s in states if staged == "all" or s.frame.movement != "static"]
    planned = workspace.kept(Plans).of_frames(chosen, draft=True, between=workspace.caller.check)
    return {
        p.frame.frame_id: p.recipe.staging
        for p in planned
        if p.recipe is not None and p.recipe.staging is not None
    }


def _exceptions(decisions: Iterable[Decision], now: str) -> tuple[str, ...]:
    """Rules that may differ today, each once."""
    granted = [
        d.rule
        for d in decisions
        if d.decision == "exception" and d.rule and (d.until is None or now[: len(d.until)] <= d.until)
    ]
    return tuple(dict.fromkeys(granted))


def _comment(decision: Decision, shown: Shown) -> Comment:
    """What was said, and whether it was said of the very picture that is shown."""
    said = f"{decision.rule}: {decision.note}" if decision.rule else decision.note
    seen, there = decision.pixel_sha256, shown.pixel_sha256
    same = seen == there if seen and there else decision.render_version == shown.version
    return Comment(
        decision.decision,
        _plain_name(decision.by),
        decision.at,
        said,
        version=decision.render_version,
        drawing=decision.drawing,
        on_shown=same and shown.path is not None,
    )


def _plain_name(actor: str) -> str:
    """`Mira Rao <mira@studio>` → `Mira Rao`."""
    return actor.partition("<")[0].strip() or actor


def _sounds(workspace: Workspace, base: int) -> list[Sound]:
    placed = lay_out(workspace.timeline, workspace.scenes)
    sounds: list[Sound] = []
    for track in workspace.timeline.audio:
        start = next((p.start for p in placed if p.entry.key == track.key), 0) + track.offset - base
        sounds.append(
            Sound(
                path=_file(workspace, track.path),
                key=track.path,
                start=start,
                skip=track.skip,
                duration=track.duration_frames,
                gain_db=track.gain_db,
                fade_in=track.fade_in,
                fade_out=track.fade_out,
            )
        )
    return sounds


def _markers(workspace: Workspace, base: int) -> list[Marker]:
    placed = lay_out(workspace.timeline, workspace.scenes)
    return [
        Marker(m.name, place_of(placed, m.key, m.offset) - base, m.color, m.note)
        for m in workspace.timeline.markers
    ]


def _as_of(states: Iterable[FrameState]) -> str:
    """When the newest picture or decision that the board shows came to be."""
    times = [r.at for s in states for r in s.renders] + [d.at for s in states for d in s.decisions]
    return max(times, default="")


def _refuse_marked(panels: Sequence[Panel]) -> None:
    bad = [p for p in panels if p.mark in FAILING_MARKS]
    if not bad:
        return
    named = ", ".join(f"{p.frame_id} ({p.mark})" for p in bad[:6]) + (", …" if len(bad) > 6 else "")
    raise SbError(
        Kind.blocked,
        "not-presentable",
        f"{len(bad)} of {len(panels)} frames have no picture that passed: {named}",
        hint=Mend.joined(
            "{} and {}, then {} what may differ; or export without `strict`",
            Mend("render"),
            Mend("check"),
            Mend("allow", blanks=("selector", "rule", "reason")),
        ),
        fields=("strict",),
    )


def _nothing(workspace: Workspace) -> SbError:
    if not workspace.scenes:
        said = "there are no frames to export"
        return SbError(Kind.missing, "nothing-to-export", said, hint=what_makes_frames(workspace))
    return SbError(
        Kind.missing,
        "nothing-in-cut",
        "none of these frames is in the cut",
        hint=Mend.joined(
            "{} shows the cut; {} brings a frame back",
            Mend("timeline.show"),
            Mend("timeline.insert", blanks=("selectors", "after")),
        ),
    )
