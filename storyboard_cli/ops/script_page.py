"""A script beside its frames: which lines each shows, and what an edited text would make of the film."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem, Where
from storyboard_cli.ops import compile as compiling
from storyboard_cli.plan.freshness import RenderState
from storyboard_cli.project.frame_states import FrameState, foreseen_states, states_of
from storyboard_cli.project.frame_view import view_fields
from storyboard_cli.project.script_files import check_counted, one_script, scripts_found
from storyboard_cli.project.script_lines import FrameLines, ScriptLines, script_lines
from storyboard_cli.project.scripts import ScriptFile, compile_files, read_source_map
from storyboard_cli.project.selection import Chosen
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.changes import FrameChange, FrameFate
from storyboard_cli.script.collecting import collector_paused
from storyboard_cli.script.composed_before import ComposedBefore
from storyboard_cli.script.reading import MAX_BYTES, read_script, script_id_of
from storyboard_cli.script.resolve import Unresolved

MOST_PLANNED = 60
"""Of so many changed frames with pictures it is found out what the picture would be: as many as people look
through while they type. Who wants it of all of them compiles, and asks for the plan.
"""


_COMPOSED = ComposedBefore()
"""Who types asks again and again, and all scenes but one are as they were."""


class ScriptFramesAsk(Ask):
    name: str = Field(max_length=400, description="The file's name below scripts/, as `pilot.fountain`.")


class ScriptPreviewAsk(ScriptFramesAsk):
    text: str = Field(max_length=MAX_BYTES, description="The whole script as it would be saved.")


class _OfScript(Answer):
    script_id: str = Field(description="What scenes know it by: the name without its ending.")
    path: str = Field(description="The script's file, relative to the project.")
    format: str = Field(description="fountain, fdx or yaml.")
    tag: str = Field(description="Of the file as it is now, for the `if_tag` of who writes it.")
    is_readable: bool = Field(True, description="False: `problems` say why it cannot be compiled.")
    lines: ScriptLines = Field(description="The lines, and what shows them.")
    problems: list[Problem] = Field([], description="What was found, each with its place and what mends it.")


class ScriptFramesAnswer(_OfScript):
    is_compiled: bool = Field(
        description="The film is compiled from this text; else the lines show what compiling would give."
    )
    counts: bool = Field(True, description="False: `scripts` in project.yaml names others, so it has none.")


class PreviewCounts(Frozen):
    kept: int = Field(0, description="Frames that stay as they are.")
    changed: int = Field(0, description="Frames that would change.")
    new: int = Field(0, description="Frames that would be new.")
    omitted: int = Field(0, description="Frames that would leave the film.")
    back: int = Field(0, description="Frames that were omitted and would be back.")
    moved: int = Field(0, description="Of all these, frames that would be in another scene.")
    stale: int = Field(
        0, description="Frames whose picture would be stale by this: changed ones, and kept ones around them."
    )
    approvals: int = Field(0, description="Approvals that would be outdated or leave the film.")


class PreviewRow(compiling.ChangeRow):
    """A frame that would not be just as it is, or not approved any more, or whose picture would be stale by
    what stands around it.

    `render_state` is the picture against what would be wanted then; it is left out of frames without a
    picture, and where very many changed.
    """

    first_line: int | None = Field(None, description="Its first line in the text; none where it is omitted.")
    last_line: int | None = Field(None, description="Its last line.")


class PreviewName(Frozen):
    """A name without an asset, with what mends it."""

    kind: str = Field(description="character, environment or prop.")
    name: str = Field(description="The name as the script writes it.")
    placeholder: str = Field(description="The id that stands for it until there is an asset.")
    at: list[Where] = Field(description="Where the script has it.")
    probably: str | None = Field(
        None, description="A name that is much more frequent, of which it may be a typo."
    )
    mends: list[Mend] = Field(description="What gives it an asset, the likeliest first: each is one way.")


class ScriptPreviewAnswer(_OfScript):
    is_same: bool = Field(description="The text is what the file has.")
    counts: PreviewCounts = Field(description="How many frames of each kind.")
    changes: list[PreviewRow] = Field([], description="Frames that would not be just as they are.")
    moved: list[compiling.MovedRow] = Field([], description="Scenes that the script would have elsewhere.")
    scenes: list[compiling.CompiledScene] = Field([], description="The script's scenes as they would be.")
    approvals_touched: dict[str, str] = Field(
        {},
        description="By frame, what would become of its approval: outdated, or kept apart where it leaves.",
    )
    unresolved: list[PreviewName] = Field([], description="Names without an asset that somebody must have.")
    uncast: list[PreviewName] = Field(
        [], description="Names that are seen and never speak: nothing waits for them."
    )


@signed
def script_frames(workspace: Workspace, ask: ScriptFramesAsk, caller: Caller) -> ScriptFramesAnswer:
    """Which lines of a script its scenes and frames show. Nothing is written."""
    path = one_script(workspace.files, ask.name)
    file = _read(path, workspace.files.read(path, MAX_BYTES))
    counts = path in scripts_found(workspace)
    readable = not any(p.is_error for p in file.play.problems)
    known = workspace.views.scripts() if workspace.ledger_path.exists() else {}
    scenes = [s for s in workspace.scenes if s.script_id == file.script_id and not s.omitted]
    places = read_source_map(workspace)
    uids = [uid for s in scenes for uid in (s.uid, *(f.uid for f in s.live_frames))]
    is_compiled = (
        file.script_id in known
        and known[file.script_id].sha256 == file.sha256
        and all(uid in places and places[uid].path == path for uid in uids)
    )
    if not counts or not readable:
        scenes = []
    elif not is_compiled:
        made = compile_files(workspace, [file], workspace.scenes, before=_COMPOSED)
        scenes, places = made.compiled, made.places
        # A copy of a project has the scenes of its script, and no ledger that says so.
        is_compiled = made.scenes == workspace.scenes
    return ScriptFramesAnswer(
        script_id=file.script_id,
        path=path,
        format=file.play.format,
        tag=file.sha256,
        is_readable=readable,
        lines=script_lines(file.play, scenes, places, _in_film(workspace)),
        problems=file.play.problems,
        is_compiled=is_compiled and counts and readable,
        counts=counts,
    )


@signed
def preview(workspace: Workspace, ask: ScriptPreviewAsk, caller: Caller) -> ScriptPreviewAnswer:
    """What the film would be if this were the script's text and it were compiled. Nothing is written.

    It is what `compile` of this script alone says of a dry run, beside the lines of the text.
    """
    path = one_script(workspace.files, ask.name)
    check_counted(workspace, [path])
    tag = sha256_bytes(workspace.files.read(path, MAX_BYTES))
    file = _read(path, ask.text.encode("utf-8"))
    said = {
        "script_id": file.script_id,
        "path": path,
        "format": file.play.format,
        "tag": tag,
        "is_same": file.sha256 == tag,
    }
    if any(p.is_error for p in file.play.problems):
        return ScriptPreviewAnswer(
            **said,
            is_readable=False,
            lines=ScriptLines(),
            problems=file.play.problems,
            counts=PreviewCounts(),
        )
    dry = compiling.CompileAsk(paths=[path], dry_run=True)
    made = compiling.computed(workspace, dry, caller, [file], _COMPOSED)
    done = compiling.answered(workspace, dry, made)
    with collector_paused():
        lines = script_lines(file.play, made.compiled.compiled, made.compiled.places, _in_film(workspace))
    rows = _rows(workspace, made, done.changes, lines.frames)
    touched = {row.frame_id: row.approval for row in rows if row.approval}
    return ScriptPreviewAnswer(
        **said,
        lines=lines,
        problems=done.problems,
        counts=_counts(rows, done.kept, len(touched)),
        changes=rows,
        moved=done.moved,
        scenes=[s for s in done.scenes if s.script_id == file.script_id],
        approvals_touched=touched,
        unresolved=[_name(u) for u in made.compiled.unresolved],
        uncast=[_name(u) for u in made.compiled.uncast],
    )


def _read(path: str, data: bytes) -> ScriptFile:
    return ScriptFile(script_id_of(path), path, sha256_bytes(data), read_script(data, path))


def _in_film(workspace: Workspace) -> set[str]:
    """Uids of the scenes and frames that the film has."""
    live = [s for s in workspace.scenes if not s.omitted]
    return {s.uid for s in live} | {f.uid for s in live for f in s.live_frames}


def _counts(rows: Sequence[PreviewRow], kept: int, approvals: int) -> PreviewCounts:
    fates = Counter(row.fate for row in rows)
    return PreviewCounts(
        kept=kept,
        changed=fates["changed"],
        new=fates["new"],
        omitted=fates["omitted"],
        back=fates["back"],
        moved=sum(row.moved_from is not None for row in rows),
        stale=sum(row.render_state == "stale" for row in rows),
        approvals=approvals,
    )


def _rows(
    workspace: Workspace,
    made: compiling.Made,
    changes: Sequence[compiling.ChangeRow],
    frames: Sequence[FrameLines],
) -> list[PreviewRow]:
    """The changes with their lines, and with what their pictures would be; and who stands around them."""
    lines = {row.frame_id: row for row in frames}
    drawn = {r.frame_id for r in changes if r.picture and r.fate != "omitted"}
    is_few = len(drawn) <= MOST_PLANNED
    beside = _drawn_beside(workspace, made) if is_few else {}
    wanted = drawn if is_few else set()
    if len(drawn) + len(beside) <= MOST_PLANNED:
        wanted = wanted | beside.keys()
    chosen = [(s, f) for s in made.compiled.scenes for f in s.live_frames if f.frame_id in wanted]
    states = {s.frame.frame_id: s for s in _foreseen(workspace, chosen)}
    rows = {
        row.frame_id: {
            **row.model_dump(),
            "render_state": states[row.frame_id].picture_state if row.frame_id in states else "",
        }
        for row in changes
    }
    for name, change in beside.items():
        if name in states and states[name].render_state is RenderState.stale:
            rows[name] = {
                **view_fields(states[name]),
                "fate": change.fate.value,
                "scene_id": change.scene_id,
                "text": change.text,
            }
    order = {change.frame_id: at for at, change in enumerate(made.changes)}
    return [
        PreviewRow(**row, **_at(lines.get(name), row["fate"]))
        for name, row in sorted(rows.items(), key=lambda one: order.get(one[0], len(order)))
    ]


def _drawn_beside(workspace: Workspace, made: compiling.Made) -> dict[str, FrameChange]:
    """Frames that stay as they are while others of their scenes change; their pictures are not stale now."""
    kept = {c.uid: c for c in made.changes if c.fate is FrameFate.kept and c.uid in made.doubtful}
    chosen = [(s, f) for s in made.existing for f in s.live_frames if f.uid in kept.keys() - made.around]
    if len(chosen) > MOST_PLANNED:
        return {}
    states = states_of(workspace, chosen, in_words=False) if chosen else []
    return {
        kept[s.frame.uid].frame_id: kept[s.frame.uid]
        for s in states
        if s.newest is not None and s.render_state is not RenderState.stale
    }


def _at(lines: FrameLines | None, fate: str) -> dict[str, int]:
    if lines is None or fate == FrameFate.omitted:
        return {}
    return {"first_line": lines.first_line, "last_line": lines.last_line}


def _foreseen(workspace: Workspace, chosen: Sequence[Chosen]) -> list[FrameState]:
    """What the frames' pictures would be; what keeps sb from knowing it is told by who renders."""
    try:
        return foreseen_states(workspace, chosen) if chosen else []
    except SbError as error:
        if error.kind is Kind.interrupted:
            raise
        return []


def _name(name: Unresolved) -> PreviewName:
    return PreviewName(
        kind=name.kind.value,
        name=name.name,
        placeholder=name.placeholder,
        at=name.at,
        probably=name.suspect,
        mends=list(_mends(name)),
    )


def _mends(name: Unresolved) -> Iterator[Mend]:
    kind = name.kind.value
    for found in name.candidates:
        words = f"it is {found.asset} ({found.alias}): {{}}"
        yield Mend("alias.add", {"name": name.name, "target": found.asset}, words)
    yield Mend("new", {"asset_type": kind, "name": name.name}, f"a new {kind}: {{}}")
    if not name.candidates:
        yield Mend("alias.add", {"name": name.name}, "another name of: {}", blanks=("target",))
