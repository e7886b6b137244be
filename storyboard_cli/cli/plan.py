"""`sb plan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command
from storyboard_cli.core.mend import Hint, Mend

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.plan import PlanAnswer, PlanRow


def show(answer: PlanAnswer, console: Console) -> None:
    """One line a frame that needs work; counts of the rest."""
    from storyboard_cli.cli.tables import count, hint, problems, stands_in, state, table

    if answer.if_locked is not None:
        rows = table("frame", "shot", "review", "why")
        for row in answer.touched:
            rows.add_row(row.frame_id, row.shot, state(row.review_status), ", ".join(row.reasons))
        if answer.touched:
            console.print(rows)
        console.print(
            f"A new version of [bold]{answer.if_locked}[/] would touch "
            f"[bold]{count(len(answer.touched), 'frame')}[/] "
            f"and outdate {count(answer.approvals_touched, 'approval')}."
        )
        return
    if answer.rows:
        rows = table("frame", "shot", "state", "why")
        for row in answer.rows:
            rows.add_row(row.frame_id, row.shot, state(row.render_state), _why(row))
        console.print(rows)
    blocked = sum(bool(row.blockers) for row in answer.rows)
    parts = [f"[bold]{count(len(answer.rows) - blocked, 'frame')}[/] to render", f"{answer.fresh} fresh"]
    parts += [f"[red]{blocked} blocked[/]"] if blocked else []
    parts += [f"{answer.superseded} superseded"] if answer.superseded else []
    console.print(", ".join(parts))
    problems(console, answer.problems)
    for text in _few([one.hint for one in answer.hints]):
        hint(console, text)
    stands_in(console, answer.stand_ins, answer.left_out)
    if len(answer.rows) > blocked and not blocked:
        hint(console, "next: `sb render`")


def _why(row: PlanRow) -> str:
    if row.waits_for:
        return "waits for " + ", ".join(name.removeprefix("UNRESOLVED_") for name in row.waits_for)
    return ", ".join(row.reasons)


def _few(hints: list[Hint]) -> list[Hint]:
    """The hints, or where every asset wants the same, that said once."""
    if len(hints) <= 3:
        return hints
    rest = [hint for hint in hints if not _draws(hint)]
    return [*rest[:3], *(["`sb generate --all`, then `sb lock --all`"] if len(rest) < len(hints) else [])]


def _draws(hint: Hint) -> bool:
    return isinstance(hint, Mend) and hint.steps[0].operation == "generate"


COMMAND = Command("plan", show)
