"""The library of a draft: a working spec for everybody whom the script names, as its words describe them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyboard_cli.assets.cast_looks import Member, cast_appearances
from storyboard_cli.assets.first_guess import name_as_written
from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.assets.person_guess import person_guess
from storyboard_cli.assets.told import Telling
from storyboard_cli.core.ids import AssetType, asset_type_of, id_parts
from storyboard_cli.plan.seeds import asset_seed
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.resolve import Unresolved
from storyboard_cli.spec.asset import AssetSpec


class DraftLibrary:
    """Nothing is locked; every character has the spec that `sb new --from-script` would begin with."""

    def __init__(self, scenes: Sequence[Scene], project_seed: int) -> None:
        self._specs = _specs(scenes, project_seed)

    @property
    def specs(self) -> Mapping[str, AssetSpec]:
        return self._specs

    def current(self, asset_id: str, pin: int | None = None) -> Lock | None:
        return None

    def locks(self, asset_id: str) -> Sequence[Lock]:
        return ()

    def retired(self, asset_id: str, version: int) -> Retired | None:
        return None

    def is_retired(self, asset_id: str) -> bool:
        return False


def _specs(scenes: Sequence[Scene], project_seed: int) -> dict[str, AssetSpec]:
    """The cast in the order in which it comes on; what no word says is chosen so that no two are alike."""
    telling = Telling(scenes)
    found: dict[str, AssetSpec] = {}
    for scene in scenes:
        for asset in (c.asset for f in scene.live_frames for c in f.characters):
            if asset not in found and asset_type_of(asset) is AssetType.character:
                found[asset] = _spec(asset, scene, scenes, telling)
    people = [
        Member(spec.asset_id, spec.appearance, asset_seed(project_seed, spec.asset_id), spec.name)
        for spec in found.values()
        if "species" not in spec.taxonomy
    ]
    for asset, appearance in cast_appearances(people).items():
        found[asset] = found[asset].model_copy(update={"appearance": appearance})
    return found


def _spec(asset: str, scene: Scene, scenes: Sequence[Scene], telling: Telling) -> AssetSpec:
    called = scene.names.get(asset) or id_parts(asset)[1].replace("_", " ")
    told = telling.of(Unresolved(AssetType.character, called, asset, "draft"))
    guess = person_guess(asset, name_as_written(called, scenes), told, scenes, asset)
    return AssetSpec.model_validate(
        {
            "asset_id": asset,
            "asset_type": AssetType.character,
            "name": guess.name,
            "canonical_prompt": guess.prompt,
            "aliases": [called],
            "taxonomy": dict(guess.taxonomy),
            "appearance": dict(guess.appearance),
        }
    )
