"""`sb render`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storyboard_cli.cli.commands import Command

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.render import RenderAnswer


def show(answer: RenderAnswer, console: Console) -> None:
    """What was rendered, what failed, and what to do next."""
    from storyboard_cli.cli.tables import count, hint, problems, stands_in, table

    if answer.variants is not None:
        _show_variants(answer, console)
        return
    if answer.rendered:
        rows = table("frame", "shot", "version", "why")
        for row in answer.rendered:
            why = ", ".join(row.reasons) or ("first render" if row.render_version == 1 else "")
            rows.add_row(row.frame_id, row.shot, f"v{row.render_version}", why)
        console.print(rows)
    _show_failed(answer, console)
    done = "would be rendered" if answer.dry_run else "rendered"
    kept = f", {answer.fresh} already fresh" if answer.fresh else ""
    took = f" in {answer.seconds:.1f} s" if answer.rendered and not answer.dry_run else ""
    console.print(
        f"[bold]{count(len(answer.rendered), 'frame')}[/] {done} with {answer.renderer}{took}{kept}"
    )
    problems(console, answer.problems)
    stands_in(console, answer.stand_ins, answer.left_out)
    if answer.superseded:
        hint(
            console,
            f"{count(answer.superseded, 'frame')} would look different now: `sb render --superseded`",
        )
    if answer.failed:
        hint(console, "run `sb render` again to retry what failed")
    elif answer.rendered and not answer.dry_run and not answer.draft:
        hint(console, "next: `sb check`")


def _show_failed(answer: RenderAnswer, console: Console) -> None:
    for failed in answer.failed:
        console.print(f"[red]failed[/] {failed.frame_id}: ", end="")
        console.print(failed.message, markup=False)


def _show_variants(answer: RenderAnswer, console: Console) -> None:
    """The variants with what the check says of each, and how one is picked."""
    from storyboard_cli.cli.tables import count, hint, problems, table

    if answer.rendered:
        rows = table("frame", "shot", "variant", "check", "likeness")
        for row in answer.rendered:
            likeness = f"{row.likeness:.3f}" if row.likeness is not None else ""
            rows.add_row(row.frame_id, row.shot, str(row.candidate), row.verdict, likeness)
        console.print(rows)
    _show_failed(answer, console)
    done = "would be drawn" if answer.dry_run else "drawn and checked"
    kept = f", {answer.fresh} there already" if answer.fresh else ""
    took = f" in {answer.seconds:.1f} s" if answer.rendered and not answer.dry_run else ""
    costs = (
        f", about {max(1, round(answer.expected_seconds))} s by earlier pictures"
        if answer.dry_run and answer.expected_seconds is not None
        else ""
    )
    console.print(
        f"[bold]{count(len(answer.rendered), 'variant')}[/] {done} with {answer.renderer}{took}{costs}{kept}"
    )
    if answer.variants is not None and not answer.rendered and not answer.failed and answer.fresh:
        hint(
            console,
            f"--variants {answer.variants} is how many there are to be:"
            f" `--variants {answer.variants} --force` draws {answer.variants} more",
        )
    folders = sorted({(row.picture or "").rpartition("/")[0] for row in answer.rendered})
    if folders and not answer.dry_run:
        console.print(f"[dim]they lie in {', '.join(folders)}[/]")
    problems(console, answer.problems)
    if answer.hint:
        hint(console, answer.hint)


COMMAND = Command("render", show)
