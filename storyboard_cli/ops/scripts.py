"""The scripts of a project, for faces without its folder: which there are, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem
from storyboard_cli.project.script_files import FOLDER, one_script, scripts_found
from storyboard_cli.project.signed import signed
from storyboard_cli.project.text_file import TextFile, text_file
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.reading import format_of, read_script, script_id_of
from storyboard_cli.script.screenplay import ElementType, Screenplay
from storyboard_cli.store.title_pages import script_files


class ListScriptsAsk(Ask):
    pass


class ShowScriptAsk(Ask):
    name: str = Field(max_length=400, description="The file's name below scripts/, as `pilot.fountain`.")


class ScriptFacts(Frozen):
    """One file of scripts/."""

    name: str = Field(description="The file's name below scripts/.")
    script_id: str = Field(description="What scenes know it by: the name without its ending.")
    format: str = Field(description="fountain, fdx or yaml.")
    tag: str = Field(description="Of its content, for the `if_tag` of who writes it.")
    size: int = Field(description="In bytes.")
    counts: bool = Field(description="False: `scripts` in project.yaml names others.")
    scenes: list[str] = Field(description="Scenes that were compiled from it and are in the film.")


class ScriptPart(Frozen):
    """One piece of a screenplay as it was read."""

    kind: str = Field(description="title, heading, action, character, dialogue, parenthetical, transition, …")
    text: str = Field(description="Its words, without what only says what it is.")
    line: int = Field(0, description="Its first line in the file, from 1; 0 is unknown.")
    column: int = Field(0, description="Its first column, which tells pieces of one line apart.")
    end_line: int = Field(0, description="Its last line.")
    number: str | None = Field(None, description="Of a heading: the number that the script gives it.")


class ListScriptsAnswer(Answer):
    scripts: list[ScriptFacts] = Field(description="The scripts; those that count first, in their order.")


class ShowScriptAnswer(Answer):
    script: ScriptFacts = Field(description="What is known of it.")
    file: TextFile = Field(description="The script as it is written.")
    headings: int = Field(description="Scene headings in it.")
    parts: list[ScriptPart] = Field(
        [], description="Of a script that is not Fountain: what was read, in its order. Fountain is its text."
    )
    problems: list[Problem] = Field([], description="What was found in it, each with its place.")


@signed
def list_scripts(workspace: Workspace, ask: ListScriptsAsk, caller: Caller) -> ListScriptsAnswer:
    """Every script of the project. Nothing is written."""
    counted = scripts_found(workspace)
    paths = dict.fromkeys([*counted, *script_files(workspace.files)])
    return ListScriptsAnswer(
        scripts=[_facts(workspace, path, workspace.files.read(path), path in counted) for path in paths]
    )


@signed
def show_script(workspace: Workspace, ask: ShowScriptAsk, caller: Caller) -> ShowScriptAnswer:
    """One script with its text, its scenes, and what is wrong with it. Nothing is written."""
    path = one_script(workspace.files, ask.name)
    data = workspace.files.read(path)
    file = text_file(workspace.files, path)
    assert file is not None  # it was read
    play = read_script(data, path)
    return ShowScriptAnswer(
        script=_facts(workspace, path, data, path in scripts_found(workspace)),
        file=file,
        headings=len(list(play.of_type(ElementType.heading))),
        parts=[] if play.format == "fountain" else list(_parts(play)),
        problems=play.problems,
    )


def _parts(play: Screenplay) -> Iterator[ScriptPart]:
    for said in play.title_page.values():
        for line in said:
            yield ScriptPart(kind=ElementType.title_page.value, text=line)
    for one in play.elements:
        yield ScriptPart(
            kind=one.type.value,
            text=one.text,
            line=one.line,
            column=one.column,
            end_line=one.end_line,
            number=one.number if one.type is ElementType.heading else None,
        )


def _facts(workspace: Workspace, path: str, data: bytes, counts: bool) -> ScriptFacts:
    name = script_id_of(path)
    return ScriptFacts(
        name=path.removeprefix(f"{FOLDER}/"),
        script_id=name,
        format=format_of(data, path),
        tag=sha256_bytes(data),
        size=len(data),
        counts=counts,
        scenes=[s.scene_id for s in workspace.scenes if s.script_id == name and not s.omitted],
    )
