"""Rules about pixels: from measured numbers to sentences and verdicts."""

from __future__ import annotations

from dataclasses import replace

from storyboard_cli.consistency import (
    copy_paste,
    count,
    identity,
    margin,
    mirrored,
    palette,
    style,
    trend,
    wardrobe,
)
from storyboard_cli.consistency import place as place_rule
from storyboard_cli.consistency.colour_names import named, told_apart
from storyboard_cli.consistency.findings import Outcome, verdict
from storyboard_cli.consistency.measured import (
    CopyMeasured,
    FigureMeasured,
    FrameMeasured,
    Likeness,
    Limits,
    PlaceMeasured,
    RegionMeasured,
    StrangerMeasured,
    StyleMeasured,
)

LIMITS = Limits(mean=0.97, fail=0.9, warn=0.93, references=5, may_fail=True)
BOX = (10.0, 10.0, 60.0, 90.0)
GARMENTS = {("CHAR_001", "body"): "raincoat"}


def region(name: str = "body", score: float = 0.97, **changes) -> RegionMeasured:
    made = RegionMeasured(
        name, BOX, score, 0.4, LIMITS, "assets/CHAR_001/v1/front.png", "#2a5fb0", "#b43a2e", 0.02
    )
    return replace(made, **changes)


def figure(*regions: RegionMeasured, **changes) -> FigureMeasured:
    made = FigureMeasured("CHAR_001", "Aarav", None, BOX, 1.0, regions, own=0.95, present=True)
    return replace(made, **changes)


def frame(*figures: FigureMeasured, **changes) -> FrameMeasured:
    return replace(FrameMeasured("basic-v1", 640, 360, figures), **changes)


def test_a_figure_like_its_bundle_passes():
    (found,) = identity.judge(frame(figure(region(), region("head"))), GARMENTS)
    assert found.outcome is Outcome.passed and found.message == "Aarav looks like the locked pictures"


def test_what_is_left_out_is_said_with_the_reason():
    part = figure(region("head"), left_out=(("body", "something stands before it"),))
    (found,) = identity.judge(frame(part), GARMENTS)
    assert found.outcome is Outcome.passed
    said = "Aarav looks like the locked pictures; raincoat not judged: something stands before it"
    assert found.message == said
    whole = figure(not_judged="too little of it is seen in such light", left_out=(("head", "…"),))
    (found,) = identity.judge(frame(whole), GARMENTS)
    assert found.outcome is Outcome.not_judged and "too little of it is seen" in found.message


def test_a_changed_coat_fails_and_is_called_by_its_name_and_colours():
    changed = region(score=0.4, p_value=1e-7, colour_distance=0.2)
    (found,) = identity.judge(frame(figure(changed, region("head"))), GARMENTS)
    assert found.outcome is Outcome.failed and found.region == "body" and found.box == BOX
    assert found.message == (
        "Aarav's raincoat does not look like the locked pictures: "
        "mostly blue (#2a5fb0) where the bundle has red (#b43a2e)"
    )
    assert found.threshold == 0.9 and found.reference == "assets/CHAR_001/v1/front.png"


def test_colours_have_the_names_that_people_use():
    colours = ("#478960", "#425e8c", "#c98e63", "#1d1a1c", "#f4f2ec", "#7a5230")
    said = [named(colour).split(" (")[0] for colour in colours]
    assert said == ["sea green", "steel blue", "tan", "black", "white", "brown"]
    assert named("#c23a2f") == "red (#c23a2f)"


def test_a_doubtful_part_warns_and_too_few_references_never_fail():
    (doubt,) = identity.judge(frame(figure(region(score=0.91))), GARMENTS)
    assert doubt.outcome is Outcome.warned
    few = replace(LIMITS, may_fail=False, note="only 2 reference pictures, so this can't fail it")
    (found,) = identity.judge(frame(figure(region(score=0.1, limits=few))), GARMENTS)
    assert found.outcome is Outcome.warned and "only 2 reference pictures" in found.message


def test_a_hidden_figure_is_not_judged_and_never_passes_silently():
    hidden = figure(not_judged="it is hidden or cut (12% of it can be seen)", own=None, present=None)
    (found,) = identity.judge(frame(hidden), GARMENTS)
    assert found.outcome is Outcome.not_judged and "hidden" in found.message
    assert verdict([found]).outcome == "not judged"


def test_two_who_look_like_each_other_have_changed_places():
    first = figure(region(score=0.5), own=0.5, nearest_other=Likeness("CHAR_002", "Meera", 0.9))
    second = figure(region(score=0.5), asset="CHAR_002", name="Meera", own=0.4,
                    nearest_other=Likeness("CHAR_001", "Aarav", 0.9))  # fmt: skip
    found = margin.judge(frame(first, second))
    assert [f.outcome for f in found] == [Outcome.failed, Outcome.failed]
    assert found[0].message == "Aarav and Meera have changed places: each looks like the other"
    assert found[1].message == found[0].message and (found[0].other, found[1].other) == (
        "CHAR_002",
        "CHAR_001",
    )


def test_like_clothed_people_are_a_tie_not_a_swap():
    tie = figure(region(), own=0.94, nearest_other=Likeness("CHAR_002", "Meera", 0.96))
    assert margin.judge(frame(tie))[0].outcome is Outcome.passed
    legs = figure(region("legs", score=0.5), own=0.5, nearest_other=Likeness("CHAR_002", "Meera", 0.9))
    assert margin.judge(frame(legs)) == []


def test_the_wrong_variant_is_named():
    worn = figure(region(score=0.5), own=0.5, variant="campus_uniform",
                  nearest_variant=Likeness("CHAR_001", "Aarav", 0.95, "raincoat"))  # fmt: skip
    (found,) = wardrobe.judge(frame(worn))
    assert found.outcome is Outcome.failed
    assert found.message == "Aarav is dressed for “raincoat” where the scene asks for “campus uniform”"
    head_only = replace(worn, regions=(region("head", score=0.5),))
    assert wardrobe.judge(frame(head_only)) == []


def test_missing_and_extra_figures_are_counted():
    found = count.judge(
        frame(figure(region(), present=False), strangers=(StrangerMeasured(BOX, "CHAR_002", "Meera", 2.4),))
    )
    assert [(f.rule, f.outcome) for f in found] == [
        ("count.missing", Outcome.failed),
        ("count.extra", Outcome.failed),
    ]
    assert "Aarav is missing" in found[0].message and "looks like Meera stands" in found[1].message
    assert count.judge(frame(figure(region())))[0].score == 100
    assert round(count.occm(1, 2), 2) == 60.65 and count.occm(0, 0) == 100


def test_colours_alone_may_be_wrong_about_an_extra_and_a_detector_is_believed():
    doubtful = frame(
        figure(region(), present=True), strangers=(StrangerMeasured(BOX, "CHAR_002", "Meera", 0.7),)
    )
    warned, passed = count.judge(doubtful)
    assert (warned.outcome, passed.outcome) == (Outcome.warned, Outcome.passed)
    assert "looks like Meera may stand" in warned.message
    (seen,) = count.judge(frame(strangers=(StrangerMeasured(BOX, None, "", None, sure=0.6),)))
    assert (seen.rule, seen.outcome) == ("count.extra", Outcome.failed)
    assert seen.message == "somebody stands where the staging has nobody" and seen.score == 0.6
    three_of_two = replace(frame(figure(region(), present=True)), detected=3, expected=2)
    assert round(count.judge(three_of_two)[0].score, 2) == 60.65


def place(**numbers: object) -> PlaceMeasured:
    plain: dict[str, object] = dict(
        asset="ENV_Library", name="Library", score=0.9, p_value=0.4, limits=LIMITS, reference="wide.png"
    )
    return PlaceMeasured(**(plain | numbers))


def test_a_place_fails_only_where_places_are_told_apart():
    (passed,) = place_rule.judge(replace(frame(), place=place(score=LIMITS.warn + 0.01)))
    assert passed.outcome is Outcome.passed and place_rule.judge(frame()) == []
    wrong = place(score=LIMITS.fail - 0.1, nearest_other=Likeness("ENV_Forest", "Forest", 0.95))
    (failed,) = place_rule.judge(replace(frame(), place=wrong))
    assert failed.outcome is Outcome.failed and failed.region == "background"
    assert failed.message.endswith("pictures of Library; it is nearer to Forest (ENV_Forest)")
    (warned,) = place_rule.judge(
        replace(frame(), place=replace(wrong, limits=replace(LIMITS, may_fail=False)))
    )
    assert warned.outcome is Outcome.warned and warned.threshold == LIMITS.warn


def test_a_far_main_colour_warns_and_a_near_one_passes():
    assert palette.judge(frame(figure(region(colour_distance=0.3))), GARMENTS)[0].outcome is Outcome.warned
    assert palette.judge(frame(figure(region())), GARMENTS)[0].outcome is Outcome.passed


def test_style_fails_below_its_limit_and_says_nothing_without_a_style():
    measured = StyleMeasured("STYLE_Main", 0.5, 1e-5, LIMITS, "assets/STYLE_Main/v1/sheet.1.png")
    assert style.judge(frame(style=measured))[0].outcome is Outcome.failed
    assert style.judge(frame(style=replace(measured, score=0.95)))[0].outcome is Outcome.passed
    assert style.judge(frame()) == []


def test_a_pasted_reference_fails_only_where_pictures_are_generated():
    pasted = frame(copies=(CopyMeasured("CHAR_001", "Aarav", 0.97, "assets/CHAR_001/v1/front.png", 2),))
    assert copy_paste.judge(pasted, generates=True)[0].outcome is Outcome.failed
    assert copy_paste.judge(pasted, generates=False) == []


def test_an_asymmetric_figure_the_wrong_way_round_fails():
    assert mirrored.judge(frame(figure(region(), mirrored=0.9)))[0].outcome is Outcome.failed
    assert mirrored.judge(frame(figure(region(), mirrored=-0.9)))[0].outcome is Outcome.passed
    assert mirrored.judge(frame(figure(region()))) == []


def samples(*values: float, per_scene: int = 4) -> list[trend.Sample]:
    return [
        trend.Sample(f"FR_S{1 + i // per_scene:02d}_{1 + i % per_scene:03d}", z) for i, z in enumerate(values)
    ]


def test_slow_drift_over_several_scenes_is_seen_and_a_bad_scene_alone_is_not():
    steady = [0.2, -0.3, 0.4, -0.1] * 6
    assert trend.drifting("CHAR_001", "Aarav", samples(*steady)) is None
    sinking = steady[:8] + [-0.8 - i * 0.1 for i in range(16)]
    found = trend.drifting("CHAR_001", "Aarav", samples(*sinking))
    assert found is not None and found.since >= "FR_S03"
    one_scene = steady[:8] + [-2.0] * 4 + steady[:12]
    assert trend.drifting("CHAR_001", "Aarav", samples(*one_scene)) is None
    assert trend.judge([found])[0].outcome is Outcome.warned


def test_two_shades_of_one_name_are_told_apart_in_words():
    assert told_apart("#593824", "#3a2617") == ("a lighter dark brown (#593824)", "dark brown (#3a2617)")
    assert told_apart("#3d6fb6", "#c23a2f") == ("blue (#3d6fb6)", "red (#c23a2f)")
    shade = region(score=0.4, found_colour="#593824", expected_colour="#3a2617", colour_distance=0.2)
    (found,) = identity.judge(frame(figure(shade)), GARMENTS)
    (warned,) = palette.judge(frame(figure(shade)), GARMENTS)
    assert "mostly a lighter dark brown (#593824) where the bundle has dark brown" in found.message
    assert "is a lighter dark brown (#593824); the bundle has dark brown" in warned.message


def test_dim_colours_are_called_by_their_hue_before_they_are_called_grey():
    assert [named(c).split(" (")[0] for c in ("#5b473c", "#485776", "#4a4b50", "#2c292a")] == [
        "grey brown", "slate", "dark grey", "black",
    ]  # fmt: skip


def test_whoever_has_changed_places_wears_no_wrong_variant():
    swapped = figure(region(score=0.5), own=0.5, variant="campus_uniform",
                     nearest_other=Likeness("CHAR_002", "Meera", 0.9),
                     nearest_variant=Likeness("CHAR_001", "Aarav", 0.6, "raincoat"))  # fmt: skip
    assert wardrobe.judge(frame(swapped)) == []
    assert margin.judge(frame(swapped))[0].outcome is Outcome.failed
    own_coat = replace(swapped, nearest_variant=Likeness("CHAR_001", "Aarav", 0.95, "raincoat"))
    assert wardrobe.judge(frame(own_coat))[0].outcome is Outcome.failed


def test_nobody_there_looks_like_anybody():
    behind = region(score=0.3, colour_distance=0.5)
    gone = figure(behind, present=False, own=0.3, nearest_other=Likeness("CHAR_003", "Rao", 0.6),
                  nearest_variant=Likeness("CHAR_001", "Aarav", 0.5, "raincoat"))  # fmt: skip
    seen = frame(gone)
    assert margin.judge(seen) == wardrobe.judge(seen) == palette.judge(seen, GARMENTS) == []
    assert [f.rule for f in count.judge(seen)] == ["count.missing"]
    there = frame(replace(gone, present=True))
    assert margin.judge(there) and palette.judge(there, GARMENTS)
