"""`sb deps S03`: the resolved dependency set of scenes or frames: every asset, its version, and what is
missing.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.ids import asset_type_of, parse_asset_ref
from storyboard_cli.core.model import Frozen
from storyboard_cli.plan.needs import UNRESOLVED, style_of
from storyboard_cli.project.selection import Chosen, select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace

State = Literal["locked", "unlocked", "retired", "missing", "unresolved"]


class DepsAsk(Ask):
    selectors: Annotated[
        list[str], asked("S03, S03/2, 3A, FR_S03_002, globs; all if left out.", argument="frames")
    ] = []


class Dependency(Frozen):
    """One asset in one role. `version` is what a render would use now."""

    asset_id: str = Field(description="The asset, as CHAR_001.")
    name: str = Field(description="Its name.")
    role: str = Field(description="character, environment, prop, nature or style.")
    variants: list[str] = Field([], description="Variants that are used.")
    version: int | None = Field(None, description="What a render would use now.")
    required_version: int | None = Field(None, description="The version that a direction file pins.")
    lock_hash: str | None = Field(None, description="The hash of the locked version.")
    state: State = Field(description="locked, unlocked, retired, missing or unresolved.")
    scenes: list[str] = Field([], description="Scenes that use it.")
    frames: int = Field(0, description="How many frames use it.")


class DepsAnswer(Answer):
    assets: list[Dependency] = Field(description="The assets, role by role.")
    frames: int = Field(description="Frames that were looked at.")
    scenes: int = Field(description="Scenes that were looked at.")


@signed
def deps(workspace: Workspace, ask: DepsAsk, caller: Caller) -> DepsAnswer:
    """Everything that the selected frames need."""
    chosen = select_frames(workspace.scenes, ask.selectors)
    uses: dict[str, _Use] = {}
    for pair in chosen:
        for name, variant in _named(pair):
            use = uses.setdefault(name, _Use())
            use.frames += 1
            use.scenes[pair[0].scene_id] = None
            if variant:
                use.variants[variant] = None
    style = style_of(workspace.registry)
    if style is not None and chosen:
        use = uses.setdefault(style, _Use())
        use.frames, use.scenes = len(chosen), dict.fromkeys(s.scene_id for s, _ in chosen)
    order = {"style": 0, "environment": 1, "character": 2, "nature": 3, "prop": 4}
    found = [_resolved(workspace, name, use) for name, use in uses.items()]
    found.sort(key=lambda d: (order.get(d.role, 9), d.asset_id))
    return DepsAnswer(assets=found, frames=len(chosen), scenes=len({s.scene_id for s, _ in chosen}))


class _Use:
    def __init__(self) -> None:
        self.frames = 0
        self.scenes: dict[str, None] = {}
        self.variants: dict[str, None] = {}


def _named(pair: Chosen) -> list[tuple[str, str | None]]:
    """(asset id, variant) of everything in a frame, each once."""
    scene, frame = pair
    names: list[tuple[str, str | None]] = []
    environment = scene.at(frame).environment
    if environment:
        ref = parse_asset_ref(environment)
        names.append((ref.asset_id, ref.variant) if ref else (environment, None))
    for text in [*scene.nature, *(p.asset for p in frame.props)]:
        ref = parse_asset_ref(text)
        names.append((ref.asset_id, ref.variant) if ref else (text, None))
    names += [(c.asset, c.variant) for c in frame.characters]
    return list(dict.fromkeys(names))


def _resolved(workspace: Workspace, name: str, use: _Use) -> Dependency:
    scenes = list(use.scenes)
    common = {"scenes": scenes, "frames": use.frames, "variants": sorted(use.variants)}
    if name.startswith(UNRESOLVED):
        kind = name.removeprefix(UNRESOLVED).split("_", 1)[0]
        role = {"CHAR": "character", "ENV": "environment", "NAT": "nature", "PROP": "prop"}.get(kind, "asset")
        label = name.removeprefix(UNRESOLVED).partition("_")[2].replace("_", " ")
        return Dependency(asset_id=name, name=label, role=role, state="unresolved", **common)
    registry = workspace.registry
    pins = {d.versions[name] for s in scenes if (d := workspace.directions.get(s)) and name in d.versions}
    pin = max(pins) if pins else None
    lock = registry.current(name, pin)
    spec = registry.specs.get(name) or (lock.spec if lock else None)
    state: State = "missing"
    if lock is not None:
        state = "retired" if registry.retired(name, lock.version) else "locked"
    elif spec is not None:
        state = "unlocked"
    return Dependency(
        asset_id=name,
        name=spec.name if spec else name,
        role=asset_type_of(name).value,
        version=lock.version if lock else None,
        required_version=pin,
        lock_hash=lock.lock_hash if lock else None,
        state=state,
        **common,
    )
