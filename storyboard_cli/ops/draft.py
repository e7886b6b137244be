"""`sb draft`: a board of any screenplay, without a project, each picture marked as a draft."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Base64Bytes, Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.file_names import with_ending
from storyboard_cli.core.files import refuse_replacing, safe_name
from storyboard_cli.core.handover import Produced, Upload
from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.ids import id_parts
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Where
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.core.settings import Settings
from storyboard_cli.export.pdf.options import Orientation, PageLayout, PagePaper
from storyboard_cli.plan.drawn import left_out, stand_ins
from storyboard_cli.plan.planning import PlannedFrame, plan_scene
from storyboard_cli.plan.target import Target
from storyboard_cli.presenting.picture_read import PictureRead, picture_read
from storyboard_cli.project.draft_library import DraftLibrary
from storyboard_cli.render.base import Job
from storyboard_cli.script.draft import draft_scenes
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.reading import read_script
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.script.title_page import title_page_of
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.files import MOST_BYTES
from storyboard_cli.store.outside import (
    published,
    read_given,
    read_upload,
    working_folder,
    write_plain,
)

if TYPE_CHECKING:
    from storyboard_cli.render.preview.renderer import PreviewRenderer

_SIZE = {"width": 896, "height": 512}
"""Pixels of a draft's picture: 250 to the inch where six share a page, and drawn in half the time."""
MAX_SCRIPT_BYTES = 64 << 20
JPEG_QUALITY = 78
"""Of a draft's pictures: about 65 kB each. Only the PDF keeps them, and it takes JPEG files as they are."""


class DraftAsk(Ask):
    script: Annotated[
        Upload,
        asked("A screenplay: .fountain, .fdx or .yaml.", argument="script", read=Upload.local, typed=str),
    ]
    out: Annotated[
        Produced | None,
        asked("The PDF; left out: beside the script.", "--out", "-o", read=Produced.local, typed=str),
    ] = None
    frames: Annotated[int | None, asked("Draw at most so many.", "--frames", "-n"), Field(ge=1)] = None
    style: Annotated[str, asked("tone, ink or blueprint.", "--style")] = "tone"
    layout: PageLayout = "2x3"
    paper: PagePaper = "a4"
    orientation: Orientation = None


class DraftNote(Frozen):
    severity: str = Field(description="error, warning or info.")
    where: Where | None = Field(description="Where it stands in the script.")
    message: str = Field(description="What was found, in a sentence.")


class DraftAnswer(Answer):
    pdf: str = Field(description="The board: where it is on this machine, or what it is to be called.")
    data: Base64Bytes = Field(
        b"", description="The board's bytes, in base64, where nobody named a place on this machine for it."
    )
    title: str = Field(description="The script's title.")
    author: str = Field("", description="Who wrote it.")
    scenes: int = Field(description="Scenes of the script.")
    planned: int = Field(description="Frames of the script.")
    drawn: int = Field(description="Frames that were drawn.")
    pages: int = Field(description="Pages of the board.")
    cast: list[str] = Field([], description="Who appears.")
    notes: list[DraftNote] = Field([], description="What was found in the script.")
    frames: list[PictureRead] = Field([], description="What was read for each frame.")
    stand_ins: list[str] = Field(
        [], description="What lettered solids stand in for, the most frequent first."
    )
    left_out: list[str] = Field([], description="What the words show and no picture of a place so wide has.")
    seconds: float = Field(0.0, description="How long it took.")


def draft(settings: Settings, ask: DraftAsk, caller: Caller) -> DraftAnswer:
    """Compile, stage and draw a screenplay with placeholders; only the PDF stays behind."""
    from storyboard_cli.render.preview.renderer import PreviewRenderer

    started = time.monotonic()
    path = Path(str(ask.script))
    target = _target_of(ask)
    named = None if ask.out is None else ask.out.path  # itself, too, where it has another ending
    for place in (target, named):
        if place is not None:
            refuse_replacing(place, b"%PDF-", "board")
    play = _read(ask.script)
    project = _project(play, path, ask)
    scenes, problems = draft_scenes(play, project)
    library = DraftLibrary(scenes, project.seed)
    frames = sum(len(scene.frames) for scene in scenes)
    if not frames and any(p.is_error for p in problems):
        raise SbError(
            Kind.usage,
            "broken-script",
            f"{path} cannot be read",
            hint="nothing was drawn",
            problems=problems,
        )
    if not frames:
        raise SbError(
            Kind.usage,
            "nothing-to-draw",
            f"{path} has no scene with anything to see",
            hint="a scene starts with a heading such as `INT. KITCHEN - DAY`, then a paragraph of action",
            problems=problems,
        )
    planned: list[PlannedFrame] = []
    jobs = _jobs(project, scenes, library, planned, ask.frames or frames)
    with working_folder("sb-draft-") as folder:
        renderer = PreviewRenderer(folder, ask.style, settings.jobs, JPEG_QUALITY)
        pictures = _draw(renderer, jobs, min(frames, ask.frames or frames), caller)
        chosen = planned[: ask.frames] if ask.frames else planned
        made = target or folder / _name_of(ask)
        pages = _print(project, chosen, pictures, made, ask, caller)
        data = None if target is not None else read_given(made, MOST_BYTES)
    drawn = [p.recipe.staging.subjects for p in chosen if p.recipe and p.recipe.staging]
    return DraftAnswer(
        pdf=str(target or made.name),
        data=base64.b64encode(data or b""),
        title=project.name,
        author=project.author,
        scenes=len(scenes),
        planned=len(planned),
        drawn=len(chosen),
        pages=pages,
        cast=sorted({_name(c.asset, p.scene) for p in planned for c in p.frame.characters}),
        notes=[DraftNote(severity=p.severity.value, where=p.where, message=p.message) for p in problems],
        frames=[picture_read(p.scene, p.frame, p.recipe.staging if p.recipe else None) for p in planned],
        stand_ins=stand_ins(drawn),
        left_out=left_out(drawn),
        seconds=round(time.monotonic() - started, 2),
    )


def _name(asset: str, scene: Scene) -> str:
    """Somebody as the script writes them."""
    return scene.names.get(asset) or id_parts(asset)[1]


def _project(play: Screenplay, path: Path, ask: DraftAsk) -> ProjectSpec:
    """A project for one draft: the title page's title and author, else the file's name."""
    page = title_page_of(play)
    name = page.title or path.stem.replace("_", " ").replace("-", " ").strip().title() or "Draft"
    return ProjectSpec.model_validate(
        {
            "project_id": "PRJ_draft",
            "name": name[:200],
            "author": page.author,
            "drawing_style": ask.style,
            "size": _SIZE,
            "seed": 1,
        }
    )


def _target() -> Target:
    from storyboard_cli.render.preview.identity import renderer_id

    return Target(renderer=renderer_id())


def _target_of(ask: DraftAsk) -> Path | None:
    """Where the PDF goes on this machine; None where nobody named a place: it goes into the answer."""
    if ask.out is not None and ask.out.path is not None:
        return with_ending(ask.out.path, ".pdf")
    script = ask.script.path
    return None if script is None else script.with_name(_name_of(ask))


def _name_of(ask: DraftAsk) -> str:
    """What the PDF is called."""
    usual = f"{safe_name(Path(ask.script.name).stem)}_draft"
    return with_ending(Path(usual if ask.out is None else ask.out.name), ".pdf").name


def _read(script: Upload) -> Screenplay:
    try:
        data = read_upload(script, MAX_SCRIPT_BYTES)
    except FileNotFoundError:
        raise SbError(
            Kind.missing, "no-script", f"there is no file {script}", hint="check the path"
        ) from None
    except IsADirectoryError:
        raise SbError(
            Kind.usage, "not-a-script", f"{script} is a folder", hint="name a script file"
        ) from None
    except OSError as error:
        raise SbError(Kind.storage, "unreadable-script", f"cannot read {script}: {error.strerror}") from error
    if data is None:
        raise SbError(
            Kind.usage,
            "script-too-large",
            f"{script} is larger than {MAX_SCRIPT_BYTES >> 20} MB",
            hint="is it a screenplay? split it if it is",
        )
    return read_script(data, str(script))


def _jobs(
    project: ProjectSpec,
    scenes: Sequence[Scene],
    library: DraftLibrary,
    planned: list[PlannedFrame],
    most: int,
) -> Iterator[Job]:
    """Plans scene after scene, all into `planned`; what to draw of its first `most` frames.

    Other processes draw what comes out first while this one plans on.
    """
    target = _target()
    for scene in scenes:
        for plan in plan_scene(project, scene, library, None, target, draft=True):
            planned.append(plan)
            if plan.recipe is not None and len(planned) <= most:
                yield Job(sha256_json([plan.frame.uid, len(planned)])[7:39], plan.frame.frame_id, plan.recipe)


def _draw(renderer: PreviewRenderer, jobs: Iterator[Job], count: int, report: Reporter) -> dict[str, Path]:
    pictures: dict[str, Path] = {}
    with report.task("Drawing", count) as progress:
        for outcome in renderer.render(jobs, report):
            if outcome.picture is None:
                raise outcome.error or SbError(Kind.internal, "picture-not-made", "a frame was not drawn")
            file = renderer.root / f"{outcome.job.subject}.jpg"
            write_plain(file, outcome.picture.data)
            pictures[outcome.job.subject] = file
            progress.advance(1, outcome.job.subject)
    return pictures


def _print(
    project: ProjectSpec,
    planned: Sequence[PlannedFrame],
    pictures: Mapping[str, Path],
    target: Path,
    ask: DraftAsk,
    report: Reporter,
) -> int:
    from storyboard_cli.export.pdf import PdfOptions, write_pdf
    from storyboard_cli.presenting.project_board import draft_board

    scenes = list({p.scene.scene_id: p.scene for p in planned}.values())
    stagings = {p.frame.frame_id: p.recipe.staging for p in planned if p.recipe and p.recipe.staging}
    options = PdfOptions(layout=ask.layout, paper=ask.paper, orientation=ask.orientation)
    board = draft_board(project, scenes, pictures, stagings)
    with published(target) as path:
        return write_pdf(board, path, options, report).pages
