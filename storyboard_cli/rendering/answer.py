"""What `sb render` is asked and answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.handover import Produced, ServerAddress, asked_servers
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem
from storyboard_cli.project.frame_view import FrameView

MOST_VARIANTS = 64


class RenderAsk(Ask):
    selectors: Annotated[
        list[str],
        asked("What to render: S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames"),
    ] = []
    force: Annotated[
        bool, asked("Render fresh frames again too; with `variants`: so many more.", "--force")
    ] = False
    superseded: Annotated[
        bool, asked("Also frames that only a newer sb would draw differently.", "--superseded")
    ] = False
    draft: Annotated[
        bool, asked("Use placeholders for what is not locked; marked DRAFT, never approvable.", "--draft")
    ] = False
    variants: Annotated[
        int | None,
        asked(
            "Instead, have so many pictures with other seeds beside each frame, to pick from.", "--variants"
        ),
        Field(ge=1, le=MOST_VARIANTS),
    ] = None
    renderer: Annotated[
        str | None, asked("preview or comfyui; another than the project's makes drafts.", "--renderer")
    ] = None
    servers: Annotated[
        list[ServerAddress],
        asked_servers(
            "ComfyUI servers instead of the project's.",
            "This ComfyUI server instead of the project's; may be repeated.",
            "URL",
        ),
    ] = []
    detach: Annotated[
        bool,
        asked(
            "A stopped run leaves its jobs on the servers, to be collected later.",
            "--detach",
            line="Ctrl-C leaves the jobs on the servers for `sb jobs collect`.",
        ),
    ] = False
    dump_graph: Annotated[
        Produced | None,
        asked(
            "With `dry_run`: write the graphs that ComfyUI loads.",
            "--dump-graph",
            line="With --dry-run: write the graphs that ComfyUI loads.",
            metavar="DIR",
            read=Produced.local,
            typed=str,
        ),
    ] = None
    dry_run: Annotated[bool, asked("Only say what would be rendered, and why.", "--dry-run")] = False


class RenderedFrame(FrameView):
    """A frame with the picture that was made, or would be."""

    sha256: str = Field(description="The hash of the picture's file.")
    seconds: float = Field(0.0, description="How long the picture took.")
    reasons: list[str] = Field([], description="Why it was rendered.")
    same_as: int | None = Field(
        None, description="The version before it, where that has another recipe and the same pixels."
    )
    candidate: int | None = Field(
        None, description="Its number among the frame's variants: it is no version until it is picked."
    )
    likeness: float | None = Field(
        None, description="Of a variant: how alike its characters are to their locks, in the mean."
    )
    earlier: bool = Field(
        False, description="It was there already when a job that had been stopped went on: of the same job."
    )


class FailedFrame(FrameView):
    """A frame as it stays, and why it could not be rendered."""

    message: str = Field(description="What went wrong.")
    hint: str | Mend | None = Field(None, description="What mends it.")


class RenderAnswer(Answer):
    rendered: list[RenderedFrame] = Field([], description="Frames that were rendered.")
    failed: list[FailedFrame] = Field([], description="Frames that could not be rendered.")
    elsewhere: list[str] = Field(
        [], description="Frames that another run renders just now; they are left to it."
    )
    fresh: int = Field(0, description="Frames that were what is wanted already.")
    superseded: int = Field(0, description="Frames that only a newer sb would draw otherwise; they are left.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    draft: bool = Field(False, description="The pictures are drafts, never approvable.")
    renderer: str = Field("", description="What draws: preview or comfyui.")
    seconds: float = Field(0.0, description="How long it took.")
    stand_ins: list[str] = Field(
        [], description="What lettered solids stand in for, the most frequent first."
    )
    expected_seconds: float | None = Field(
        None, description="Of variants: how long these should take, by earlier pictures of the renderer."
    )
    variants: int | None = Field(None, description="So many variants of each frame were asked for.")
    hint: str | Mend | None = Field(None, description="How one of the variants is picked.")
    left_out: list[str] = Field([], description="What the words show and no picture of a place so wide has.")
    problems: list[Problem] = Field(
        [],
        description="Scripts edited since they were compiled, specs edited since their lock, broken locks, "
        "and new pictures that are just those that were sent back, with what mends them.",
    )
