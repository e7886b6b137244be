"""Recording what files say and the ledger does not know: what git, another machine or a hand brought."""

from __future__ import annotations

from collections import Counter

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.history.reconcile import reconcile
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace


class AdoptAsk(Ask):
    pass


class AdoptAnswer(Answer):
    recorded: dict[str, int] = Field({}, description="How many events of each kind were recorded.")


@signed
def adopt(workspace: Workspace, ask: AdoptAsk, caller: Caller) -> AdoptAnswer:
    """Record renders, locks, decisions, scenes and cut as the files have them; an archived project's too."""
    workspace.forget()
    found = reconcile(workspace, caller, archived=True)
    return AdoptAnswer(recorded=dict(sorted(Counter(fact.kind for fact in found.recorded).items())))
