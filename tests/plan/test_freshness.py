"""Why a frame is stale is said in words."""

from __future__ import annotations

from storyboard_cli.plan.freshness import RenderState, differences, render_state


def test_causes_are_named_and_consequences_are_not() -> None:
    before = {
        "CHAR_001": "v2 aaaa",
        "lighting": "dusk",
        "prompt": "#1",
        "staging": "#1",
        "seed": "5 (inherit)",
    }
    after = {
        "CHAR_001": "v3 bbbb",
        "lighting": "night",
        "prompt": "#2",
        "staging": "#2",
        "seed": "5 (inherit)",
    }

    assert differences(before, after) == ["CHAR_001 v2→v3", 'lighting "dusk"→"night"']


def test_consequences_alone_are_still_said() -> None:
    assert differences({"staging": "#1"}, {"staging": "#2"}) == ["staging changed"]


def test_new_gone_and_relocked_assets_are_told_apart() -> None:
    before = {"PROP_A": "v1 aa", "CHAR_001": "v3 aa"}
    after = {"PROP_B": "v1 cc", "CHAR_001": "v3 bb"}

    assert differences(before, after) == [
        "PROP_B is new",
        "CHAR_001 v3 has other content",
        "PROP_A is gone",
    ]


def test_a_seed_and_a_version_are_told_in_words() -> None:
    before = {"seed": "5 (inherit)", "ENV_Library": "v1:dusk aa", "PROP_A": "v1 aa", "ENV_Yard": "v1:day aa"}
    after = {"seed": "7 (inherit)", "ENV_Library": "v2:dusk bb", "PROP_A": "v2 bb", "ENV_Yard": "v2:night b"}
    known = {"ENV_Library": "prompt", "ENV_Yard": "views"}

    assert differences(before, after, between=lambda asset, old, new: known.get(asset, "")) == [
        "another seed",
        "ENV_Library v1→v2: prompt",
        "PROP_A v1→v2",
        "ENV_Yard v1:day→v2:night: views",
    ]


def test_states() -> None:
    assert render_state("a", 1, None, None) is RenderState.unrendered
    assert render_state("a", 1, "a", 1) is RenderState.fresh
    assert render_state("a", 2, "a", 1) is RenderState.superseded
    assert render_state("b", 2, "a", 1) is RenderState.stale
