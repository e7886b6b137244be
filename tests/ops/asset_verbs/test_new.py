"""Starting specs: valid, commented, in the script's own words; nothing that exists is touched."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.ids import AssetType
from storyboard_cli.ops.new import NewAsk, new

World = Any

SCRIPT = """\
INT. KITCHEN - NIGHT

A narrow kitchen, green tiles, one bulb over the sink.

ASHA (34), tired eyes, hair in a bun, stirs a pot.

ASHA
It never stops.

OLD MAN, a face like bark, sits down.

OLD MAN
Then eat.

EXT. BUS STOP - NIGHT (RAIN)

Asha waits.

EXT. BUS STOP - MORNING

Asha sleeps on the bench.
"""


def test_a_new_spec_is_valid_and_explains_itself(world: World) -> None:
    done = new(world.open(), NewAsk(asset_type=AssetType.character, name="Renée's Mother"), world.report)

    assert done.specs[0].asset_id == "CHAR_Renees_Mother"
    text = world.text("assets/CHAR_Renees_Mother/asset.yaml")
    assert text.startswith("# yaml-language-server: $schema=../../.sb/schemas/asset.json\n")
    assert world.exists(".sb/schemas/asset.json")
    spec = world.open().registry.specs["CHAR_Renees_Mother"]
    assert (spec.name, spec.canonical_prompt) == ("Renée's Mother", "Renée's Mother")


@pytest.mark.parametrize("kind", list(AssetType))
def test_every_type_has_a_template_that_reads_back(world: World, kind: AssetType) -> None:
    name = 'Yes: "no" #1 [x]'
    done = new(
        world.open(), NewAsk(asset_type=kind, name=name, aliases=["No", "a, b"], tags=["on"]), world.report
    )

    spec = world.open().registry.specs[done.specs[0].asset_id]
    assert spec.name == name
    assert spec.tags == ["on"]
    assert spec.aliases == ([] if kind is AssetType.style else ["No", "a, b"])


def test_names_in_other_scripts_get_numbers(world: World) -> None:
    ids = [
        new(world.open(), NewAsk(asset_type=AssetType.character, name=name), world.report).specs[0].asset_id
        for name in ("मीरा", "आरव")
    ]
    assert ids == ["CHAR_001", "CHAR_002"]


def test_a_name_that_is_known_is_refused(world: World) -> None:
    world.asset("CHAR_001", "Aarav", more="aliases: [THE BOY]\n")

    with pytest.raises(SbError, match="CHAR_001 already"):
        new(world.open(), NewAsk(asset_type=AssetType.character, name="the boy"), world.report)


def test_every_unresolved_name_of_the_script_gets_a_spec_and_the_scenes_use_it(world: World) -> None:
    world.write_all({"scripts/pilot.fountain": SCRIPT})

    done = new(world.open(), NewAsk(from_script=True), world.report)

    assert {s.asset_id: s.prompt for s in done.specs} == {
        "ENV_Kitchen": "kitchen, interior, a narrow kitchen, green tiles, one bulb over the sink",
        "CHAR_Asha": "Asha, woman, 34, hair in bun, tired eyes",
        "CHAR_Old_Man": "Old Man",
        "ENV_Bus_Stop": "bus stop, exterior",
    }
    stop = world.open().registry.specs["ENV_Bus_Stop"]
    assert [v.name for v in stop.variants] == ["night", "morning", "rain"]
    scenes = world.open().scenes
    assert [s.environment for s in scenes] == [
        "ENV_Kitchen:night",
        "ENV_Bus_Stop:rain",
        "ENV_Bus_Stop:morning",
    ]
    assert new(world.open(), NewAsk(from_script=True), world.report).specs == []


def test_a_dry_run_writes_nothing(world: World) -> None:
    world.write_all({"scripts/pilot.fountain": SCRIPT})

    done = new(world.open(), NewAsk(from_script=True, dry_run=True), world.report)

    assert len(done.specs) == 4
    assert not world.exists("assets") and not world.exists("scenes")


def test_a_name_that_is_too_long_is_told_and_the_others_are_written(world: World) -> None:
    place = "THE " + "VERY " * 50 + "LONG HALL"
    world.write_all({"scripts/pilot.fountain": f"INT. {place} - DAY\n\nODA & UWE\nHi.\n"})

    done = new(world.open(), NewAsk(from_script=True), world.report)

    assert [s.asset_id for s in done.specs] == ["CHAR_Oda", "CHAR_Uwe"]
    assert [(u.name, u.at) for u in done.unusable] == [(place, "scripts/pilot.fountain:1:1")]


SILENT = """\
EXT. YARD - DAY

IRIS (30, thin) waits. A guard opens a rusty toolbox.

Iris closes the toolbox. OSWALD CRANE (55) opens the toolbox.

OSWALD
Well.

Iris walks to the toolbox.
"""


def test_silent_people_whole_names_and_things_get_specs_and_are_resolved(world: World) -> None:
    world.write_all({"scripts/pilot.fountain": SILENT})

    done = new(world.open(), NewAsk(from_script=True), world.report)

    prompts = {s.asset_id: s.prompt for s in done.specs}
    assert prompts == {
        "ENV_Yard": "yard, exterior",
        "CHAR_Oswald_Crane": "Oswald Crane, man, 55",
        "CHAR_Iris": "Iris, woman, 30, thin",
        "PROP_Toolbox": "rusty toolbox",
    }
    workspace = world.open()
    assert workspace.registry.specs["CHAR_Oswald_Crane"].aliases == ["Oswald"]
    assert workspace.registry.specs["CHAR_Iris"].appearance.build == "slim"
    frames = [f for s in workspace.scenes for f in s.live_frames]
    assert all("UNRESOLVED" not in str(f.shown) + str(f.characters) for f in frames)
    assert {c.asset for f in frames for c in f.characters} == {"CHAR_Oswald_Crane", "CHAR_Iris"}
    assert {p.asset for f in frames for p in f.props} == {"PROP_Toolbox"}
    assert new(workspace, NewAsk(from_script=True), world.report).specs == []
