"""What new versions of assets would make stale, before anybody locks them."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.ops.plan import PlanRow, touched_by
from storyboard_cli.plan.needs import assets_of, style_of
from storyboard_cli.project.asset_selection import select_assets
from storyboard_cli.project.frame_states import states_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.timeline.review import Status


class ImpactAsk(Ask):
    assets: list[str] = Field(
        min_length=1, description="Which assets would get a new version: CHAR_001, Aarav, 'ENV_*'."
    )


class ImpactAnswer(Answer):
    assets: list[str] = Field(description="The assets that were asked about.")
    touched: list[PlanRow] = Field([], description="Rows of what would be stale, in story order.")
    approvals_touched: int = Field(0, description="Approvals that would be outdated.")
    waiting: int = Field(0, description="How many wait for a first version of these assets.")


@signed
def impact(workspace: Workspace, ask: ImpactAsk, caller: Caller) -> ImpactAnswer:
    """The frames that use these assets, in scenes that name them. Nothing is written."""
    assets = select_assets(workspace.registry, ask.assets)
    named = set(assets)
    everywhere = style_of(workspace.registry) in named
    scenes = [s for s in workspace.scenes if everywhere or named.intersection(assets_of(s))]
    states = states_of(workspace, [(s, f) for s in scenes for f in s.live_frames])
    touched = touched_by(workspace, states, assets)
    return ImpactAnswer(
        assets=assets,
        touched=touched,
        approvals_touched=sum(row.review_status == Status.approved.value for row in touched),
        waiting=sum(
            any(b.code == "not-locked" and b.asset in named for b in state.plan.blockers) for state in states
        ),
    )
