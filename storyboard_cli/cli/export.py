"""`sb export`: one sub-verb for each kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from storyboard_cli.cli.face import Face

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.presenting.publishing import ExportAnswer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Write the board as PDF, pictures, cut or animation files.",
)

Frames = Annotated[
    list[str] | None,
    typer.Argument(help="What to export: S03, S03/2, 3A, FR_S03_002, globs; all if left out."),
]
Out = Annotated[str | None, typer.Option("--out", "-o", help="File or folder; left out: exports/<time>/.")]
Draft = Annotated[bool, typer.Option("--draft", help="Show draft renders, marked DRAFT.")]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse missing pictures and failed checks.")]
Link = Annotated[bool, typer.Option("--link", help="Hard links instead of copies, where possible.")]
WithRecipe = Annotated[bool, typer.Option("--with-recipe", help="Keep the recipe inside the pictures.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")]


@app.command()
def pdf(
    ctx: typer.Context,
    frames: Frames = None,
    layout: Annotated[
        str, typer.Option("--layout", "-l", help="2x3, 3x3, 1x1, 4x4, 1x5 (ekonte), contact, table.")
    ] = "2x3",
    paper: Annotated[str, typer.Option("--paper", help="a4, letter or a3.")] = "a4",
    portrait: Annotated[bool, typer.Option("--portrait", help="Upright pages.")] = False,
    landscape: Annotated[bool, typer.Option("--landscape", help="Wide pages.")] = False,
    captions: Annotated[
        str | None,
        typer.Option(
            "--captions",
            help="Comma-separated fields, as shot,duration,action,dialogue.",
        ),
    ] = None,
    no_cover: Annotated[bool, typer.Option("--no-cover", help="Leave out cover and contents.")] = False,
    cover: Annotated[
        str, typer.Option("--cover", help="The frame on the cover; left out: one with people in it.")
    ] = "",
    run_on: Annotated[
        bool | None, typer.Option("--run-on/--scene-pages", help="Scenes share pages, or start new ones.")
    ] = None,
    no_arrows: Annotated[bool, typer.Option("--no-arrows", help="Leave out camera-move arrows.")] = False,
    proxy: Annotated[bool, typer.Option("--proxy", help="Small pictures, for mail.")] = False,
    watermark: Annotated[str, typer.Option("--watermark", help="Words across every page.")] = "",
    strict: Strict = False,
    draft: Draft = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """The board on paper, pictures copied as they are."""
    from storyboard_cli.ops import export_paper as op

    orientation = "portrait" if portrait else "landscape" if landscape else None
    fields = [c.strip() for c in captions.split(",")] if captions else None
    ask = op.PdfAsk(
        selectors=frames or [], layout=layout, paper=paper, orientation=orientation, cover=not no_cover,
        cover_frame=cover,
        scene_pages=None if run_on is None else not run_on, arrows=not no_arrows, proxy=proxy,
        watermark=watermark, strict=strict, draft=draft,
        out=out, dry_run=dry_run, captions=fields,
    )  # fmt: skip
    Face.of(ctx).run(op.pdf, ask, show)


@app.command()
def images(
    ctx: typer.Context,
    frames: Frames = None,
    pattern: Annotated[
        str | None,
        typer.Option("--name", help="Pattern such as {project}_{scene}_{shot}_v{version:03d}.{number:04d}"),
    ] = None,
    folders: Annotated[
        Literal["none", "scene", "shot"], typer.Option("--folders", help="A folder for each scene or shot.")
    ] = "none",
    held: Annotated[bool, typer.Option("--held", help="One file for each frame of time, from 1001.")] = False,
    captions: Annotated[
        bool, typer.Option("--captions", help="Burn names and captions into the pictures.")
    ] = False,
    link: Link = False,
    with_recipe: WithRecipe = False,
    strict: Strict = False,
    draft: Draft = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """Every picture as a file of its own."""
    from storyboard_cli.ops import export_paper as op

    ask = op.ImagesAsk(
        selectors=frames or [], pattern=pattern, held=held, captions=captions, link=link,
        with_recipe=with_recipe,
        strict=strict, draft=draft, out=out, dry_run=dry_run, folders=folders,
    )  # fmt: skip
    Face.of(ctx).run(op.images, ask, show)


@app.command("contact-sheet")
def contact_sheet(
    ctx: typer.Context,
    frames: Frames = None,
    columns: Annotated[int, typer.Option("--columns", help="Pictures in a row.")] = 5,
    width: Annotated[int, typer.Option("--width", help="Pixels.")] = 2400,
    strict: Strict = False,
    draft: Draft = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """All frames small on one PNG."""
    from storyboard_cli.ops import export_paper as op

    ask = op.ContactSheetAsk(
        selectors=frames or [],
        columns=columns,
        width=width,
        strict=strict,
        draft=draft,
        out=out,
        dry_run=dry_run,
    )
    Face.of(ctx).run(op.contact_sheet, ask, show)


@app.command("shot-list")
def shot_list(
    ctx: typer.Context,
    frames: Frames = None,
    format_: Annotated[Literal["csv", "json"], typer.Option("--format", help="csv or json.")] = "csv",
    strict: Strict = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """Every frame as a row: texts, camera, times, status."""
    from storyboard_cli.ops import export_lists as op

    ask = op.ShotListAsk(selectors=frames or [], format=format_, strict=strict, out=out, dry_run=dry_run)
    Face.of(ctx).run(op.shot_list, ask, show)


@app.command()
def breakdown(
    ctx: typer.Context,
    frames: Frames = None,
    casting: Annotated[bool, typer.Option("--casting", help="The casting table that Kitsu imports.")] = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """What each scene needs: cast, places, props, times."""
    from storyboard_cli.ops import export_lists as op

    ask = op.BreakdownAsk(selectors=frames or [], casting=casting, out=out, dry_run=dry_run)
    Face.of(ctx).run(op.breakdown, ask, show)


@app.command()
def bundle(
    ctx: typer.Context,
    frames: Frames = None,
    with_recipe: WithRecipe = False,
    strict: Strict = False,
    draft: Draft = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """Pictures, sounds, shot list and cut in one zip, with hashes."""
    from storyboard_cli.ops import export_lists as op
    from storyboard_cli.presenting.publishing import ExportAsk

    ask = ExportAsk(
        selectors=frames or [], with_recipe=with_recipe, strict=strict, draft=draft, out=out, dry_run=dry_run
    )
    Face.of(ctx).run(op.bundle, ask, show)


def _cut(name: str, summary: str) -> None:
    """Register a sub-verb of `ops.export_cut`; they all take the same options."""

    def command(
        ctx: typer.Context,
        frames: Frames = None,
        no_media: Annotated[
            bool, typer.Option("--no-media", help="Only the cut; it names the project's own pictures.")
        ] = False,
        link: Link = False,
        with_recipe: WithRecipe = False,
        strict: Strict = False,
        draft: Draft = False,
        out: Out = None,
        dry_run: DryRun = False,
    ) -> None:
        from storyboard_cli.ops import export_cut as op

        ask = op.ExportCutAsk(
            selectors=frames or [], media=not no_media, link=link, with_recipe=with_recipe, strict=strict,
            draft=draft, out=out, dry_run=dry_run,
        )  # fmt: skip
        Face.of(ctx).run(getattr(op, name), ask, show)

    app.command(name, help=summary)(command)


_cut("otio", "OpenTimelineIO, with all that sb knows of each frame.")
_cut("otioz", "OpenTimelineIO and its media in one file.")
_cut("edl", "A CMX3600 edit decision list.")
_cut("fcpxml", "FCPXML 1.10 for Final Cut Pro and Resolve.")
_cut("fcp7xml", "Final Cut Pro 7 XML for Premiere, Resolve and Toon Boom.")


@app.command()
def storyboarder(
    ctx: typer.Context, frames: Frames = None, strict: Strict = False, draft: Draft = False, out: Out = None,
    dry_run: DryRun = False,
) -> None:  # fmt: skip
    """A Storyboarder project to draw on over the frames."""
    from storyboard_cli.ops import export_motion as op
    from storyboard_cli.presenting.publishing import ExportAsk

    ask = ExportAsk(selectors=frames or [], strict=strict, draft=draft, out=out, dry_run=dry_run)
    Face.of(ctx).run(op.storyboarder, ask, show)


@app.command()
def animatic(
    ctx: typer.Context,
    frames: Frames = None,
    format_: Annotated[
        Literal["mp4", "gif", "webp"], typer.Option("--format", help="mp4, or gif and webp as a preview.")
    ] = "mp4",
    height: Annotated[int | None, typer.Option("--height", help="Lines: 720 (a preview: 270).")] = None,
    names: Annotated[bool, typer.Option("--names", help="Burn in frame name and timecode.")] = False,
    no_moves: Annotated[bool, typer.Option("--no-moves", help="The camera stands still.")] = False,
    no_sound: Annotated[bool, typer.Option("--no-sound", help="Silent.")] = False,
    no_subtitles: Annotated[bool, typer.Option("--no-subtitles", help="No subtitle track.")] = False,
    quality: Annotated[
        int, typer.Option("--quality", help="0 to 51; smaller is better.", min=0, max=51)
    ] = 20,
    strict: Strict = False,
    draft: Draft = False,
    out: Out = None,
    dry_run: DryRun = False,
) -> None:
    """The cut as a film, with moves, dissolves, sound and titles."""
    from storyboard_cli.ops import export_motion as op

    ask = op.AnimaticAsk(
        selectors=frames or [], format=format_, height=height, names=names, moves=not no_moves,
        sound=not no_sound, subtitles=not no_subtitles, quality=quality, strict=strict, draft=draft, out=out,
        dry_run=dry_run,
    )  # fmt: skip
    Face.of(ctx).run(op.animatic, ask, show)


_cut("aftereffects", "A script that builds the cut in After Effects.")
_cut("blender", "A script that builds cameras and the cut in Blender.")


def show(answer: ExportAnswer, console: Console) -> None:
    """Where it is, how much it is, and what to know before it is sent on."""
    from rich.text import Text

    from storyboard_cli.cli.tables import count, hint

    head = Text()
    head.append("would write " if answer.dry_run else "wrote ", style="dim")
    head.append(answer.path, style="bold")
    console.print(head)
    facts = [count(answer.frames, "frame"), answer.duration]
    if answer.pages:
        facts.insert(0, count(answer.pages, "page"))
    if answer.files > 1:
        facts.append(count(answer.files, "file"))
    if answer.size:
        facts.append(_size(answer.size))
    console.print(Text("  " + "  ·  ".join(facts), style="dim"))
    for note in answer.notes:
        console.print(Text(f"  {note}", style="yellow"))
    if answer.kind == "pdf" and not answer.dry_run:
        hint(console, "see it: `sb open pdf`")


def _size(number: int) -> str:
    for unit, size in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if number >= size:
            return f"{number / size:.1f} {unit}"
    return f"{number} bytes"
