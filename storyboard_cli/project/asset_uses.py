"""Everything in a project that refers to an asset: what keeps it from being renamed or deleted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.project.field_places import FieldPlaces
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.graph import Scene
from storyboard_cli.store.approved import approved_path
from storyboard_cli.store.files import read_if_usable
from storyboard_cli.store.specs import read_alias_file
from storyboard_cli.timeline.review import Decision, by_frame, last_word


def uses_of(workspace: Workspace, asset_id: str) -> list[Problem]:
    """Each use as a finding at its place: scenes, directions, aliases, renders."""
    return [
        *_scenes(workspace, asset_id),
        *_directions(workspace, asset_id),
        *_aliases(workspace, asset_id),
        *_renders(workspace, asset_id),
    ]


def scenes_with(scenes: Sequence[Scene], asset_id: str) -> Iterator[tuple[Scene, int]]:
    """Each scene that names the asset, and how many of its frames do."""
    for scene in scenes:
        frames = sum(asset_id in map(_id, _frame_names(f)) for f in scene.frames)
        if frames or asset_id in map(_id, _scene_names(scene)):
            yield scene, frames


def _scenes(workspace: Workspace, asset_id: str) -> Iterator[Problem]:
    for scene, frames in scenes_with(workspace.scenes, asset_id):
        many = f" ({frames} frame{'' if frames == 1 else 's'})" if frames else ""
        yield _use(f"{scene.scene_id} uses {asset_id}{many}", Where(f"scenes/{scene.scene_id}/scene.yaml"))


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
    """Approved pictures of the film that were made from one of its versions: they are printed as they are,
    also where the script has the frame without the asset by now.
    """
    if not workspace.registry.locks(asset_id):
        return
    live = {f.uid: (s, f) for s in workspace.scenes if not s.omitted for f in s.live_frames}
    for uid, decisions in by_frame(workspace.decisions).items():
        last = last_word(decisions)
        if last is None or last.decision != "approve" or uid not in live:
            continue
        scene, frame = live[uid]
        named = {*map(_id, _frame_names(frame)), *map(_id, _scene_names(scene))}
        if asset_id not in _made_of(workspace, last, named):
            continue
        anew = None if asset_id in named else _anew(frame.frame_id)
        where = Where(last.path.rpartition("/")[0])
        yield Problem(Severity.error, "in-use", f"{frame.frame_id} was approved with it", where, anew)


def _made_of(workspace: Workspace, approval: Decision, named: Collection[str]) -> Collection[str]:
    """Names of the recipe of an approved picture, its assets among them; what is named where nobody knows."""
    parts = workspace.views.recipe_parts(approval.frame_id).get(approval.render_version or 0)
    if parts:
        return parts
    data = read_if_usable(workspace.files, approved_path(approval.frame_id))  # as in a fresh clone
    carried = recipe_of(data) if data is not None else None
    if not carried or not isinstance(carried.get("recipe"), dict):
        return named
    return {str(use["asset_id"]) for use in carried["recipe"].get("assets", [])}


def _anew(frame_id: str) -> Mend:
    """What puts a picture without the asset in the place of the approved one."""
    drawn = Mend("render", {"selectors": [frame_id]})
    return Mend.joined("{}, then {}", drawn, Mend("approve", {"selectors": [frame_id]}))


def _id(name: str) -> str:
    ref = parse_asset_ref(name)
    return ref.asset_id if ref else name


def _use(message: str, where: Where) -> Problem:
    return Problem(Severity.error, "in-use", message, where)
