"""Rules about what a picture was made from: prompts, anchor, seeds, locked files, and exceptions."""

from __future__ import annotations

import json

from storyboard_cli.cli.lines import worded
from storyboard_cli.consistency import bundle, picture, prompt, seeds, style_anchor
from storyboard_cli.consistency.exceptions import Allowed, excused
from storyboard_cli.consistency.findings import Finding, Outcome, problems, remembered, verdict
from storyboard_cli.consistency.text_diff import nearest_passage, word_diff
from storyboard_cli.core.mend import Mend
from storyboard_cli.plan.seeds import frame_seeds

LOCKED = prompt.LockedPrompt(
    "CHAR_001", "Aarav", 2, "young male, lean build, red coat", negative="extra limbs"
)


def plan(seed: int = 7, **changes):
    facts = {"project_seed": seed, "project_id": "PRJ_1", "scene_uid": "s", "frame_uid": "f",
             "characters": [("CHAR_001", 5)], "assets": ["CHAR_001"]}  # fmt: skip
    return frame_seeds(changes.pop("policy", "inherit"), **(facts | changes))


def test_a_locked_prompt_that_stands_verbatim_passes():
    text = "ink style, young male, lean build, red coat, walks"
    (found,) = prompt.judge("FR_S01_001", text, "text, extra limbs", [LOCKED])
    assert found.outcome is Outcome.passed


def test_a_changed_word_is_shown_as_a_diff_against_the_lock():
    text = "ink style, young male, lean build, blue coat, walks"
    (found,) = prompt.judge("FR_S01_001", text, "extra limbs", [LOCKED])
    assert found.outcome is Outcome.failed and "CHAR_001@v2" in found.message
    assert "[-red-] {+blue+} coat" in found.message and worded(found.hint or "") == "sb render FR_S01_001"


def test_a_missing_prompt_is_said_to_be_missing():
    found = prompt.judge("FR_S01_001", "a tree", "", [LOCKED])
    assert [("not there at all" in f.message) for f in found] == [True, True]


def test_word_diffs_read_like_the_sentence():
    assert word_diff("a red coat", "a blue long coat") == "a [-red-] {+blue long+} coat"
    assert nearest_passage("red coat", "he wears a blue coat today") in ("blue coat", "coat today")
    assert nearest_passage("red coat", "nothing alike here") == ""


def test_the_style_anchor_must_be_today_s_and_stand_in_the_prompt():
    same = {
        "anchor": "soft ink",
        "made_anchor": "soft ink",
        "positive": "soft ink, man",
        "others_changed": False,
    }
    assert style_anchor.judge("FR", **same)[0].outcome is Outcome.passed
    changed = style_anchor.judge("FR", **(same | {"anchor": "hard ink"}))[0]
    assert changed.outcome is Outcome.failed and "[-soft-] {+hard+} ink" in changed.message
    assert style_anchor.judge("FR", **(same | {"positive": "man"}))[0].outcome is Outcome.failed
    assert style_anchor.judge("FR", **(same | {"others_changed": True}))[0].outcome is Outcome.failed


def test_a_changed_project_seed_is_named_with_both_numbers():
    (found,) = seeds.judge("FR_S01_001", plan(7), plan(8))
    assert found.outcome is Outcome.failed
    assert found.message == "the project's seed was 7 when it was drawn and is 8 now"


def test_equal_lineages_pass_and_an_override_is_listed_with_its_reason():
    assert seeds.judge("FR", plan(), plan())[0].outcome is Outcome.passed
    own = plan(override=(99, "better hands"))
    assert [f.rule for f in seeds.judge("FR", own, own)] == ["seeds.lineage", "seeds.override"]
    assert "better hands" in seeds.judge("FR", own, own)[1].message


def test_another_policy_and_a_lineage_that_does_not_end_in_the_seed_fail():
    assert "policy" in seeds.judge("FR", plan(), plan(policy="scene"))[0].message
    broken = plan().model_copy(update={"seed": 1})
    assert "its own lineage ends" in seeds.judge("FR", broken, plan())[0].message


def test_edited_and_missing_locked_pictures_are_named():
    state = bundle.BundleState("CHAR_001", "Aarav", 1, ("assets/CHAR_001/v1/front.png",), ("a/b.png",), True)
    found = bundle.judge([state])
    assert [f.outcome for f in found] == [Outcome.failed] * 3
    assert "assets/CHAR_001/v1/front.png" in found[0].message
    assert "git checkout" in worded(found[0].hint or "")
    newer = bundle.judge([bundle.BundleState("CHAR_001", "Aarav", 1, newest=2)])
    assert newer[0].outcome is Outcome.warned and newer[0].rule == "lock.outdated"
    assert bundle.judge([bundle.BundleState("CHAR_001", "Aarav", 1, newest=1)])[0].outcome is Outcome.passed


def test_a_painted_over_picture_is_told_from_a_rendered_one():
    assert picture.judge("FR", rendered_pixels="a", found_pixels="a")[0].outcome is Outcome.passed
    assert picture.judge("FR", rendered_pixels="a", found_pixels="b")[0].rule == "picture.changed"
    assert picture.judge("FR", rendered_pixels="a", found_pixels="a", flat=True)[0].rule == "picture.flat"


FAILED = Finding(rule="drift.identity", outcome=Outcome.failed, message="another coat", asset="CHAR_001")


def covered(exception: Allowed, now: str = "2026-03-01T10:00:00Z") -> bool:
    where = {"frame_id": "FR_S01_001", "scene_id": "S01", "pixels": "sha256:a", "now": now}
    return not excused([FAILED], [exception], **where)[0].blocks


def test_an_exception_covers_its_frame_scene_asset_rule_picture_and_time_and_nothing_else():
    assert covered(Allowed("drift.identity", "FR_S01_001", "wet coat", "Ana"))
    assert covered(Allowed("drift", "S01", "wet coat", "Ana"))
    assert covered(Allowed("drift.identity", "CHAR_001", "wet coat", "Ana", pixels="sha256:a"))
    assert not covered(Allowed("drift.style", "FR_S01_001", "x", "Ana"))
    assert not covered(Allowed("drift.identity", "FR_S01_002", "x", "Ana"))
    assert not covered(Allowed("drift.identity", "FR_S01_001", "x", "Ana", pixels="sha256:b"))
    until = Allowed("drift.identity", "FR_S01_001", "wet coat", "Ana", until="2026-03-01")
    assert covered(until) and not covered(until, "2026-03-02T00:00:00Z")


def test_an_allowed_finding_stays_visible_and_no_longer_quarantines():
    (allowed,) = excused(
        [FAILED], [Allowed("drift.identity", "S01", "wet coat", "Ana")],
        frame_id="FR_S01_001", scene_id="S01", pixels="", now="2026-03-01T10:00:00Z",
    )  # fmt: skip
    assert allowed.excused == "wet coat (Ana)" and verdict([allowed]).outcome == "passed"
    assert verdict([FAILED]).outcome == "quarantined"
    assert verdict([FAILED], on_failure="warn").outcome == "passed"
    (problem,) = problems("FR_S01_001", "scenes/S01/frame_001_v1.png", [allowed])
    assert problem.severity == "info" and "wet coat" in problem.message


def test_a_version_that_was_deleted_fails_the_frames_that_were_made_from_it():
    (found,) = bundle.judge([bundle.BundleState("CHAR_001", "Aarav", 1, gone=True)])
    assert found.outcome is Outcome.failed and found.rule == "lock.changed"
    assert found.message == "Aarav (CHAR_001@v1), which it was made from, is not in the project any more"
    assert "git checkout assets/CHAR_001/v1" in worded(found.hint or "")


def test_assets_that_came_or_left_are_named_where_their_seeds_differ():
    made = plan().model_copy(update={"assets": {"CHAR_001": 1, "STYLE_Main": 2}})
    without = made.model_copy(update={"assets": {"CHAR_001": 1}})
    assert seeds.judge("FR", made, without)[0].message == (
        "it was drawn with STYLE_Main, which would not be used now"
    )
    assert seeds.judge("FR", without, made)[0].message == (
        "it was drawn without STYLE_Main, which would be used now"
    )
    other = made.model_copy(update={"assets": {"CHAR_001": 9, "STYLE_Main": 2}})
    assert seeds.judge("FR", made, other)[0].message == (
        "the frame's seed leads to other seeds of CHAR_001 than it was drawn with"
    )


def test_advice_names_the_frame_whoever_stored_it() -> None:
    allow = Mend("allow", {"rule": "drift.identity"}, "or {}", blanks=("selector", "reason"))
    finding = Finding(rule="drift.identity", outcome=Outcome.failed, message="unlike", hint=allow)
    again = remembered(json.dumps([finding.plain()]))[0]
    assert again == finding and again.hint == allow
    assert worded(again.advice("FR_S01_002") or "") == "or sb allow FR_S01_002 drift.identity --reason …"
    older = finding.model_copy(update={"hint": "or `sb allow … drift.identity --reason …`"})
    assert older.advice("FR_S01_002") == "or `sb allow FR_S01_002 drift.identity --reason …`"
    newer = remembered(json.dumps([finding.plain() | {"unheard_of": 1}]))[0]
    assert newer.hint == allow
