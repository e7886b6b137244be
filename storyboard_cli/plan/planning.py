"""What a scene's frames need before they may be rendered: recipes where all is locked, blockers where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storyboard_cli.assets.mends import another_or_again, draw_and_lock
from storyboard_cli.core.ids import AssetRef, parse_asset_ref
from storyboard_cli.core.mend import Mend
from storyboard_cli.plan.candidate import as_candidate
from storyboard_cli.plan.needs import UNRESOLVED, Blocker, Library, style_of
from storyboard_cli.plan.recipe import AssetUse, Recipe
from storyboard_cli.plan.recipes import frame_recipe, locked_use, placeholder_use, working_use
from storyboard_cli.plan.staging import Look, Staging, look_of, stage_scene
from storyboard_cli.plan.target import Target
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile, FrameDirection
from storyboard_cli.spec.project import ProjectSpec


@dataclass(frozen=True)
class PlannedFrame:
    """A frame with its recipe, or with what stands in its way."""

    scene: Scene
    frame: Frame
    recipe: Recipe | None
    blockers: tuple[Blocker, ...] = ()


@dataclass(frozen=True)
class _Need:
    """One asset as one frame asks for it."""

    ref: AssetRef
    expression: str | None = None


def plan_scene(
    project: ProjectSpec,
    scene: Scene,
    library: Library,
    direction: DirectionFile | None,
    target: Target,
    *,
    draft: bool = False,
) -> list[PlannedFrame]:
    """Every live frame of a scene in order. A draft uses working specs and placeholders for missing locks."""
    pins = dict(direction.versions) if direction else {}
    chooser = _Chooser(project, library, pins, draft)
    asked = [(frame, *_asked(scene.at(frame), frame, chooser, draft=draft)) for frame in scene.live_frames]
    # What a frame looks like hangs on those before it, so a scene is staged as a whole; one of which
    # no frame may be rendered is not staged at all.
    renderable = any(not blockers for _, _, blockers in asked)
    stagings = stage_scene(scene, project, _looks(scene, chooser)) if renderable else []
    staged = {id(frame): staging for frame, staging in stagings}
    planned = []
    for frame, uses, blockers in asked:
        recipe = None
        if not blockers:
            directed = frame_direction(direction, frame)
            recipe = frame_recipe(
                project,
                scene.at(frame),
                frame,
                [*uses, *_others_in(staged[id(frame)], uses, chooser)],
                staged[id(frame)],
                target,
                override=directed.seed if directed else None,
                draft=draft,
            )
            if directed and directed.candidate is not None:
                recipe = as_candidate(recipe, frame.uid, directed.candidate)
        planned.append(PlannedFrame(scene, frame, recipe, tuple(blockers)))
    return planned


def as_draft(planned: PlannedFrame) -> PlannedFrame:
    """The draft of a frame whose every asset is locked: the same recipe, under its name as a draft."""
    recipe = planned.recipe
    return planned if recipe is None else replace(planned, recipe=recipe.model_copy(update={"draft": True}))


def _others_in(staging: Staging, uses: Sequence[AssetUse], chooser: _Chooser) -> list[AssetUse]:
    """The uses of those in the picture whom the frame does not list: who rides along in the same car."""
    listed = {use.asset_id for use in uses}
    found = []
    for figure in staging.figures:
        ref = parse_asset_ref(figure.asset)
        if ref is not None and ref.asset_id not in listed:
            use, _ = chooser.choose(_Need(ref, figure.expression))
            found += [use] if use is not None else []
    return found


def frame_direction(direction: DirectionFile | None, frame: Frame) -> FrameDirection | None:
    """What the direction file says of a frame, by its name or its number."""
    if direction is None:
        return None
    return direction.frames.get(frame.frame_id) or direction.frames.get(str(frame.frame_index))


class _Chooser:
    """Turns needs into uses, remembering what it found."""

    def __init__(self, project: ProjectSpec, library: Library, pins: Mapping[str, int], draft: bool) -> None:
        self._project, self._library, self._pins, self._draft = project, library, pins, draft
        self.style = style_of(library)  # one look at all specs a scene, not a frame
        self._known: dict[_Need, tuple[AssetUse | None, Blocker | None]] = {}

    def choose(self, need: _Need) -> tuple[AssetUse | None, Blocker | None]:
        """The use of an asset, or the blocker that forbids it."""
        if need not in self._known:
            self._known[need] = self._choose(need)
        return self._known[need]

    def spec(self, asset_id: str) -> AssetSpec | None:
        """The frozen spec that will be used, else the working one in a draft, else None."""
        lock = self._library.current(asset_id, self._pins.get(asset_id))
        return lock.spec if lock else self._library.specs.get(asset_id)

    def _choose(self, need: _Need) -> tuple[AssetUse | None, Blocker | None]:
        ref, pin = need.ref, self._pins.get(need.ref.asset_id)
        lock = self._library.current(ref.asset_id, pin)
        if lock is not None and self._library.retired(ref.asset_id, lock.version) is None:
            return locked_use(lock, ref.variant, need.expression), None
        spec = self._library.specs.get(ref.asset_id)
        if self._draft:
            if spec is not None:
                return working_use(spec, self._project, ref.variant, need.expression), None
            name = ref.asset_id.partition("_")[2].replace("_", " ")
            return placeholder_use(ref.asset_id, name, self._project, ref.variant), None
        return None, self._blocker(ref.asset_id, pin, has_spec=spec is not None)

    def _blocker(self, asset_id: str, pin: int | None, *, has_spec: bool) -> Blocker:
        versions = self._library.locks(asset_id)
        if pin is not None:
            said = f"{asset_id}@v{pin} is pinned in direction/ but is missing or retired"
            return Blocker(
                "pinned-version-missing", asset_id, said, Mend("versions", {"assets": [asset_id]}, "see `{}`")
            )
        if versions:
            said = f"every version of {asset_id} is retired"
            hint = another_or_again(versions[-1], self._library.is_retired(asset_id), has_spec=has_spec)
            return Blocker("all-retired", asset_id, said, hint)
        if has_spec:
            said = f"{asset_id} is not locked yet"
            return Blocker("not-locked", asset_id, said, draw_and_lock(asset_id))
        said = f"{asset_id} has no spec"
        return Blocker("no-spec", asset_id, said, Mend("new", {"from_script": True}, "`{}` writes one"))


def _asked(
    scene: Scene, frame: Frame, chooser: _Chooser, *, draft: bool
) -> tuple[list[AssetUse], list[Blocker]]:
    """What a frame shows, and what stands in its way."""
    needs, unresolved = _needs(scene, frame, chooser.style)
    blockers = [] if draft else list(unresolved)
    uses = []
    for need in needs:
        use, blocker = chooser.choose(need)
        uses += [use] if use else []
        blockers += [blocker] if blocker else []
    return uses, blockers


def _needs(scene: Scene, frame: Frame, style: str | None) -> tuple[list[_Need], list[Blocker]]:
    asked: list[tuple[str, str | None]] = [(style, None)] if style else []
    asked += [(_with_variant(c.asset, c.variant), c.expression) for c in frame.characters]
    asked += [(scene.environment, None)] if scene.environment else []
    asked += [(name, None) for name in scene.nature]
    asked += [(p.asset, None) for p in frame.props]
    needs: dict[_Need, None] = {}
    blockers: dict[str, Blocker] = {}
    for name, expression in asked:
        ref = parse_asset_ref(name)
        if ref is not None:
            needs[_Need(ref, expression)] = None
        elif name not in blockers:
            blockers[name] = _unresolved(name, scene)
    return list(needs), list(blockers.values())


def _with_variant(asset: str, variant: str | None) -> str:
    return f"{asset}:{variant}" if variant and ":" not in asset else asset


def _unresolved(name: str, scene: Scene) -> Blocker:
    kind, _, said = name.removeprefix(UNRESOLVED).partition("_")
    word = {"CHAR": "character", "ENV": "place", "PROP": "prop", "NAT": "nature"}.get(kind, "name")
    return Blocker(
        "unresolved-name",
        name,
        f"the {word} {said.replace('_', ' ')} in {scene.scene_id} is not an asset yet",
        Mend.joined(
            "{} writes a spec, or {} says which asset it is",
            Mend("new", {"from_script": True}),
            Mend("alias.add", blanks=("name", "target")),
        ),
    )


def _looks(scene: Scene, chooser: _Chooser) -> dict[str, Look]:
    looks: dict[str, Look] = {}
    for frame in scene.live_frames:
        asked = [(c.asset, c.variant) for c in frame.characters] + [(p.asset, None) for p in frame.props]
        for name, variant in asked:
            _add_look(looks, name, variant, chooser)
    for name in [*scene.environments, *scene.nature]:
        _add_look(looks, name, None, chooser)
    return looks


def _add_look(looks: dict[str, Look], name: str, variant: str | None, chooser: _Chooser) -> None:
    ref = parse_asset_ref(name)
    if ref is None or ref.asset_id in looks:
        return
    spec = chooser.spec(ref.asset_id)
    if spec is not None:
        looks[ref.asset_id] = look_of(spec, ref.variant or variant)
