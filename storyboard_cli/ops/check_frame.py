"""Checking frames in batches: read, measure, embed together, and let every rule say its word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from storyboard_cli.consistency import (
    bundle,
    copy_paste,
    count,
    identity,
    margin,
    mirrored,
    palette,
    picture,
    prompt,
    seeds,
    style,
    style_anchor,
    wardrobe,
)
from storyboard_cli.consistency.exceptions import Allowed, excused
from storyboard_cli.consistency.findings import Finding, Outcome, Verdict, verdict
from storyboard_cli.consistency.measured import CopyMeasured, FrameMeasured
from storyboard_cli.core.errors import SbError
from storyboard_cli.drift.base import has_one_space
from storyboard_cli.drift.copies import BITS, distance, gradient_hash
from storyboard_cli.drift.measure import Prepared, compare, prepare, style_of
from storyboard_cli.drift.pictures import open_picture
from storyboard_cli.ops.check_ground import Ground
from storyboard_cli.ops.frame_states import FrameState, Render
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.store.picture_file import pixel_sha256, recipe_of

BATCH = 16


@dataclass(frozen=True)
class Candidate:
    """One rendered frame to be judged, with the recipe that is wanted now, where one can be planned."""

    state: FrameState
    render: Render
    wanted: Recipe | None
    file_sha: str  # of the file as it lies there now


@dataclass(frozen=True)
class Opened:
    """A candidate with its picture read: what it was made from, and what is to be measured."""

    candidate: Candidate
    recipe: Recipe | None
    pixels: str
    prepared: Prepared | None
    broken: str = ""


@dataclass(frozen=True)
class Checked:
    """One frame, judged."""

    candidate: Candidate
    recipe: Recipe | None
    verdict: Verdict
    measured: FrameMeasured | None
    look: Any = None  # the whole picture as a vector of the identity space, where one was made


def check_frames(
    ground: Ground, candidates: Sequence[Candidate], allowed: Sequence[Allowed], now: str
) -> Iterator[Checked]:
    """Verdicts in the order of the candidates; the next batch is decoded while this one is embedded."""
    batches = [candidates[i : i + BATCH] for i in range(0, len(candidates), BATCH)]
    if not batches:
        return
    _ = (ground.limits, ground.style)  # opened here, before a second thread asks for them
    with ThreadPoolExecutor(1) as ahead:
        waiting = ahead.submit(_open_all, ground, batches[0])
        for index in range(len(batches)):
            opened = waiting.result()
            if index + 1 < len(batches):
                waiting = ahead.submit(_open_all, ground, batches[index + 1])
            yield from _judge_all(ground, opened, allowed, now)


def _open_all(ground: Ground, batch: Sequence[Candidate]) -> list[Opened]:
    return [_open(ground, candidate) for candidate in batch]


def _open(ground: Ground, candidate: Candidate) -> Opened:
    path = candidate.render.path
    try:
        data = (ground.workspace.root / path).read_bytes()
        recipe = _recipe(data) or candidate.wanted
        opened = open_picture(data, path)
        same = candidate.file_sha == candidate.render.sha256
        pixels = candidate.render.pixel_sha256 if same else pixel_sha256(data, path)
    except OSError as error:
        return Opened(candidate, None, "", None, f"{path} can't be read: {error.strerror or error}")
    except SbError as error:
        return Opened(candidate, None, "", None, error.message)
    cast = ground.cast(recipe) if recipe else {}
    return Opened(candidate, recipe, pixels, prepare(opened, recipe.staging if recipe else None, cast))


def _recipe(data: bytes) -> Recipe | None:
    carried = recipe_of(data)
    try:
        return Recipe.model_validate(carried["recipe"]) if carried and "recipe" in carried else None
    except ValidationError:
        return None


def _judge_all(
    ground: Ground, batch: Sequence[Opened], allowed: Sequence[Allowed], now: str
) -> Iterator[Checked]:
    whole = [o for o in batch if o.prepared is not None and o.recipe is not None]
    images = [image for o in whole if o.prepared for image in o.prepared.images]
    masks = [mask for o in whole if o.prepared for mask in o.prepared.masks]
    vectors: Any = ground.embedder.embed(images, masks) if images else []
    looks: Any = (
        ground.embedder.embed([o.prepared.whole for o in whole if o.prepared], None, "style")
        if ground.style and whole
        else []
    )
    seen = _whole_pictures(ground, whole, looks)
    at = 0
    for opened in batch:
        measured = None
        if opened.prepared is not None and opened.recipe is not None:
            pieces = len(opened.prepared.pieces)
            cast = ground.cast(opened.recipe)
            measured = compare(opened.prepared, vectors[at : at + pieces], cast, ground.embedder.embedder_id)
            at += pieces
            if _generates(opened.recipe):
                measured = replace(measured, copies=_copies(ground, opened.prepared, opened.recipe))
            if len(looks):
                measured = _with_style(ground, measured, looks[whole.index(opened)])
        judged = _judge(ground, opened, measured, allowed, now)
        path = opened.candidate.render.path
        yield replace(judged, look=seen[path]) if path in seen else judged


def _whole_pictures(ground: Ground, whole: Sequence[Opened], looks: Any) -> dict[str, Any]:
    """Vectors of whole pictures for searching, by path, where they cost next to nothing.

    A model that has one space for everything has made them for the style already; without a style it would
    have to look once more at every picture, so that is left to the first search.
    """
    embedder = ground.embedder
    kept = [
        (index, o)
        for index, o in enumerate(whole)
        if o.prepared is not None
        and not o.prepared.flat
        and o.pixels == o.candidate.render.pixel_sha256  # else it is not the picture that its row names
    ]
    if has_one_space(embedder):
        return {o.candidate.render.path: looks[index] for index, o in kept} if len(looks) else {}
    if embedder.embedder_id != "basic-v1" or not kept:
        return {}
    vectors = embedder.embed([o.prepared.whole for _, o in kept if o.prepared])
    return {o.candidate.render.path: vector for (_, o), vector in zip(kept, vectors, strict=True)}


def _copies(ground: Ground, prepared: Prepared, recipe: Recipe) -> tuple[CopyMeasured, ...]:
    """The nearest reference of each figure, picture against picture."""
    staging, whole = prepared.staging, prepared.whole
    found = []
    for figure in staging.figures if staging else ():
        use = recipe.asset(figure.asset)
        references = ground.hashes(figure.asset, use.version) if use else []
        sx, sy = prepared.width / staging.width, prepared.height / staging.height  # type: ignore[union-attr]
        left, right = int(figure.crop.left * sx), int(figure.crop.right * sx)
        top, bottom = int(figure.crop.top * sy), int(figure.crop.bottom * sy)
        if use is None or not references or right - left < 16 or bottom - top < 16:
            continue
        own = gradient_hash(whole[top:bottom, left:right])
        far, path = min((distance(own, other), path) for path, other in references)
        found.append(CopyMeasured(use.asset_id, use.name, 1 - far / BITS, path, far))
    return tuple(found)


def _with_style(ground: Ground, measured: FrameMeasured, vector: object) -> FrameMeasured:
    found = ground.style
    if found is None or found.region.limits is None:
        return measured
    references = found.region.references
    said = style_of(
        vector, found.lock.asset_id, found.region.vectors, [r.path for r in references], found.region.limits
    )
    return replace(measured, style=said)


def _judge(
    ground: Ground, opened: Opened, measured: FrameMeasured | None, allowed: Sequence[Allowed], now: str
) -> Checked:
    candidate = opened.candidate
    frame_id = candidate.state.frame.frame_id
    findings = _findings(ground, opened, measured)
    kept = excused(
        findings,
        allowed,
        frame_id=frame_id,
        scene_id=candidate.state.scene.scene_id,
        pixels=opened.pixels,
        now=now,
    )
    said = verdict(kept, on_failure=ground.workspace.project.consistency.on_failure)
    return Checked(candidate, opened.recipe, said, measured)


def _findings(ground: Ground, opened: Opened, measured: FrameMeasured | None) -> list[Finding]:
    frame_id = opened.candidate.state.frame.frame_id
    if measured is None or opened.recipe is None:
        why = opened.broken or "the picture carries no recipe and none can be planned for it"
        return [picture.unreadable(frame_id, why)]
    rendered = opened.candidate.render.pixel_sha256
    found = picture.judge(frame_id, rendered_pixels=rendered, found_pixels=opened.pixels, flat=measured.flat)
    found += _made_of(ground, opened.recipe, opened.candidate.wanted, frame_id)
    garments = ground.garments(opened.recipe)
    if not measured.flat:
        found += count.judge(measured)
        found += identity.judge(measured, garments)
        found += margin.judge(measured)
        found += wardrobe.judge(measured)
        found += palette.judge(measured, garments)
        found += mirrored.judge(measured)
        found += style.judge(measured)
        found += copy_paste.judge(measured, generates=_generates(opened.recipe))
    return found


def _made_of(ground: Ground, made: Recipe, wanted: Recipe | None, frame_id: str) -> list[Finding]:
    """Rules about what the picture was made from, against what the project says today."""
    project = ground.workspace.project
    found = bundle.judge(ground.bundle_states(made))
    found += prompt.judge(
        frame_id, made.prompt.text, made.prompt.negative_text, _locked_prompts(ground, made)
    )
    found += style_anchor.judge(
        frame_id,
        anchor=project.style_anchor_prompt,
        made_anchor=made.style_anchor_prompt,
        positive=made.prompt.text,
        others_changed=made.style_anchors != project.style_anchors,
    )
    if wanted is not None:
        found += seeds.judge(frame_id, made.seeds, wanted.seeds)
    return found


def _locked_prompts(ground: Ground, made: Recipe) -> list[prompt.LockedPrompt]:
    """The words as they stand in the locks, not as the picture's own recipe repeats them."""
    found = []
    for use in made.assets:
        lock = ground.workspace.registry.lock(use.asset_id, use.version)
        if lock is None:
            continue
        variant = lock.spec.variant(use.variant)
        found.append(
            prompt.LockedPrompt(
                asset=use.asset_id,
                name=use.name,
                version=use.version,
                canonical=lock.spec.canonical_prompt,
                variant=variant.prompt if variant else "",
                negative=lock.spec.negative_prompt,
            )
        )
    return found


def _generates(recipe: Recipe) -> bool:
    """Does a model make the pixels? A drawing of the same staging is alike by design, and no copy."""
    return not recipe.pipeline.startswith("preview")


def not_judged(findings: Sequence[Finding]) -> list[Finding]:
    """Findings that say that something could not be looked at."""
    return [f for f in findings if f.outcome is Outcome.not_judged]
