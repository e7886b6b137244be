"""What the check found in one version of a frame, with the numbers, the rules and the pictures beside it."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.consistency.findings import Finding
from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.history.decisions import findings_now
from storyboard_cli.project.frame_states import FrameState, Render, states_of, unplanned_states
from storyboard_cli.project.frame_view import FrameView, view_fields
from storyboard_cli.project.selection import Chosen, one_frame
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class ShowCheckAsk(Ask):
    frame: str = Field(description="Which one: FR_S03_002, S03/2.")
    version: int | None = Field(None, ge=1, description="Which version; left out: the one that counts.")


class CheckedVersion(FrameView):
    """A version of the frame as it was judged last."""

    embedder: str | None = Field(None, description="What measured the picture; none: it was not checked.")
    findings: list[Finding] = Field(
        [], description="What each rule found, with exceptions as they hold today; `reference` is a picture."
    )


class ShowCheckAnswer(Answer):
    row: CheckedVersion = Field(description="The version, and what was found in it.")


@signed
def show(workspace: Workspace, ask: ShowCheckAsk, caller: Caller) -> ShowCheckAnswer:
    """The last judgement of a version. Nothing is measured, and nothing is written."""
    state = state_of(workspace, one_frame(workspace.scenes, ask.frame))
    render = version_of(state, ask.version)
    row = workspace.views.newest_check(state.frame.frame_id, render.version)
    findings = findings_now(workspace, state, row, render.pixel_sha256) if row is not None else []
    told = [finding.about(state.frame.frame_id) for finding in findings]
    return ShowCheckAnswer(
        row=CheckedVersion(
            **view_fields(state, render), embedder=row.embedder if row is not None else None, findings=told
        )
    )


def state_of(workspace: Workspace, chosen: Chosen) -> FrameState:
    """The frame as it stands; of one that the script lost, without what would be wanted of it."""
    found = states_of(workspace, [chosen], in_words=False)
    return found[0] if found else unplanned_states(workspace, [chosen])[0]


def version_of(state: FrameState, version: int | None) -> Render:
    """That version of the frame, or the one that counts; refused where there is none."""
    name = state.frame.frame_id
    if state.newest is None:
        raise SbError(
            Kind.missing, "no-picture", f"{name} has no picture", hint=Mend("render", {"selectors": [name]})
        )
    found = (
        state.newest if version is None else next((r for r in state.renders if r.version == version), None)
    )
    if found is None:
        have = ", ".join(f"v{r.version}" for r in state.renders)
        raise SbError(Kind.missing, "no-version", f"{name} has no v{version}", hint=f"it has {have}")
    return found
