"""Sounds of the project, for faces without its folder: put there, and taken out again."""

from __future__ import annotations

from pydantic import Field

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.mend import Mend
from storyboard_cli.export.sound_file import sound_seconds
from storyboard_cli.project.edited_files import (
    PutAsk,
    RemovalAsk,
    RemovedFile,
    WrittenFile,
    copy_of_removed,
    held,
    put_if_tag,
    remove_if_tag,
)
from storyboard_cli.project.signed import signed
from storyboard_cli.project.uploads import named_in, refuse_twins, uploaded
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.outside import handed_in

FOLDER = "audio"
ENDINGS = (".wav", ".aif", ".aiff", ".flac", ".ogg", ".oga", ".mp3", ".m4a")
MAX_BYTES = 512 << 20


class PutSoundAsk(PutAsk):
    file: Upload = Field(description="WAV, AIFF, FLAC, Ogg, MP3 or M4A.")
    name: str | None = Field(
        None, max_length=400, description="Its name below audio/; left out: as the file is called."
    )


class PutSoundAnswer(WrittenFile):
    seconds: float = Field(description="How long it is.")


class DeleteSoundAsk(RemovalAsk):
    name: str = Field(max_length=400, description="Its name below audio/, as rain.wav.")


class DeleteSoundAnswer(RemovedFile):
    pass


@signed
def put_sound(workspace: Workspace, ask: PutSoundAsk, caller: Caller) -> PutSoundAnswer:
    """Put a sound into audio/, if exports can use it; `timeline.audio` lays it under the cut."""
    path = named_in(workspace, FOLDER, ask.name or ask.file.name, ENDINGS, "sound")
    data = uploaded(ask.file, MAX_BYTES)
    with handed_in(ask.file) as place:
        seconds = sound_seconds(place, ask.file.name)
    with workspace.writing():
        refuse_twins(workspace, path)
        found = put_if_tag(workspace, held(workspace, path), data, ask.if_tag, ask.dry_run)
    return PutSoundAnswer(**found, seconds=round(seconds, 3))


@signed
def delete_sound(workspace: Workspace, ask: DeleteSoundAsk, caller: Caller) -> DeleteSoundAnswer:
    """Take a sound out of audio/ that the cut does not use."""
    path = named_in(workspace, FOLDER, ask.name, ENDINGS, "sound")
    with workspace.writing():
        workspace.forget("timeline")
        if any(track.path == path for track in workspace.timeline.audio):
            out = Mend("timeline.unaudio", {"path": path}, "`{}` takes it out of the cut first")
            raise SbError(Kind.blocked, "in-use", f"{path} lies under the cut", hint=out)
        was = held(workspace, path)
        if was.data is None:
            raise SbError(Kind.missing, "no-sound", f"there is no file {path} in the project")
        removed = remove_if_tag(workspace, was, ask.if_tag, ask.dry_run, copy_of_removed(workspace, path))
    return DeleteSoundAnswer(**removed)
