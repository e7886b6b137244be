"""Everything in a project that refers to an asset: what keeps it from being renamed or deleted."""

from __future__ import annotations

from collections.abc import Iterator

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.project.field_places import FieldPlaces
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.store.specs import read_alias_file


def uses_of(workspace: Workspace, asset_id: str) -> list[Problem]:
    """Each use as a finding at its place: scenes, directions, aliases, renders."""
    return [
        *_scenes(workspace, asset_id),
        *_directions(workspace, asset_id),
        *_aliases(workspace, asset_id),
        *_renders(workspace, asset_id),
    ]


def _scenes(workspace: Workspace, asset_id: str) -> Iterator[Problem]:
    for scene in workspace.scenes:
        frames = [f.frame_id for f in scene.frames if asset_id in map(_id, _frame_names(f))]
        if frames or asset_id in map(_id, _scene_names(scene)):
            many = f" ({len(frames)} frame{'' if len(frames) == 1 else 's'})" if frames else ""
            yield _use(
                f"{scene.scene_id} uses {asset_id}{many}", Where(f"scenes/{scene.scene_id}/scene.yaml")
            )


def _scene_names(scene: Scene) -> list[str]:
    return [*scene.environments, *scene.characters, *scene.nature, *scene.props]


def _frame_names(frame: object) -> list[str]:
    characters, props = getattr(frame, "characters", []), getattr(frame, "props", [])
    return [*(c.asset for c in characters), *(p.asset for p in props)]


def _directions(workspace: Workspace, asset_id: str) -> Iterator[Problem]:
    places = FieldPlaces(workspace.files)
    for scene_id, direction in workspace.directions.items():
        path = f"direction/{scene_id}.yaml"
        if asset_id in direction.versions:
            yield places.problem(path, ("versions", asset_id), "in-use", f"{scene_id} pins {asset_id}", None)
        for name, frame in direction.frames.items():
            named = [*frame.characters, *frame.remove, *frame.add_props]
            if asset_id in map(_id, named):
                message = f"the direction of {scene_id} names {asset_id}"
                yield places.problem(path, ("frames", name), "in-use", message, None)


def _aliases(workspace: Workspace, asset_id: str) -> Iterator[Problem]:
    places = FieldPlaces(workspace.files)
    for name, target in read_alias_file(workspace.files).aliases.items():
        if _id(target) == asset_id:
            message = f"the alias {name!r} means {target}"
            yield places.problem("aliases.yaml", ("aliases", name), "in-use", message, "take it out first")


def _renders(workspace: Workspace, asset_id: str) -> Iterator[Problem]:
    """Approved pictures that were made from one of its versions."""
    versions = {lock.label for lock in workspace.registry.locks(asset_id)}
    if not versions:
        return
    approved = [d for d in workspace.decisions if d.decision == "approve"]
    if not approved:
        return
    named = {
        frame.frame_id
        for s in workspace.scenes
        for frame in s.frames
        if asset_id in map(_id, _frame_names(frame))
    }
    folders = {d.frame_id: d.path.rpartition("/")[0] for d in approved}
    for frame_id in sorted(set(folders) & named):
        yield _use(f"{frame_id} was approved with it", Where(folders[frame_id]))


def _id(name: str) -> str:
    ref = parse_asset_ref(name)
    return ref.asset_id if ref else name


def _use(message: str, where: Where) -> Problem:
    return Problem(Severity.error, "in-use", message, where)
