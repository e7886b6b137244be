"""`sb render`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.render import RenderAnswer


def command(
    ctx: typer.Context,
    frames: Annotated[
        list[str] | None,
        typer.Argument(help="What to render: S03, S03/2, 3A, FR_S03_002, globs; all if left out."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Render fresh frames again too.")] = False,
    superseded: Annotated[
        bool, typer.Option("--superseded", help="Also frames that only a newer sb would draw differently.")
    ] = False,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help="Use placeholders for what is not locked; marked DRAFT, never approvable."
        ),
    ] = False,
    renderer: Annotated[
        str | None,
        typer.Option("--renderer", help="preview or comfyui; another than the project's makes drafts."),
    ] = None,
    server: Annotated[
        list[str] | None,
        typer.Option(
            "--server", metavar="URL", help="This ComfyUI server instead of the project's; may be repeated."
        ),
    ] = None,
    detach: Annotated[
        bool, typer.Option("--detach", help="Ctrl-C leaves the jobs on the servers for `sb jobs collect`.")
    ] = False,
    dump_graph: Annotated[
        str | None,
        typer.Option(
            "--dump-graph", metavar="DIR", help="With --dry-run: write the graphs that ComfyUI loads."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be rendered, and why.")
    ] = False,
) -> None:
    """Render the frames that are not fresh."""
    from storyboard_cli.ops import render as op

    ask = op.RenderAsk(
        selectors=frames or [],
        force=force,
        superseded=superseded,
        draft=draft,
        renderer=renderer,
        dry_run=dry_run or dump_graph is not None,
        servers=server or [],
        detach=detach,
        dump_graph=dump_graph,
    )
    Face.of(ctx).run(op.render, ask, show)


def show(answer: RenderAnswer, console: Console) -> None:
    """What was rendered, what failed, and what to do next."""
    from storyboard_cli.cli.tables import count, hint, stands_in, table

    if answer.rendered:
        rows = table("frame", "shot", "version", "why")
        for row in answer.rendered:
            why = ", ".join(row.reasons) or ("first render" if row.version == 1 else "")
            rows.add_row(row.frame_id, row.shot, f"v{row.version}", why)
        console.print(rows)
    for failed in answer.failed:
        console.print(f"[red]failed[/] {failed.frame_id}: ", end="")
        console.print(failed.message, markup=False)
    done = "would be rendered" if answer.dry_run else "rendered"
    kept = f", {answer.fresh} already fresh" if answer.fresh else ""
    took = f" in {answer.seconds:.1f} s" if answer.seconds else ""
    console.print(
        f"[bold]{count(len(answer.rendered), 'frame')}[/] {done} with {answer.renderer}{took}{kept}"
    )
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
