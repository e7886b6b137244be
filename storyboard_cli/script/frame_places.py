"""Where a frame plays if not where its scene does, and the light that this brings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storyboard_cli.core.ids import AssetType
from storyboard_cli.script.drafts import DraftFrame
from storyboard_cli.script.found_cast import Fields
from storyboard_cli.script.headings import Heading
from storyboard_cli.script.layers import TIME, highest, place_layers
from storyboard_cli.script.resolve import Meaning, Resolver
from storyboard_cli.spec.project import ProjectSpec

if TYPE_CHECKING:
    from storyboard_cli.script.drafts import ScriptScene

_OF_A_PLACE = (TIME, "environment ")


def place_of(draft: DraftFrame, scene: ScriptScene, resolver: Resolver) -> tuple[Fields, Heading] | None:
    """A frame's own place, and the heading that it comes from; None where it plays with its scene."""
    heading, time = draft.heading, None
    meaning: Meaning | None = None
    if draft.side is not None:
        source = draft.side.scene
        heading = source.heading if source is not None else draft.side.heading
        time, meaning = (source.time, source.place) if source is not None else (None, None)
    if heading is None:
        return _spot(draft, scene, resolver)
    if meaning is None:
        meaning = resolver.place(heading, (scene.path, draft.line, draft.column))
    fields: Fields = {
        "int_ext": heading.int_ext,
        "location": heading.location,
        "sub_location": heading.sub_location,
        "time_of_day": time or heading.time or scene.time,
        "environment": meaning.target if meaning else None,
    }
    own = scene.heading
    if (heading.int_ext, heading.location) == (own.int_ext, own.location) and (
        fields["environment"] == (scene.place.target if scene.place else None)
    ):
        return None
    return fields, heading


def _spot(draft: DraftFrame, scene: ScriptScene, resolver: Resolver) -> tuple[Fields, Heading] | None:
    """Another spot of the scene's place: its own environment where the project has one, else the scene's."""
    spot = draft.spot
    if spot is None:
        return None
    entry = resolver.table.find(spot.text, AssetType.environment)
    own = scene.place.target if scene.place else None
    if entry is not None:
        place = resolver.place(
            replace(spot, location=spot.text, sub_location=None), (scene.path, draft.line, draft.column)
        )
        own = place.target if place else own
    fields: Fields = {
        "int_ext": spot.int_ext or scene.heading.int_ext,
        "location": scene.heading.location,
        "sub_location": spot.sub_location,
        "time_of_day": scene.time,
        "environment": own,
    }
    return fields, spot


def set_place(
    fields: Fields,
    draft: DraftFrame,
    scene: ScriptScene,
    light: str | None,
    resolver: Resolver,
    project: ProjectSpec,
) -> None:
    """Put a frame at its own place. `light` says where its scene's light comes from: if from the place or the
    hour, the frame's own place brings another.
    """
    found = place_of(draft, scene, resolver)
    if found is None:
        return
    place, heading = found
    fields["place"] = place
    rule = "R3f intercut" if draft.side else "R3b montage" if draft.heading else "R3g spot"
    origin = {"place": rule}
    if fields["lighting"] is None and (light is None or light.startswith(_OF_A_PLACE)):
        asset, _, variant = (place["environment"] or "").partition(":")
        spec = resolver.specs.get(asset)
        layers = place_layers(project, heading, place["time_of_day"], spec, variant or None)
        chosen = highest(layers["lighting"])
        if chosen.value:
            fields["lighting"] = chosen.value
            origin["lighting"] = chosen.origin or ""
    fields["origin"] = dict(sorted((fields["origin"] | origin).items()))
