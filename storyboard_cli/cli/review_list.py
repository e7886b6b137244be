"""The queue of `sb review` as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.frames import EarlierDecision
    from storyboard_cli.ops.review import ReviewAnswer


def _last_words(last: EarlierDecision | None) -> list[str]:
    """What was said last: its note, and that something is drawn with it."""
    if last is None:
        return []
    return [word for word in (last.note, "(with a drawing)" if last.drawing else "") if word]


def listed(answer: ReviewAnswer, console: Console) -> None:
    """The queue: one line a frame, with what the checks and other people said."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint, state, table

    if answer.items:
        rows = table("frame", "shot", "version", "status", "check", "found or said")
        for item in answer.items:
            last = item.said[-1] if item.said else None
            words = item.findings[:1] or item.reasons[:1] or _last_words(last)
            rows.add_row(
                Text(item.frame_id, "bold"), item.shot, f"v{item.render_version}", state(item.review_status),
                state(item.verdict), Text(" ".join(words), "dim"),
            )  # fmt: skip
        console.print(rows)
    head = (
        f"{count(len(answer.items), 'frame')} to decide about"
        if answer.items
        else "nothing waits for a decision"
    )
    rest = [f"{answer.decided} decided"] if answer.decided else []
    rest += [f"{answer.unrendered} not rendered"] if answer.unrendered else []
    console.print(f"[bold]{head}[/]" + (f"  [dim]{', '.join(rest)}[/]" if rest else ""))
    if answer.items:
        first = answer.items[0].frame_id
        hint(console, f"`sb approve {first}`, `sb retake {first} --note …`, `sb approve --all-passed`")
        hint(console, "or run `sb review` in a terminal to go through them one by one")
    elif answer.unrendered:
        hint(console, "next: `sb render`")
