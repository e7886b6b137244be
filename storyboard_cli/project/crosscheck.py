"""Rules that look across files: ids that must exist, names claimed twice, pictures that must be there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from storyboard_cli.assets.registry import Registry
from storyboard_cli.core.ids import AssetRef, parse_asset_ref
from storyboard_cli.core.mend import Hint, Mend
from storyboard_cli.core.problems import Problem, Severity, Where, closest
from storyboard_cli.plan.needs import UNRESOLVED
from storyboard_cli.project.field_places import FieldPlaces
from storyboard_cli.project.reference_check import ReferenceCheck
from storyboard_cli.script.aliases import AliasEntry
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.aliases import AliasFile
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.store.aliases import alias_file
from storyboard_cli.store.files import Files
from storyboard_cli.store.specs import DirectionFolder, project_path

Loc = tuple[int | str, ...]


def project_problems(files: Files, project: ProjectSpec, references: ReferenceCheck) -> Iterator[Problem]:
    """The project's own references."""
    path = project_path(files)
    if project.style_anchors.image is None or path is None:
        return
    said = references.problem(project.style_anchors.image)
    if said is not None:
        yield FieldPlaces(files).problem(path, ("style_anchors", "image"), *said)


def spec_problems(
    files: Files, registry: Registry, references: ReferenceCheck, project: ProjectSpec | None
) -> Iterator[Problem]:
    """Each spec by itself, as far as its model cannot say it."""
    places = FieldPlaces(files)
    for asset_id, spec in registry.specs.items():
        path = registry.paths[asset_id]
        if project is not None and spec.project_id not in (None, project.project_id):
            message = f"{asset_id} belongs to {spec.project_id}, this is {project.project_id}"
            way = "leave project_id out, or write this project's"
            yield places.problem(path, ("project_id",), "other-project", message, way)
        for loc, code, message, hint in _spec_mistakes(spec):
            yield places.problem(path, loc, code, message, hint)
        for index, reference in enumerate(spec.references):
            said = references.problem(reference.path)
            if said is not None:
                yield places.problem(path, ("references", index, "path"), *said)


def _spec_mistakes(spec: AssetSpec) -> Iterator[tuple[Loc, str, str, str | None]]:
    names = [v.name for v in spec.variants]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield ("variants", index, "name"), "variant-twice", f"two variants are named {name}", "rename one"
    if spec.default_variant is not None and spec.default_variant not in names:
        near = closest(spec.default_variant, names)
        hint = f"did you mean {near[0]}?" if near else f"variants: {', '.join(names) or 'none'}"
        message = f"default_variant {spec.default_variant} is not one of the variants"
        yield ("default_variant",), "no-such-variant", message, hint
    if spec.consistency.threshold is not None and not spec.consistency.reason:
        message = "consistency.threshold needs a reason"
        yield ("consistency", "threshold"), "no-reason", message, "add `reason: …` beside it"
    region = spec.region
    if region is not None and (region.left >= region.right or region.top >= region.bottom):
        yield ("region",), "empty-region", "region is empty: left < right and top < bottom", None


def alias_problems(files: Files, registry: Registry, names: AliasFile) -> Iterator[Problem]:
    """Names that two assets claim, and targets that are not there."""
    places = FieldPlaces(files)
    for claims in registry.aliases.conflicts:
        yield from (claimed_twice(places, registry, claim, claims[0]) for claim in claims[1:])
    path = alias_file(files)
    for name, target in names.aliases.items():
        ref = parse_asset_ref(target)
        loc: Loc = ("aliases", name)
        if ref is None:
            yield places.problem(
                path,
                loc,
                "invalid-value",
                f"{target!r} is not an asset",
                "write CHAR_001 or CHAR_001:raincoat",
            )
        else:
            yield from (places.problem(path, loc, *said) for said in _reference_mistakes(ref, registry))


def claimed_twice(places: FieldPlaces, registry: Registry, claim: AliasEntry, other: AliasEntry) -> Problem:
    """A name that two assets claim, told in the file of one of them."""
    message = f"the name {claim.alias!r} means {claim.target} here and {other.target} in {other.source}"
    is_aliases = claim.source.startswith("aliases.")
    loc: Loc = ("aliases", claim.alias) if is_aliases else _alias_loc(registry, claim)
    return places.problem(claim.source, loc, "alias-claimed-twice", message, "take it out of one of the two")


def _alias_loc(registry: Registry, claim: object) -> Loc:
    alias, asset_id = getattr(claim, "alias", ""), getattr(claim, "asset_id", "")
    spec = registry.specs.get(asset_id)
    if spec is not None and alias in spec.aliases:
        return ("aliases", spec.aliases.index(alias))
    return ("name",) if spec is not None and alias == spec.name else ("asset_id",)


def direction_problems(
    files: Files, directions: DirectionFolder, registry: Registry, scenes: Sequence[Scene]
) -> Iterator[Problem]:
    """Scenes, frames, assets, variants and versions that a direction names must exist."""
    places = FieldPlaces(files)
    by_id = {s.scene_id: s for s in scenes}
    for scene_id, direction in directions.files.items():
        path = directions.paths[scene_id]
        scene = by_id.get(scene_id)
        if scene is None and scenes:
            near = closest(scene_id, by_id)
            hint = f"did you mean {near[0]}?" if near else Mend("status", {}, "`{}` lists the scenes")
            yield places.problem(path, ("scene_id",), "no-such-scene", f"there is no scene {scene_id}", hint,
                                 Severity.warning)  # fmt: skip
        for loc, said in _direction_mistakes(direction, registry, scene):
            yield places.problem(path, loc, *said)


def _direction_mistakes(
    direction: DirectionFile, registry: Registry, scene: Scene | None
) -> Iterator[tuple[Loc, tuple[str, str, Hint | None]]]:
    for asset_id, version in direction.versions.items():
        loc: Loc = ("versions", asset_id)
        lock = registry.lock(asset_id, version)
        if lock is None:
            have = ", ".join(f"v{k.version}" for k in registry.locks(asset_id)) or "no locked version"
            yield loc, ("no-such-version", f"{asset_id} has no v{version}", f"it has {have}")
        elif registry.retired(asset_id, version) is not None:
            reason = registry.retired(asset_id, version)
            said = reason.reason if reason else ""
            yield loc, ("retired-version", f"{lock.label} is retired: {said}", "pin another version, or none")
    names = {f.frame_id for f in scene.frames} | {str(f.frame_index) for f in scene.frames} if scene else None
    for name, frame in direction.frames.items():
        if names is not None and name not in names:
            near = closest(name, names)
            hint = f"did you mean {near[0]}?" if near else "frames are FR_S03_002, or their number"
            yield ("frames", name), ("no-such-frame", f"the scene has no frame {name}", hint)
        for asset_id, character in frame.characters.items():
            ref = parse_asset_ref(asset_id)
            loc = ("frames", name, "characters", asset_id)
            if ref is None:
                yield loc, ("invalid-value", f"{asset_id!r} is not an asset id", "write CHAR_001")
                continue
            wanted = AssetRef(ref.asset_id, character.variant or ref.variant)
            yield from ((loc, said) for said in _reference_mistakes(wanted, registry))
        for field in ("remove", "add_props"):
            for index, asset_id in enumerate(getattr(frame, field)):
                ref = parse_asset_ref(asset_id)
                mistakes = _reference_mistakes(ref, registry) if ref else [
                    ("invalid-value", f"{asset_id!r} is not an asset id", "write PROP_Backpack")
                ]  # fmt: skip
                yield from ((("frames", name, field, index), said) for said in mistakes)


def scene_problems(
    scenes: Sequence[Scene], registry: Registry, project: ProjectSpec | None, *, unresolved: bool
) -> Iterator[Problem]:
    """Compiled scenes: nothing of another project, nothing that was deleted since.

    With `unresolved`, names without an asset too: where the scripts are there, they say it better.
    """
    for scene in scenes:
        where = Where(f"scenes/{scene.scene_id}/scene.yaml")
        if project is not None and scene.project_id != project.project_id:
            message = f"{scene.scene_id} belongs to {scene.project_id}, this is {project.project_id}"
            yield Problem(
                Severity.error,
                "other-project",
                message,
                where,
                Mend("compile", {}, "`{}` writes the scenes anew"),
            )
        if scene.omitted:
            continue
        names = Counter(_names(scene))
        unknown = sorted(n for n in names if n.startswith(UNRESOLVED))
        if unresolved and unknown:
            shown = ", ".join(n.removeprefix(UNRESOLVED) for n in unknown)
            message = f"{scene.scene_id} has names without an asset: {shown}"
            yield Problem(
                Severity.warning, "unresolved-name", message, where,
                Mend.joined(
                    "{} starts a spec for each; {} names an asset that is there",
                    Mend("new", {"from_script": True}),
                    Mend("alias.add", blanks=("name", "target")),
                ),
            )  # fmt: skip
        for name in sorted(n for n in names if not n.startswith(UNRESOLVED)):
            ref = parse_asset_ref(name)
            for code, message, _ in _reference_mistakes(ref, registry) if ref else ():
                yield Problem(
                    Severity.error,
                    code,
                    f"{scene.scene_id}: {message}",
                    where,
                    Mend("compile", {}, "run `{}`"),
                )


def frame_problems(scenes: Iterable[Scene]) -> Iterator[Problem]:
    """A frame name that stands twice: two branches each added a frame, and git merged them without a
    conflict.
    """
    first: dict[str, str] = {}  # frame name → file
    for scene in scenes:
        path = f"scenes/{scene.scene_id}/scene.yaml"
        for frame in scene.frames:
            if frame.frame_id in first:
                message = f"{frame.frame_id} is the name of two frames: two branches each added one"
                hint = Mend("compile", {"mend": True}, "`{}` gives the one that is not approved a new name")
                yield Problem(Severity.error, "frame-name-twice", message, Where(path), hint)
            first.setdefault(frame.frame_id, path)


def _names(scene: Scene) -> Iterator[str]:
    yield from (*scene.environments, *scene.nature, *scene.props, *scene.characters)
    for frame in scene.live_frames:
        yield from (f"{c.asset}:{c.variant}" if c.variant else c.asset for c in frame.characters)
        yield from (p.asset for p in frame.props)


def _reference_mistakes(ref: AssetRef, registry: Registry) -> Iterator[tuple[str, str, Hint | None]]:
    spec = registry.specs.get(ref.asset_id) or registry.spec(ref.asset_id)
    if spec is None:
        near = closest(ref.asset_id, registry.asset_ids)
        start = Mend(
            "new",
            {"asset_type": ref.asset_type.value, "asset_id": ref.asset_id},
            "`{}` starts it",
            blanks=("name",),
        )
        hint = f"did you mean {near[0]}?" if near else start
        yield "no-such-asset", f"there is no asset {ref.asset_id}", hint
    elif ref.variant is not None and spec.variant(ref.variant) is None:
        names = [v.name for v in spec.variants]
        near = closest(ref.variant, names)
        hint = f"did you mean {near[0]}?" if near else f"variants: {', '.join(names) or 'none'}"
        yield "no-such-variant", f"{ref.asset_id} has no variant {ref.variant}", hint
