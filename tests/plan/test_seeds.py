"""Seeds are inherited, exact in JSON, and never change by what stands beside them."""

from __future__ import annotations

from typing import Any

from storyboard_cli.plan.seeds import bundle_seeds, derive, frame_seeds


def plan(policy: str = "inherit", frame: str = "u1", **options: Any):  # type: ignore[no-untyped-def]
    return frame_seeds(
        policy,
        project_seed=7,
        project_id="PRJ_001",
        scene_uid="s1",
        frame_uid=frame,
        characters=options.pop("characters", [("CHAR_001", 443129)]),
        assets=options.pop("assets", ["CHAR_001", "ENV_A"]),
        **options,
    )


def test_seeds_are_known_numbers_that_every_json_reader_keeps() -> None:
    assert derive(1, "scene", "a") == derive(1, "scene", "a") < 2**53
    assert derive(1, "scene", "a") != derive(1, "frame", "a") != derive(2, "frame", "a")
    assert int(float(derive(1, "scene", "a"))) == derive(1, "scene", "a")


def test_inherit_gives_each_frame_its_own_seed_with_its_lineage() -> None:
    first, second = plan(frame="u1"), plan(frame="u2")

    assert first.seed != second.seed
    assert [step.kind for step in first.lineage] == ["project", "scene", "frame"]
    assert first.lineage[1] == second.lineage[1]


def test_scene_policy_shares_and_asset_policy_follows_the_first_character() -> None:
    assert plan("scene", frame="u1").seed == plan("scene", frame="u2").seed
    assert plan("asset").seed == 443129
    assert plan("asset", characters=[]).seed == plan("inherit").seed


def test_override_is_the_last_step_and_keeps_its_reason() -> None:
    found = plan(override=(99, "the hand was wrong"))

    assert found.seed == 99
    assert found.lineage[-1].kind == "override"
    assert found.override_reason == "the hand was wrong"


def test_adding_an_asset_changes_no_other_assets_seed() -> None:
    assert (
        plan(assets=["CHAR_001"]).assets["CHAR_001"] == plan(assets=["PROP_A", "CHAR_001"]).assets["CHAR_001"]
    )


def test_bank_gives_every_role_and_variant_its_own_seed() -> None:
    seeds = {
        bundle_seeds("PRJ_001", 7, "CHAR_001", None, role, variant).seed
        for role in ("front", "back", "expression.angry")
        for variant in (None, "raincoat")
    }
    assert len(seeds) == 6
    assert bundle_seeds("PRJ_001", 7, "CHAR_001", 5, "front", None).lineage[0].seed == 5
