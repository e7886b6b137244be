"""What frames need: the assets that a scene names, and what may stand in the way. Cheap to import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.core.ids import AssetType, parse_asset_ref
from storyboard_cli.core.mend import Hint
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.asset import AssetSpec

UNRESOLVED = "UNRESOLVED_"


class Library(Protocol):
    """What planning asks of the asset registry."""

    @property
    def specs(self) -> Mapping[str, AssetSpec]: ...

    def current(self, asset_id: str, pin: int | None = None) -> Lock | None: ...

    def locks(self, asset_id: str) -> Sequence[Lock]: ...

    def retired(self, asset_id: str, version: int) -> Retired | None: ...

    def is_retired(self, asset_id: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Blocker:
    """Why a frame may not be rendered yet, and the command that changes that."""

    code: str
    asset: str
    message: str
    hint: Hint


def assets_of(scene: Scene) -> list[str]:
    """Ids of all assets that a scene's frames refer to, unresolved names left out; sorted."""
    named = {*scene.environments, *scene.nature, *scene.props, *scene.characters}
    for frame in scene.live_frames:
        named.update(c.asset for c in frame.characters)
        named.update(p.asset for p in frame.props)
    refs = (parse_asset_ref(name) for name in named)
    return sorted({ref.asset_id for ref in refs if ref})


def style_of(library: Library) -> str | None:
    """The project's style asset: the first one by id that has a spec."""
    styles = sorted(i for i, spec in library.specs.items() if spec.asset_type is AssetType.style)
    return styles[0] if styles else None
