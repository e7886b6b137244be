"""Pictures that specs start from, for faces without the project's folder."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.pictures import open_picture
from storyboard_cli.project.edited_files import PutAsk, WrittenFile, held, put_if_tag
from storyboard_cli.project.signed import signed
from storyboard_cli.project.uploads import named_in, refuse_twins, uploaded
from storyboard_cli.project.workspace import Workspace

FOLDER = "references"
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")
FORMATS = ["PNG", "JPEG", "WEBP", "TIFF", "BMP"]  # as Pillow calls them
MAX_BYTES = 256 << 20


class PutReferenceAsk(PutAsk):
    file: Upload = Field(description="PNG, JPEG, WebP, TIFF or BMP.")
    name: str | None = Field(
        None, max_length=400, description="Its name below references/; left out: as the file is called."
    )


class PutReferenceAnswer(WrittenFile):
    """`path` is what a spec names under `references`, and a project under `style_anchors.image`."""

    width: int = Field(description="Pixels across.")
    height: int = Field(description="Pixels down.")


@signed
def put_reference(workspace: Workspace, ask: PutReferenceAsk, caller: Caller) -> PutReferenceAnswer:
    """Put a picture into references/, if it can be opened whole and is no larger than sb opens."""
    path = named_in(workspace, FOLDER, ask.name or ask.file.name, ENDINGS, "picture")
    data = uploaded(ask.file, MAX_BYTES)
    opened = open_picture(data, ask.file.name, still=True, formats=FORMATS)
    with workspace.writing():
        refuse_twins(workspace, path)
        found = put_if_tag(workspace, held(workspace, path), data, ask.if_tag, ask.dry_run)
    return PutReferenceAnswer(**found, width=opened.width, height=opened.height)
