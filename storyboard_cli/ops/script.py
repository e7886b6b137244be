"""`sb script`: look into a script: elements, statistics, suggestions, scene numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.suggestions import left_over
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem
from storyboard_cli.core.settings import Settings
from storyboard_cli.project.script_files import chosen_paths
from storyboard_cli.project.scripts import ScriptFile, compile_files, name_test, read_scripts
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.reading.language import is_english
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.numbering import numbered
from storyboard_cli.script.reading import MAX_BYTES, read_script
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.script.statistics import count_script
from storyboard_cli.script.suggestions import suggestions
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.files import ANY
from storyboard_cli.store.outside import read_upload, tag_given, write_given

File = Annotated[
    Upload,
    asked(
        "A Fountain, Final Draft or YAML script.",
        argument="file",
        metavar="FILE",
        read=Upload.local,
        typed=str,
    ),
]


class ScriptElementsAsk(Ask):
    file: File


class ScriptFileStatsAsk(Ask):
    file: File


class ScriptStatsAsk(Ask):
    scripts: Annotated[list[str], asked("Scripts of the project; all if left out.")] = []


class ScriptSuggestAsk(Ask):
    scripts: Annotated[list[str], asked("Scripts of the project; all if left out.", argument="scripts")] = []


class ScriptNumberAsk(Ask):
    file: File
    write: Annotated[bool, asked("Write the numbers into the script.", "--write")] = False


class ElementRow(Frozen):
    """One element, as editors and tools want it."""

    type: str = Field(description="scene_heading, action, character, dialogue, …")
    line: int = Field(description="The line where it begins, from 1.")
    column: int = Field(description="The column where it begins, from 1.")
    end_line: int = Field(description="The line where it ends.")
    end_column: int = Field(description="The column where it ends.")
    text: str = Field(description="Its text.")
    number: str | None = Field(None, description="A heading's scene number.")
    dual: bool = Field(False, description="Spoken at the same time as the one before.")
    notes: list[str] = Field([], description="Notes that stand in it.")


class ScriptElementsAnswer(Answer):
    path: str = Field(description="The script.")
    format: str = Field(description="fountain, fdx or yaml.")
    elements: list[ElementRow] = Field(description="Every element in order.")
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")


class CastRow(Frozen):
    name: str = Field(description="The name, or the asset's.")
    scenes: list[str] = Field(description="The scenes that they are in.")
    frames: int = Field(description="Frames that show them.")
    speeches: int = Field(description="How often they speak.")
    words: int = Field(description="How many words they say.")


class ScriptStatsAnswer(Answer):
    scenes: int = Field(description="How many scenes.")
    frames: int = Field(description="How many frames.")
    seconds: float = Field(description="How long it is, by the words.")
    interior: int = Field(description="Scenes inside.")
    exterior: int = Field(description="Scenes outside.")
    times: dict[str, int] = Field(description="Scenes by time of day.")
    places: dict[str, int] = Field(description="Scenes by place.")
    cast: list[CastRow] = Field(description="Who appears, the most scenes first.")


class SuggestionRow(Frozen):
    words: str = Field(description="The words of the script.")
    guess: str = Field(description="What kind of thing it probably is.")
    uses: int = Field(description="How many frames show it.")
    lines: list[str] = Field(description="Where they stand.")


class ScriptSuggestionsAnswer(Answer):
    rows: list[SuggestionRow] = Field(description="Who and what has no asset, most frames first.")


class NumberRow(Frozen):
    line: int = Field(description="The heading's line.")
    heading: str = Field(description="The heading.")
    number: str = Field(description="Its number.")


class ScriptNumberAnswer(Answer):
    path: str = Field(description="The script.")
    rows: list[NumberRow] = Field(description="Headings that get a number.")
    written: bool = Field(description="The script was written.")


def elements(settings: Settings, ask: ScriptElementsAsk, caller: Caller) -> ScriptElementsAnswer:
    """Every element of a script file with its place; needs no project."""
    play = _read_file(ask.file)
    rows = [
        ElementRow(
            type=e.type.value,
            line=e.line,
            column=e.column,
            end_line=e.end_line,
            end_column=e.end_column,
            text=e.text,
            number=e.number,
            dual=e.dual,
            notes=[n.text for n in e.notes],
        )
        for e in play.elements
    ]
    return ScriptElementsAnswer(path=str(ask.file), format=play.format, elements=rows, problems=play.problems)


def stats_of_file(settings: Settings, ask: ScriptFileStatsAsk, caller: Caller) -> ScriptStatsAnswer:
    """Counts over a script file; needs no project."""
    project = ProjectSpec.model_validate({"project_id": "PRJ_draft", "name": "Draft"})
    compiled = compile_scripts([_read_file(ask.file)], ScriptFacts(project), draft=True)
    return _stats(compiled.scenes, project)


@signed
def stats(workspace: Workspace, ask: ScriptStatsAsk, caller: Caller) -> ScriptStatsAnswer:
    """Counts over the project's scripts as they are now, compiled or not."""
    files = read_scripts(workspace, chosen_paths(workspace, ask.scripts))
    compiled = compile_files(workspace, files, workspace.scenes)
    names = {asset_id: spec.name for asset_id, spec in workspace.registry.specs.items()}
    return _stats(compiled.compiled, workspace.project, names)


def _stats(
    scenes: Sequence[Scene], project: ProjectSpec, names: Mapping[str, str] | None = None
) -> ScriptStatsAnswer:
    counts = count_script(scenes, project.rate, names)
    return ScriptStatsAnswer(
        scenes=counts.scenes,
        frames=counts.frames,
        seconds=counts.seconds,
        interior=counts.interior,
        exterior=counts.exterior,
        times=counts.times,
        places=counts.places,
        cast=[
            CastRow(name=c.name, scenes=c.scenes, frames=c.frames, speeches=c.speeches, words=c.words)
            for c in counts.cast
        ],
    )


@signed
def suggest(workspace: Workspace, ask: ScriptSuggestAsk, caller: Caller) -> ScriptSuggestionsAnswer:
    """Who and what the scripts show and no asset stands for: most frames first.

    A script in a language without grammar here is looked through for words in capitals.
    """
    files = read_scripts(workspace, chosen_paths(workspace, ask.scripts))
    compiled = compile_files(workspace, files, workspace.scenes)
    if not is_english([f.action for s in compiled.compiled for f in s.live_frames]):
        return ScriptSuggestionsAnswer(rows=_capitals(workspace, files))
    names = (*compiled.unresolved, *compiled.uncast)
    rows = []
    for found in left_over(compiled.compiled, names, name_test(workspace, compiled)):
        at = [str(compiled.places[uid]) for uid in found.frames if uid in compiled.places]
        rows.append(SuggestionRow(words=found.words, guess=found.kind, uses=len(found.frames), lines=at))
    return ScriptSuggestionsAnswer(rows=rows)


def _capitals(workspace: Workspace, files: Sequence[ScriptFile]) -> list[SuggestionRow]:
    table = workspace.registry.aliases
    kinds = (AssetType.character, AssetType.prop, AssetType.nature, AssetType.environment)
    found = suggestions([f.play for f in files], lambda name: any(table.find(name, k) for k in kinds))
    return [
        SuggestionRow(words=s.words, guess=s.guess, uses=len(s.at), lines=[str(w) for w in s.at])
        for s in found
    ]


def number(settings: Settings, ask: ScriptNumberAsk, caller: Caller) -> ScriptNumberAnswer:
    """Scene numbers for the headings that have none; written into the script only with `write`."""
    tag = tag_given(_place_of(ask.file)) if ask.write else ANY
    data = _bytes_of(ask.file)
    play = _play(data, str(ask.file))
    if play.format != "fountain":
        raise SbError(
            Kind.usage,
            "not-fountain",
            f"{ask.file} is not a Fountain script",
            hint="in Final Draft: Production > Scene Numbers; in YAML write `number:` beside the heading",
        )
    text, added = numbered(play)
    if ask.write and added:
        has_mark = data.startswith(b"\xef\xbb\xbf")
        mark = "\ufeff" if has_mark and not text.startswith("\ufeff") else ""
        write_given(_place_of(ask.file), (mark + text).encode("utf-8"), tag)
    rows = [NumberRow(line=h.line, heading=h.text, number=n) for h, n in added]
    return ScriptNumberAnswer(path=str(ask.file), rows=rows, written=ask.write and bool(added))


def _read_file(file: Upload) -> Screenplay:
    """A script anywhere on this machine; what makes it unreadable is the error."""
    return _play(_bytes_of(file), str(file))


def _play(data: bytes, path: str) -> Screenplay:
    play = read_script(data, path)
    errors = [p for p in play.problems if p.is_error]
    if errors:
        raise SbError(Kind.usage, "script-invalid", f"{path} cannot be read", problems=errors)
    return play


def _bytes_of(path: Upload) -> bytes:
    """The file's bytes; of one that is too large as many as the reader refuses."""
    try:
        data = read_upload(path, MAX_BYTES)
    except FileNotFoundError:
        raise SbError(Kind.missing, "no-script", f"there is no file {path}", hint="check the path") from None
    except OSError as error:
        raise SbError(Kind.storage, "unreadable-script", f"cannot read {path}: {error.strerror}") from error
    return bytes(MAX_BYTES + 1) if data is None else data


def _place_of(file: Upload) -> Path:
    if file.path is None:
        raise SbError(
            Kind.usage,
            "not-here",
            f"{file} is not a file on this machine, so nothing is written into it",
            hint="ask without `write`: the answer says which numbers the headings get",
        )
    return file.path
