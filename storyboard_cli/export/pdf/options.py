"""How a PDF of the board looks, and what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator

from storyboard_cli.core.asking import asked, commas, wrong
from storyboard_cli.core.model import Frozen
from storyboard_cli.spec.project import CaptionField

Layout = Literal["2x3", "3x3", "1x1", "4x4", "1x5", "contact", "table"]
Paper = Literal["a4", "letter", "a3"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
PAPERS: tuple[Paper, ...] = get_args(Paper)
CAPTION_FIELDS: tuple[str, ...] = get_args(CaptionField)


def _known(what: str, words: tuple[str, ...]) -> Callable[[Any], Any]:
    """Checks a word before its type does, to say which there are."""

    def check(said: Any) -> Any:
        word = said.casefold() if isinstance(said, str) else said
        if word in words:
            return word
        code, hint = f"unknown-{what.replace(' ', '-')}", f"choose one of {', '.join(words)}"
        raise wrong(code, f"there is no {what} {said!r}", hint)

    return check


def _known_fields(said: tuple[str, ...] | None) -> tuple[str, ...] | None:
    for field in said or ():
        _known("caption field", CAPTION_FIELDS)(field)
    return said


# What everything that prints a board asks of its pages, each in this one place.
PageLayout = Annotated[
    Layout,
    BeforeValidator(_known("layout", LAYOUTS)),
    asked("2x3, 3x3, 1x1, 4x4, 1x5 (ekonte), contact, table.", "--layout", "-l", typed=str),
]
PagePaper = Annotated[
    Paper, BeforeValidator(_known("paper", PAPERS)), asked("a4, letter or a3.", "--paper", typed=str)
]
Orientation = Annotated[
    Literal["portrait", "landscape"] | None,
    asked(
        "Upright or wide pages; left out: what suits the layout.",
        values={"--portrait": "Upright pages.", "--landscape": "Wide pages."},
    ),
]


class PdfOptions(Frozen):
    """How the pages look: the options of `sb export pdf`, each in this one place."""

    layout: PageLayout = "2x3"
    paper: PagePaper = "a4"
    orientation: Orientation = None
    captions: Annotated[
        tuple[str, ...] | None,
        AfterValidator(_known_fields),
        asked(
            "Fields under each picture, as shot, duration, action, dialogue; left out: the project's.",
            "--captions",
            line="Comma-separated fields, as shot,duration,action,dialogue.",
            typed=str,
            read=commas,
        ),
    ] = None
    cover: Annotated[
        bool,
        asked("With a cover and contents.", "--no-cover", line="Leave out cover and contents.", inverse=True),
    ] = True
    scene_pages: Annotated[
        bool | None,
        asked(
            "Each scene starts a new page; left out: what suits the layout.",
            "--run-on/--scene-pages",
            line="Scenes share pages, or start new ones.",
            inverse=True,
        ),
    ] = None
    arrows: Annotated[
        bool,
        asked("Draw camera-move arrows.", "--no-arrows", line="Leave out camera-move arrows.", inverse=True),
    ] = True
    with_notes: Annotated[
        bool,
        asked("With what people said of the pictures, and what they drew on them.", "--with-notes"),
    ] = False
    proxy: Annotated[bool, asked("Small pictures, for mail.", "--proxy")] = False
    watermark: Annotated[str, asked("Words across every page.", "--watermark")] = ""

    @property
    def landscape(self) -> bool | None:
        """Wide pages, upright ones, or None for what suits the layout."""
        return None if self.orientation is None else self.orientation == "landscape"


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What was written."""

    path: Path
    pages: int
    panels: int
    pictures: int
    size: int
    converted: int = 0  # pictures that could not be copied as they are
    cut_captions: int = 0  # captions that end with an ellipsis and stand in full on the last pages
    unknown_characters: tuple[str, ...] = ()  # that no installed font has, spelled out in brackets
