"""Measures frames in batches: it reads pictures, cuts out figures, embeds them together, and compares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from storyboard_cli.checking.carried import recipe_in
from storyboard_cli.checking.crop_cache import CropSource
from storyboard_cli.checking.session import CheckSession
from storyboard_cli.consistency.measured import CopyMeasured, FrameMeasured
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.pictures import pixel_sha256
from storyboard_cli.drift import pictures
from storyboard_cli.drift.base import crop_side, has_one_space
from storyboard_cli.drift.copies import BITS, distance, gradient_hash
from storyboard_cli.drift.detectors import people_in
from storyboard_cli.drift.measure import compare, style_of
from storyboard_cli.drift.people import Crowd, crowd_of
from storyboard_cli.drift.prepared import PLACE, Prepared, prepare
from storyboard_cli.drift.regions import CUT_VERSION
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.project.frame_states import FrameState, Render

_LOOK = "look"  # the region of a whole picture that is seen as a style


@dataclass(frozen=True)
class Candidate:
    """One rendered frame to be judged."""

    state: FrameState
    render: Render
    file_sha: str  # of the file as it lies there now
    asked: Recipe | None = None  # what it was to be drawn from, where that is not what is wanted of the frame

    @property
    def wanted(self) -> Recipe | None:
        """The recipe that it is held against, where one can be planned."""
        return self.asked or self.state.plan.recipe


@dataclass(frozen=True)
class Opened:
    """A candidate with its picture read: what it was made from, and what is to be measured."""

    candidate: Candidate
    recipe: Recipe | None
    pixels: str
    picture: pictures.Opened | None
    prepared: Prepared | None
    broken: str = ""


@dataclass(frozen=True)
class Looked:
    """The measures of one frame, and the vector of the whole picture where it costs next to nothing."""

    measured: FrameMeasured | None
    look: Any = None


def open_candidate(session: CheckSession, candidate: Candidate) -> Opened:
    """Read a frame's picture and cut out what the session's embedder is to see."""
    path = candidate.render.path
    try:
        data = session.workspace.files.read(path)
        recipe = recipe_in(data) or candidate.wanted
        picture = pictures.open_picture(data, path)
        same = candidate.file_sha == candidate.render.sha256
        pixels = candidate.render.pixel_sha256 if same else pixel_sha256(data, path)
    except SbError as error:
        return Opened(candidate, None, "", None, None, error.message)
    return Opened(candidate, recipe, pixels, picture, _prepared(session, picture, recipe))


def _prepared(
    session: CheckSession, picture: pictures.Opened, recipe: Recipe | None, *, seek: bool = True
) -> Prepared:
    if recipe is None:
        return prepare(picture, None, {})
    place, _ = session.place(recipe)
    side = crop_side(session.embedder)
    cast, around = session.cast(recipe), place is not None
    return prepare(picture, recipe.staging, cast, side=side, place=around, seek=seek)


def look_at(session: CheckSession, batch: Sequence[Opened]) -> list[Looked]:
    """Measures each frame of a batch: each embedder sees all their parts in one pass."""
    whole = [o for o in batch if o.prepared is not None and o.recipe is not None]
    people = _people(session, whole)
    measured = {id(o): m for o, m in zip(whole, _measured(session, whole, people), strict=True)}
    for name in sorted(set(session.own_embedders.values())):
        of_name = {asset for asset, own in session.own_embedders.items() if own == name}
        _look_again(session.of_asset(min(of_name)), of_name, whole, people, measured)
    looks = _looks(session, whole)
    for index, opened in enumerate(whole):
        one = measured[id(opened)]
        if opened.recipe is not None and session.generates(opened.recipe):
            one = replace(one, copies=_copies(session, opened.prepared, opened.recipe))
        staging = opened.prepared.staging if opened.prepared else None
        size = staging.size if staging else ""
        measured[id(opened)] = _with_style(session, one, looks[index], size) if len(looks) else one
    seen = _whole_pictures(session, whole, looks)
    return [Looked(measured.get(id(o)), seen.get(o.candidate.render.path)) for o in batch]


def _measured(
    session: CheckSession, batch: Sequence[Opened], people: dict[int, Crowd]
) -> list[FrameMeasured]:
    """The batch as the session's embedder sees it."""
    images = [image for o in batch if o.prepared for image in o.prepared.images]
    masks = [mask for o in batch if o.prepared for mask in o.prepared.masks]
    shown = [one for o in batch for one in _shown(o)]
    vectors: Any = session.crops.embed(images, masks, shown) if images else []
    found, at = [], 0
    for opened in batch:
        assert opened.prepared is not None and opened.recipe is not None
        count = len(opened.prepared.images)
        place, others = session.place(opened.recipe)
        found.append(
            compare(
                opened.prepared,
                vectors[at : at + count],
                session.cast(opened.recipe),
                session.embedder.embedder_id,
                place=place,
                others=others,
                people=people.get(id(opened.candidate)),
            )
        )
        at += count
    return found


def _shown(opened: Opened) -> list[CropSource]:
    """Returns the source of each image of a prepared frame, in the order of `Prepared.images`."""
    prepared = opened.prepared
    if prepared is None or prepared.staging is None:
        return []
    used = opened.recipe.assets if opened.recipe else ()
    place = next((u.asset_id for u in used if u.asset_type == "environment"), "")
    what = [(prepared.staging.figures[p.figure].asset, p.cut.region) for p in prepared.pieces]
    what += [(place, PLACE)] if prepared.place else []
    return [_shown_as(opened, asset, region) for asset, region in what]


def _shown_as(opened: Opened, asset: str, region: str) -> CropSource:
    state, render = opened.candidate.state, opened.candidate.render
    return CropSource(
        frame_id=state.frame.frame_id,
        scene_id=state.scene.scene_id,
        asset_id=asset,
        region=f"{region}/{CUT_VERSION}",
        path=render.path,
        version=render.version,
    )


def _look_again(
    other: CheckSession,
    of_name: set[str],
    batch: Sequence[Opened],
    people: dict[int, Crowd],
    measured: dict[int, FrameMeasured],
) -> None:
    """Figures and places that have an embedder of their own are taken from what that one sees."""
    styles = {lock.asset_id for lock in other.locks if lock.spec.asset_type is AssetType.style}
    assets = of_name - styles  # a style is looked at as a whole picture, not here
    shown = [o for o in batch if o.recipe and assets & {u.asset_id for u in o.recipe.assets}]
    again = [
        replace(o, prepared=_prepared(other, o.picture, o.recipe, seek=False))
        for o in shown
        if o.picture is not None and o.recipe is not None
    ]
    keys = [id(o) for o in shown]
    for key, one in zip(keys, _measured(other, again, people), strict=True):
        before = measured[key]
        figures = tuple(
            replace(theirs, embedder=other.embedder_id) if mine.asset in assets else mine
            for mine, theirs in zip(before.figures, one.figures, strict=True)
        )
        place = before.place
        if one.place and one.place.asset in assets:
            place = replace(one.place, embedder=other.embedder_id)
        measured[key] = replace(before, figures=figures, place=place)


def _people(session: CheckSession, batch: Sequence[Opened]) -> dict[int, Crowd]:
    """Returns the people that the project's detector sees in each frame, if it has one."""
    staged = [o for o in batch if o.prepared is not None and o.prepared.staging is not None]
    if session.detector is None or not staged:
        return {}
    found = people_in(session.detector, [o.prepared.whole for o in staged if o.prepared])
    return {
        id(o.candidate): crowd_of(people, o.prepared.staging, (o.prepared.width, o.prepared.height))
        for o, people in zip(staged, found, strict=True)
        if o.prepared is not None and o.prepared.staging is not None
    }


def _looks(session: CheckSession, batch: Sequence[Opened]) -> Any:
    """Whole pictures as their style, where the project has one; a model that has one space looks once."""
    eyes = session.style_session
    if eyes.style is None or not batch:
        return []
    pixels = [o.prepared.whole for o in batch if o.prepared]
    if not has_one_space(eyes.embedder):
        return eyes.embedder.embed(pixels, None, "style")
    shown = [_shown_as(o, eyes.style.lock.asset_id, _LOOK) for o in batch]
    return eyes.crops.embed(pixels, [None] * len(pixels), shown)


def _with_style(session: CheckSession, measured: FrameMeasured, vector: object, size: str) -> FrameMeasured:
    eyes = session.style_session
    said = style_of(vector, eyes.style.lock.asset_id, eyes.style.region, size) if eyes.style else None
    if said is None:
        return measured
    return replace(measured, style=said if eyes is session else replace(said, embedder=eyes.embedder_id))


def _whole_pictures(session: CheckSession, whole: Sequence[Opened], looks: Any) -> dict[str, Any]:
    """Vectors of whole pictures for searching, by path, where they cost next to nothing.

    A model that has one space for everything has made them for the style already; without a style it would
    have to look once more at every picture, so that is left to the first search.
    """
    embedder = session.embedder
    kept = [
        (index, o)
        for index, o in enumerate(whole)
        if o.prepared is not None
        and not o.prepared.flat
        and o.pixels == o.candidate.render.pixel_sha256  # else it is not the picture that its row names
    ]
    if has_one_space(embedder):
        made = len(looks) and session.style_session is session
        return {o.candidate.render.path: looks[index] for index, o in kept} if made else {}
    if embedder.embedder_id != "basic-v1" or not kept:
        return {}
    vectors = embedder.embed([o.prepared.whole for _, o in kept if o.prepared])
    return {o.candidate.render.path: vector for (_, o), vector in zip(kept, vectors, strict=True)}


def _copies(
    session: CheckSession, prepared: Prepared | None, recipe: Recipe | None
) -> tuple[CopyMeasured, ...]:
    """The nearest reference of each figure, picture against picture."""
    if prepared is None or recipe is None or prepared.staging is None:
        return ()
    staging, whole = prepared.staging, prepared.whole
    sx, sy = prepared.width / staging.width, prepared.height / staging.height
    found = []
    for figure in staging.figures:
        use = recipe.asset(figure.asset)
        references = session.hashes(figure.asset, use.version) if use else []
        left, right = int(figure.crop.left * sx), int(figure.crop.right * sx)
        top, bottom = int(figure.crop.top * sy), int(figure.crop.bottom * sy)
        if use is None or not references or right - left < 16 or bottom - top < 16:
            continue
        own = gradient_hash(whole[top:bottom, left:right])
        far, path = min((distance(own, other), path) for path, other in references)
        found.append(CopyMeasured(use.asset_id, use.name, 1 - far / BITS, path, far))
    return tuple(found)
