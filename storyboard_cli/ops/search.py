"""`sb search`: assets by words, tags, taxonomy, type and state; frames by all words that are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked, pairs
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.presenting.frame_search import Hit, Texts, frames_with, perhaps_meant, score_of
from storyboard_cli.project.frame_view import FrameView, views_by_name, views_of
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.reading.sought import Sought, folded, sought_in
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.files import MOST_BYTES, too_large
from storyboard_cli.store.outside import read_upload

if TYPE_CHECKING:
    from storyboard_cli.drift.base import TextEmbedder


class SearchAsk(Ask):
    words: Annotated[
        list[str], asked("Words that must all be found, in any form: run finds running.", argument="words")
    ] = []
    tags: Annotated[list[str], asked("Tags.", "--tag", "-t", line="A tag; may be repeated.")] = []
    taxonomy: Annotated[
        dict[str, str],
        asked("As place=classroom.", "--taxonomy", metavar="KEY=VALUE", typed=list[str], read=pairs),
    ] = {}
    asset_type: Annotated[AssetType | None, asked("Only assets of this type.", "--type")] = None
    locked: Annotated[
        bool | None, asked("Only assets with, or without, a version.", "--locked/--unlocked")
    ] = None
    frames: Annotated[bool, asked("Look through the frames too.")] = True
    like: Annotated[
        Upload | None,
        asked("What looks like this picture?", "--like", metavar="PICTURE", read=Upload.local, typed=str),
    ] = None
    embedder: Annotated[
        str | None, asked("Look with another embedder; see `sb models list`.", "--embedder")
    ] = None
    limit: Annotated[int, asked("Most lines of each kind.", "--limit"), Field(ge=1)] = 50


class FoundAsset(Frozen):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    asset_type: str = Field(description="character, environment, nature, prop or style.")
    name: str = Field(description="Its name.")
    version: int | None = Field(description="Its current version; none: not locked.")
    tags: list[str] = Field(description="Its tags.")
    taxonomy: dict[str, str] = Field(description="Its taxonomy.")
    score: float = Field(description="How well it fits.")
    where: list[str] = Field(description="Fields in which the words were found.")


class FoundFrame(FrameView):
    """A frame whose words fit."""

    scene_id: str = Field(description="The scene, as S03.")
    text: str = Field(description="The frame's words.")
    score: float = Field(description="How well it fits.")


class LooksLike(Frozen):
    """A locked picture that looks like what was asked."""

    asset_id: str = Field(description="The asset, as CHAR_001.")
    picture: str = Field(description="The picture's file, relative to the project.")
    likeness: float = Field(description="1 is the same.")


class FrameLikeIt(FrameView):
    """A frame whose picture looks like what was asked."""

    likeness: float = Field(description="1 is the same.")


class SearchAnswer(Answer):
    assets: list[FoundAsset] = Field([], description="Assets that fit, best first.")
    frames: list[FoundFrame] = Field([], description="Frames that fit, best first.")
    total: int = Field(0, description="How many fit in all.")
    meant: str | None = Field(
        None, description="Where nothing fits: the words that were perhaps meant, with the nearest names."
    )
    alike: list[LooksLike] = Field([], description="Assets that look like the picture, best first.")
    alike_frames: list[FrameLikeIt] = Field([], description="Frames that look like it, best first.")
    embedder: str = Field("", description="What compared the pictures.")


@signed
def search(workspace: Workspace, ask: SearchAsk, caller: Caller) -> SearchAnswer:
    """What matches every word and every filter, best first; without any, everything.

    With a picture, or with words where the embedder knows words, also what looks like it.
    """
    if ask.like is not None:
        return _looking_like(workspace, ask, ask.like, caller)
    sought = sought_in(ask.words)
    assets = [
        found for spec in workspace.registry.specs.values() if (found := _asset(workspace, spec, ask, sought))
    ]
    assets.sort(key=lambda f: (-f.score, f.asset_id))
    only_assets = bool(ask.tags or ask.taxonomy or ask.asset_type or ask.locked is not None)
    hits: list[Hit] = frames_with(workspace, sought) if ask.frames and sought and not only_assets else []
    shown = hits[: ask.limit]
    views = views_of(workspace, [(h.scene, h.frame) for h in shown])
    frames = [
        FoundFrame(**views[h.frame.frame_id], scene_id=h.scene.scene_id, text=h.text, score=h.score)
        for h in shown
    ]
    is_lost = sought and not only_assets and not assets and not hits
    done = SearchAnswer(
        assets=assets[: ask.limit],
        frames=frames,
        total=len(assets) + len(hits),
        meant=perhaps_meant(workspace, ask.words, sought) if is_lost else None,
    )
    name = ask.embedder or workspace.project.consistency.embedder
    if sought and not only_assets and name.startswith("openclip:"):
        seen = _by_sight(workspace, ask, " ".join(ask.words), caller)
        by_sight = {"alike": seen.alike, "alike_frames": seen.alike_frames, "embedder": seen.embedder}
        return done.model_copy(update=by_sight)
    return done


def _looking_like(workspace: Workspace, ask: SearchAsk, like: Upload, report: Reporter) -> SearchAnswer:
    from storyboard_cli.drift.pictures import open_picture

    path = like.path or like.name
    try:
        data = read_upload(like, MOST_BYTES)
        if data is None:
            raise too_large(str(path), MOST_BYTES)
        opened = open_picture(data, str(path))
    except OSError as error:
        raise SbError(
            Kind.missing, "no-picture", f"{path} can't be read: {error.strerror or error}"
        ) from error
    except SbError as error:
        if error.code != "unreadable-picture":
            raise
        hint = "give a PNG, JPEG or WebP picture"
        raise SbError(error.kind, error.code, error.message, hint=hint) from error
    return _by_sight(workspace, ask, opened.pixels(), report)


def _by_sight(workspace: Workspace, ask: SearchAsk, question: Any, report: Reporter) -> SearchAnswer:
    """What looks like a picture (its pixels) or like words."""
    from storyboard_cli.checking.picture_index import most_alike

    embedder = workspace.embedder(ask.embedder)
    if isinstance(question, str):
        vector = cast("TextEmbedder", embedder).embed_text([question])[0]
    else:
        vector = embedder.embed([question])[0]
    assets, frames = most_alike(workspace, embedder, vector, ask.limit, report)
    views = views_by_name(workspace, [a.subject for a in frames])
    alike = [LooksLike(asset_id=a.subject, picture=a.path, likeness=round(a.likeness, 4)) for a in assets]
    like_it = [FrameLikeIt(**views[a.subject], likeness=round(a.likeness, 4)) for a in frames]
    return SearchAnswer(
        alike=alike, alike_frames=like_it, total=len(alike) + len(like_it), embedder=embedder.embedder_id
    )


def _asset(workspace: Workspace, spec: AssetSpec, ask: SearchAsk, sought: list[Sought]) -> FoundAsset | None:
    lock = workspace.registry.current(spec.asset_id)
    if ask.asset_type is not None and spec.asset_type is not ask.asset_type:
        return None
    if ask.locked is not None and ask.locked != (lock is not None):
        return None
    tags = {" ".join(folded(t)) for t in spec.tags}
    if any(" ".join(folded(t)) not in tags for t in ask.tags):
        return None
    if any(_taxon(spec.taxonomy.get(key)) != _taxon(value) for key, value in ask.taxonomy.items()):
        return None
    score, where = score_of(_fields(spec), sought)
    if sought and not score:
        return None
    return FoundAsset(
        asset_id=spec.asset_id,
        asset_type=spec.asset_type.value,
        name=spec.name,
        version=lock.version if lock else None,
        tags=spec.tags,
        taxonomy=spec.taxonomy,
        score=round(score, 2),
        where=where,
    )


def _fields(spec: AssetSpec) -> Texts:
    variants = [f"{v.name} {v.label or ''} {' '.join(v.aliases)} {v.prompt}" for v in spec.variants]
    return [
        ("name", 4.0, spec.name),
        ("id", 3.0, spec.asset_id.replace("_", " ")),
        ("aliases", 3.0, " ".join(spec.aliases)),
        ("tags", 3.0, " ".join(spec.tags)),
        ("taxonomy", 2.0, " ".join([*spec.taxonomy, *spec.taxonomy.values()])),
        ("variants", 1.5, " ".join(variants)),
        ("prompt", 1.0, spec.canonical_prompt),
    ]


def _taxon(value: str | None) -> str | None:
    return None if value is None else " ".join(folded(value))
