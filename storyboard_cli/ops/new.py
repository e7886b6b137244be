"""`sb new`: a starting spec for one asset, or for every name of the scripts that means none yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated

from pydantic import Field

from storyboard_cli.assets.cast_looks import Member, cast_appearances
from storyboard_cli.assets.first_guess import first_guess
from storyboard_cli.assets.person_guess import USUAL_EXPRESSIONS
from storyboard_cli.assets.thing_guess import thing_guess, things_of
from storyboard_cli.assets.told import Telling
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import ASSET_ID, PREFIX, VARIANT, AssetType
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.problems import Problem
from storyboard_cli.history.computed_first import computed_first
from storyboard_cli.ops import compile as compiling
from storyboard_cli.ops.schema import write_project_schemas
from storyboard_cli.plan.seeds import asset_seed
from storyboard_cli.project.commit import Change, commit
from storyboard_cli.project.scripts import compile_project, name_test
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.compile import Compiled
from storyboard_cli.script.resolve import Unresolved
from storyboard_cli.spec.appearance import Appearance
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.reader import read
from storyboard_cli.spec.templates import NewAsset, NewVariant, asset_id_for, asset_text
from storyboard_cli.store.files import NEW


class NewAsk(Ask):
    asset_type: Annotated[
        AssetType | None,
        asked(
            "character, environment, nature, prop or style; left out only with `from_script`.",
            argument="asset_type",
            metavar="TYPE",
            line="character, environment, nature, prop or style.",
        ),
    ] = None
    name: Annotated[
        str | None,
        asked(
            'Its name: "Aarav"; left out only with `from_script`.',
            argument="name",
            line='Its name: "Aarav".',
        ),
    ] = None
    from_script: Annotated[
        bool, asked("A spec for every name of the scripts without an asset.", "--from-script")
    ] = False
    asset_id: Annotated[str | None, asked("Its id; made from the name if left out.", "--id")] = None
    prompt: Annotated[str | None, asked("Its canonical prompt.", "--prompt")] = None
    aliases: Annotated[
        list[str], asked("Other names.", "--alias", line="Another name; may be repeated.")
    ] = []
    tags: Annotated[list[str], asked("Tags.", "--tag", line="A tag; may be repeated.")] = []
    variants: Annotated[
        list[str],
        asked(
            "Wardrobes, times or weathers.", "--variant", line="A wardrobe, time or weather; may be repeated."
        ),
    ] = []
    dry_run: Annotated[bool, asked("Say what would be written.", "--dry-run")] = False


class NewSpec(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    asset_type: str = Field(description="character, environment, nature, prop or style.")
    name: str = Field(description="The name that it stands for.")
    path: str = Field(description="The spec's file.")
    prompt: str = Field(description="The prompt that it starts with.")
    variants: list[str] = Field([], description="Variants that the scripts use.")
    uses: int = Field(0, description="How many frames show it.")
    similar: list[str] = Field([], description="Assets that the name may mean after all.")


class Suspect(Frozen):
    """A name that is probably a slip of the hand: it gets no spec."""

    name: str = Field(description="The name as the script writes it.")
    probably: str = Field(description="The name that is probably meant.")
    at: str = Field(description="Where it stands: file, line and column.")


class Unusable(Frozen):
    """A name of which no spec can be made: the others are written."""

    name: str = Field(description="The name as the script writes it.")
    why: str = Field(description="Why it cannot be one.")
    at: str = Field(description="Where it stands: file, line and column.")


class NewAnswer(Answer):
    specs: list[NewSpec] = Field([], description="Specs that were started.")
    unusable: list[Unusable] = Field([], description="Names of which no spec can be made.")
    suspects: list[Suspect] = Field([], description="Names that are probably slips of the hand.")
    resolved_frames: int = Field(0, description="Frames of scenes that were compiled again.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")
    from_script: bool = Field(False, description="They were made of the scripts' names.")


@signed
def new(workspace: Workspace, ask: NewAsk, caller: Caller) -> NewAnswer:
    """Write the specs; none that exists is touched."""
    if ask.from_script:
        if ask.name or ask.asset_type:
            raise SbError(
                Kind.usage,
                "name-and-script",
                "give a type and a name, or `from_script`, not both",
                fields=("from_script", "asset_type", "name"),
            )
        return _from_script(workspace, ask, caller)
    if ask.asset_type is None or (ask.name is None and ask.asset_type is not AssetType.style):
        raise SbError(
            Kind.usage, "what-new", "a new what?",
            hint=Mend.joined(
                "like {}, or {} for every name in the script",
                Mend("new", examples={"asset_type": "character", "name": "Aarav"}),
                Mend("new", {"from_script": True}),
            ),
        )  # fmt: skip
    with workspace.deciding(dry_run=ask.dry_run):
        asset = _named(workspace, ask, ask.asset_type)
        same = _of_that_name(workspace, asset)
        if not ask.dry_run:
            if problems := _read_back(asset):
                raise SbError(
                    Kind.usage, "unusable-name", f"no spec can be made of this: {_path(asset)}",
                    hint="choose a plainer name", problems=problems,
                )  # fmt: skip
            _write(workspace, [asset])
    row = _row(asset).model_copy(update={"similar": same})
    return NewAnswer(specs=[row], dry_run=ask.dry_run)


def _named(workspace: Workspace, ask: NewAsk, kind: AssetType) -> NewAsset:
    registry = workspace.registry
    name = (ask.name or "Main").strip()
    if not name:
        like = Mend("new", {"asset_type": kind.value}, "like `{}`", examples={"name": "A name"})
        raise SbError(Kind.usage, "no-name", "the name is empty", hint=like)
    known = registry.aliases.find(name, kind)
    if known is not None:
        raise SbError(
            Kind.conflict, "name-taken", f"{name!r} is {known.target} already ({known.source})",
            hint="give it another name, or change that spec",
        )  # fmt: skip
    asset_id = ask.asset_id or asset_id_for(kind, name, registry.asset_ids)
    _check_id(asset_id, kind, registry.asset_ids)
    bad = [v for v in ask.variants if not re.fullmatch(VARIANT, v)]
    if bad:
        raise SbError(
            Kind.usage,
            "not-a-variant",
            f"{bad[0]!r} is not a variant name",
            hint="small letters, digits, _ and -",
        )
    prompt = ask.prompt or name
    if kind is AssetType.style and ask.prompt is None:
        prompt = workspace.project.style_anchor_prompt or workspace.project.visual_style or name
        name = ask.name or f"The look of {workspace.project.name}"
    return NewAsset(
        asset_id,
        kind,
        name,
        prompt,
        aliases=tuple(ask.aliases),
        tags=tuple(ask.tags),
        expressions=USUAL_EXPRESSIONS if kind is AssetType.character else (),
        variants=tuple(NewVariant(v, prompt=v.replace("_", " ")) for v in ask.variants),
        default_variant=ask.variants[0] if ask.variants else None,
    )


def _of_that_name(workspace: Workspace, asset: NewAsset) -> list[str]:
    """Assets of other kinds that have one of its names: PROP_Ferry beside a CHAR_Ferry."""
    table = workspace.registry.aliases
    kinds = [kind for kind in AssetType if kind is not asset.asset_type]
    found = (table.find(name, kind) for name in (asset.name, *asset.aliases) for kind in kinds)
    return sorted({entry.asset_id for entry in found if entry is not None})


def _check_id(asset_id: str, kind: AssetType, known: list[str]) -> None:
    if re.fullmatch(ASSET_ID, asset_id) is None or not asset_id.startswith(f"{PREFIX[kind]}_"):
        raise SbError(
            Kind.usage, "not-an-id", f"{asset_id!r} is not the id of a {kind.value}",
            hint=f"like {PREFIX[kind]}_Name: letters, digits, _ and -",
        )  # fmt: skip
    if asset_id.casefold() in {k.casefold() for k in known}:
        other = Mend("new", {"asset_type": kind.value}, "choose another: `{}`", blanks=("name", "asset_id"))
        raise SbError(Kind.conflict, "id-taken", f"{asset_id} is there already", hint=other)


def _from_script(workspace: Workspace, ask: NewAsk, caller: Caller) -> NewAnswer:
    """A spec for every name and thing without an asset, and the scenes compiled again so that they use it."""
    if ask.dry_run:
        return _guessed(workspace, ask)[0]

    def write(made: tuple[NewAnswer, list[NewAsset]]) -> tuple[NewAnswer, list[NewAsset]]:
        if made[1]:
            _write(workspace, made[1])
        return made

    done, assets = computed_first(workspace, caller, lambda: _guessed(workspace, ask), write, _stands)
    if not assets:
        return done
    again = compiling.compile(workspace, compiling.CompileAsk(), caller)
    return done.model_copy(update={"resolved_frames": sum(s.frames for s in again.scenes)})


def _stands(made: tuple[NewAnswer, list[NewAsset]]) -> bool:
    """Specs come of scripts and specs alone: decisions about frames leave them as they are."""
    return True


def _guessed(workspace: Workspace, ask: NewAsk) -> tuple[NewAnswer, list[NewAsset]]:
    """The specs that the scripts ask for, and what is told of them; nothing is written."""
    compiled = compile_project(workspace)
    guesses = _Guesses(set(workspace.registry.asset_ids))
    telling = Telling(compiled.scenes)
    spoken = [(u, len(u.at)) for u in compiled.unresolved if u.suspect is None]
    seen = [(u, len(telling.uids_of(u))) for u in compiled.uncast]
    for name, uses in (*spoken, *seen):
        asset = first_guess(name, compiled.scenes, guesses.taken, telling)
        at = str(name.at[0]) if name.at else ""
        guesses.add(asset, name.name, at, uses=uses, similar=[c.asset for c in name.candidates])
    _tell_apart(workspace, guesses)
    _guess_things(workspace, compiled, guesses)
    done = NewAnswer(
        specs=guesses.rows,
        unusable=guesses.unusable,
        suspects=[_suspect(u) for u in compiled.unresolved if u.suspect is not None],
        dry_run=ask.dry_run,
        from_script=True,
    )
    return done, guesses.assets


@dataclass(slots=True)
class _Guesses:
    """The specs that the scripts ask for so far."""

    taken: set[str]
    assets: list[NewAsset] = field(default_factory=list)
    rows: list[NewSpec] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)

    def add(self, asset: NewAsset, name: str, at: str, *, uses: int, similar: Sequence[str] = ()) -> None:
        if wrong := _read_back(asset):
            self.unusable.append(Unusable(name=name, why=wrong[0].message, at=at))
            return
        self.taken.add(asset.asset_id)
        self.assets.append(asset)
        self.rows.append(_row(asset).model_copy(update={"uses": uses, "similar": list(similar)}))


def _tell_apart(workspace: Workspace, guesses: _Guesses) -> None:
    """What no word says of the looks of new people is chosen so that they look like nobody else."""
    seed = workspace.project.seed
    known = [s for s in workspace.registry.specs.values() if s.asset_type is AssetType.character]
    cast = [Member(s.asset_id, s.appearance, asset_seed(seed, s.asset_id, s.seed), s.name) for s in known]
    people = [a for a in guesses.assets if a.asset_type is AssetType.character and not a.taxonomy]
    for asset in people:
        said = Appearance.model_validate(dict(asset.appearance))
        cast.append(Member(asset.asset_id, said, asset_seed(seed, asset.asset_id), asset.name))
    looks = cast_appearances(cast)
    chosen = {a.asset_id: looks[a.asset_id].model_dump(mode="json", exclude_none=True) for a in people}
    guesses.assets = [
        replace(a, appearance={k: v for k, v in chosen[a.asset_id].items() if v})
        if a.asset_id in chosen
        else a
        for a in guesses.assets
    ]


def _guess_things(workspace: Workspace, compiled: Compiled, guesses: _Guesses) -> None:
    """Props for what comes back or is handled, and is no name of anybody."""
    for thing in things_of(compiled.compiled, name_test(workspace, compiled)):
        if thing.is_worth_an_asset():
            first = compiled.places.get(next(iter(thing.frames)))
            at = str(first) if first else ""
            guesses.add(thing_guess(thing, guesses.taken, at), thing.name, at, uses=len(thing.frames))


def _suspect(name: Unresolved) -> Suspect:
    return Suspect(name=name.name, probably=name.suspect or "", at=str(name.at[0]) if name.at else "")


def _write(workspace: Workspace, assets: list[NewAsset]) -> None:
    """Write specs that were read back: what we start must be valid."""
    try:
        commit(workspace, [Change(_path(a), asset_text(a).encode("utf-8"), NEW) for a in assets])
    except SbError as error:
        if error.code != "file-exists":
            raise
        other = Mend(
            "new", {}, "edit it, or choose another id: `{}`", blanks=("asset_type", "name", "asset_id")
        )
        raise SbError(Kind.conflict, "spec-exists", error.message, hint=other) from error
    write_project_schemas(workspace.files)
    workspace.forget()


def _read_back(asset: NewAsset) -> tuple[Problem, ...]:
    """What is wrong with the spec that would be written."""
    return read(asset_text(asset).encode("utf-8"), _path(asset), AssetSpec).problems


def _path(asset: NewAsset) -> str:
    return f"assets/{asset.asset_id}/asset.yaml"


def _row(asset: NewAsset) -> NewSpec:
    return NewSpec(
        asset_id=asset.asset_id,
        asset_type=asset.asset_type.value,
        name=asset.name,
        path=_path(asset),
        prompt=asset.prompt,
        variants=[v.name for v in asset.variants],
    )
