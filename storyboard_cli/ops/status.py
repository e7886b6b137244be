"""`sb status`: where the project stands, and the one thing to do next."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.places import PLACE
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.project.edited_scripts import Edited, edited_since_compile, put_back
from storyboard_cli.project.frame_states import FrameState, frame_states
from storyboard_cli.project.needs import Need, need_of
from storyboard_cli.project.nothing_yet import COMPILE, PUT_SCRIPT
from storyboard_cli.project.script_files import named_problems, scripts_found
from storyboard_cli.project.signed import signed
from storyboard_cli.project.turned_down import CHANGE, made_again, samples
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.takes import take_names
from storyboard_cli.timeline.review import Status

_KEPT = re.compile(r"scenes/[^/]+/frame_[^/]*\.png\Z|review/[^/]+/(?:[^/]+/)?[^/]*\.yaml\Z")


class StatusAsk(Ask):
    pass


class NextStep(Frozen):
    """What is worth doing next, and why."""

    command: Mend = Field(description="The operation.")
    why: str = Field(description="Why.")


class SceneStatus(Frozen):
    scene_id: str = Field(description="The scene, as S03.")
    heading: str = Field(description="The scene's heading.")
    frames: int = Field(description="How many frames.")
    fresh: int = Field(description="Frames whose picture is what is wanted.")
    approved: int = Field(description="Frames that are approved.")
    flagged: int = Field(description="Frames that are quarantined, to be made again, rejected or outdated.")
    needs: dict[str, int] = Field(
        {}, description="Frames by what they wait for first: blocked, render, retake, check, decision, none."
    )
    review: dict[str, int] = Field({}, description="Frames by review status.")


class StatusAnswer(Answer):
    project_id: str = Field(description="The project, as PRJ_film.")
    name: str = Field(description="The project's title.")
    root: Annotated[str, PLACE] = Field(description="The project's folder.")
    renderer: str = Field(description="What draws: preview or comfyui.")
    archived: bool = Field(False, description="Nothing is written to it any more.")
    scripts: int = Field(0, description="How many scripts.")
    assets: int = Field(0, description="How many assets.")
    locked: int = Field(0, description="How many of them are locked.")
    edited_since_compile: list[str] = Field(
        [],
        description="Scripts, directions, names and settings that the film is not compiled from as they are "
        "now: edited, new, or gone since.",
    )
    edited_since_lock: list[str] = Field([], description="Assets whose spec changed since their lock.")
    undrawn: list[str] = Field([], description="Assets that have neither a lock nor a take yet.")
    sent_back: list[str] = Field(
        [], description="Frames that were sent back and have no other picture since."
    )
    scenes: list[SceneStatus] = Field([], description="The scenes, one by one.")
    frames: int = Field(0, description="How many frames.")
    seconds: float = Field(0.0, description="How long the cut is.")
    render: dict[str, int] = Field({}, description="Frames by render state, blocked ones as such.")
    verdicts: dict[str, int] = Field({}, description="Frames by verdict.")
    review: dict[str, int] = Field({}, description="Frames by review status.")
    needs: dict[str, int] = Field(
        {}, description="Frames by what they wait for first: blocked, render, retake, check, decision, none."
    )
    blockers: list[str] = Field([], description="What keeps frames from being rendered.")
    next: list[NextStep] = Field([], description="Commands worth running next.")


@signed
def status(workspace: Workspace, ask: StatusAsk, caller: Caller) -> StatusAnswer:
    """Count what is there. Nothing is written."""
    project, registry = workspace.project, workspace.registry
    states = frame_states(workspace)
    edited = edited_since_compile(workspace)
    misnamed = [p.message for p in named_problems(workspace.files, project.scripts)]
    blockers = [*misnamed, *dict.fromkeys(b.message for s in states for b in s.plan.blockers)]
    frames = sum(s.frame.duration_frames for s in states)
    done = StatusAnswer(
        project_id=project.project_id,
        name=project.name,
        root=".",
        renderer=project.renderer,
        archived=project.status == "archived",
        scripts=len(scripts_found(workspace)),
        assets=len(registry.asset_ids),
        locked=sum(registry.is_locked(a) for a in registry.asset_ids),
        edited_since_compile=[script.path for script in edited],
        edited_since_lock=[a for a in registry.asset_ids if registry.unlocked_changes(a)],
        undrawn=_undrawn(workspace),
        sent_back=[s.frame.frame_id for s in states if s.review is Status.retake],
        scenes=_scene_rows(states),
        frames=len(states),
        seconds=round(float(frames / project.rate), 2),
        render=dict(Counter(s.picture_state for s in states)),
        verdicts=dict(Counter(s.verdict for s in states if s.verdict)),
        review=_reviews(states),
        needs=_needs(states),
        blockers=blockers,
    )
    return done.model_copy(update={"next": _next(workspace, done, states, edited)})


def _undrawn(workspace: Workspace) -> list[str]:
    """Of what is not locked, that which nobody can look at: all else only waits for its lock."""
    registry = workspace.registry
    return [
        asset_id
        for asset_id in registry.asset_ids
        if not registry.locks(asset_id) and not take_names(workspace.state_files, asset_id)
    ]


def _scene_rows(states: list[FrameState]) -> list[SceneStatus]:
    by_scene: dict[str, list[FrameState]] = {}
    for state in states:
        by_scene.setdefault(state.scene.scene_id, []).append(state)
    flagged = (Status.retake, Status.rejected, Status.outdated)
    return [
        SceneStatus(
            scene_id=scene_id,
            heading=of_scene[0].scene.heading,
            frames=len(of_scene),
            fresh=sum(s.render_state in (RenderState.fresh, RenderState.superseded) for s in of_scene),
            approved=sum(s.review is Status.approved for s in of_scene),
            flagged=sum(s.verdict == "quarantined" or s.review in flagged for s in of_scene),
            needs=_needs(of_scene),
            review=_reviews(of_scene),
        )
        for scene_id, of_scene in by_scene.items()
    ]


def _needs(states: list[FrameState]) -> dict[str, int]:
    needs = [need_of(state) for state in states]
    return {need.value: found for need in Need if (found := needs.count(need))}


def _reviews(states: list[FrameState]) -> dict[str, int]:
    return dict(Counter(s.review.value for s in states))


_START_ALL = Mend("new", {"from_script": True}, "{}")
_LOCK_ALL = Mend.joined(
    "{}, then {}", Mend("generate", {"all": True}, "{}"), Mend("lock", {"all": True}, "{}")
)
_NAMED = 5  # frames or assets that one line to type names
_EXPLAIN = Mend("check", {"explain": True}, "{}")


def _next(
    workspace: Workspace, done: StatusAnswer, states: list[FrameState], edited: list[Edited]
) -> list[NextStep]:
    """At most three commands, in the order in which they help."""
    steps: list[NextStep] = [_compiled_anew(done, edited)] if edited else []
    if _is_ledger_lost(workspace):
        steps.append(
            NextStep(command=Mend("rebuild", {}, "{}"), why="the ledger is empty, the files know more")
        )
    if not done.frames and not edited:
        steps.append(
            NextStep(
                command=COMPILE,
                why=f"{_things(done.scripts, 'script')} in scripts/ to compile",
            )
            if done.scripts
            else NextStep(command=PUT_SCRIPT, why="there is no script yet")
        )
    codes = {b.code for s in states for b in s.plan.blockers}
    if codes & {"unresolved-name", "no-spec"}:
        steps.append(NextStep(command=_START_ALL, why="names in the script are not assets yet"))
    if "not-locked" in codes:
        steps.append(NextStep(command=_LOCK_ALL, why="assets are not locked yet"))
    if done.edited_since_lock:
        steps.append(_locked_anew(done.edited_since_lock))
    needs = [need_of(state) for state in states]
    todo = needs.count(Need.render) + needs.count(Need.blocked)
    if todo and not codes:
        steps.append(NextStep(command=Mend("render", {}, "{}"), why=f"{_things(todo, 'frame')} not fresh"))
    stuck = [s.frame.frame_id for s, need in zip(states, needs, strict=True) if need is Need.retake]
    if stuck:
        steps.append(_made_again(workspace, states, stuck))
    unjudged = needs.count(Need.check)
    if unjudged and not todo:
        steps.append(
            NextStep(command=Mend("check", {}, "{}"), why=f"{_things(unjudged, 'frame')} never checked")
        )
    if done.verdicts.get("quarantined"):
        steps.append(NextStep(command=_EXPLAIN, why="frames differ from their locked assets"))
    waiting = sum(
        need is Need.decision and s.verdict == "passed" for s, need in zip(states, needs, strict=True)
    )
    if waiting:
        steps.append(
            NextStep(
                command=Mend("review", {}, "{}"), why=f"{_things(waiting, 'frame')} waiting for a decision"
            )
        )
    elif done.frames and not (todo or edited or done.sent_back):
        steps.append(NextStep(command=Mend("export.pdf", {}, "{}"), why="the board can be printed"))
    return steps[:3]


def _compiled_anew(done: StatusAnswer, edited: list[Edited]) -> NextStep:
    """The film is not what its scripts say: that comes before all that is made of it."""
    if not done.scripts and edited[0].is_script:
        gone = edited[0].path
        return NextStep(command=put_back(gone).respelt_as("{}"), why=f"{gone} is gone since it was compiled")
    changes = {script.change for script in edited}
    said = "edited since the last compile" if changes == {"edited"} else "not compiled as they are now"
    if len(edited) == 1:
        said = {"edited": said, "new": "not compiled yet", "gone": "gone since the last compile"}[
            edited[0].change
        ]
    what = (
        edited[0].path
        if len(edited) == 1
        else _things(len(edited), "script" if all(one.is_script for one in edited) else "file")
    )
    return NextStep(command=COMPILE, why=f"{what} {said}")


def _locked_anew(edited: list[str]) -> NextStep:
    """What specs say since their lock is seen in no frame until a version is made of it."""
    assets = {"assets": edited[:_NAMED]}
    anew = Mend.joined("{}, then {}", Mend("generate", assets, "{}"), Mend("lock", assets, "{}"))
    one = len(edited) == 1
    return NextStep(
        command=anew,
        why=f"{_things(len(edited), 'spec')} edited since {'its' if one else 'their'} lock; "
        f"frames show the locked version{'' if one else 's'}",
    )


def _made_again(workspace: Workspace, states: list[FrameState], stuck: list[str]) -> NextStep:
    """Of frames that are sent back while all that they are drawn from is as it was, nothing makes another
    picture by itself.
    """
    sent_back = [need_of(s) for s in states if s.review is Status.retake]
    others = [(sent_back.count(Need.blocked), "blocked"), (sent_back.count(Need.render), "not fresh")]
    besides = "".join(f", {count} of them {what}" for count, what in others if count)
    seed = ", or the seed in the direction" if samples(workspace) else ""
    why = f"{_things(len(sent_back), 'frame')} sent back{besides}: {CHANGE}{seed}"
    return NextStep(command=made_again(stuck[:_NAMED]), why=why)


def _is_ledger_lost(workspace: Workspace) -> bool:
    """Is there no event although somebody rendered or decided here before?"""
    if workspace.log.head[0]:
        return False
    made = ((entry.path for entry in workspace.files.entries(folder)) for folder in ("scenes", "review"))
    return any(_KEPT.match(path) for paths in made for path in paths)


def _things(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
