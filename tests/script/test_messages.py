"""The messages that writers read, whole: a name, where it is, and the command that mends it."""

from __future__ import annotations

from tests.script.world import asset, compile_text, facts, told

MARGARET = asset("CHAR_Margaret", "Margaret")
EDWARD = asset("CHAR_Edward", "Edward Bloom")
KITCHEN = asset("ENV_Kitchen", "Kitchen")
KNOWN = facts([MARGARET, EDWARD, KITCHEN])

SPEECH = "MARGARET\nYes.\n\nA pause.\n\n"


def test_one_message_a_name_with_uses_candidates_and_the_commands() -> None:
    text = "INT. KITCHEN - DAY\n\n" + SPEECH * 8 + "MARGERET\nNo.\n\nRain.\n\nMARGERET (V.O.)\nNever.\n"
    assert told(compile_text(text, known=KNOWN).problems) == [
        "unresolved-character 43:1 unresolved character MARGERET (2 uses: lines 43, 48) "
        "| a typo of MARGARET? did you mean CHAR_Margaret (Margaret)? "
        "Then: sb alias add MARGERET CHAR_Margaret; else: sb new character MARGERET"
    ]


def test_a_name_that_nothing_is_like_gets_a_spec() -> None:
    assert told(compile_text("INT. KITCHEN - DAY\n\nQUEEN ANNE\nNo.\n", known=KNOWN).problems) == [
        "unresolved-character 3:1 unresolved character QUEEN ANNE "
        '| sb new character "QUEEN ANNE", or: sb alias add "QUEEN ANNE" ASSET'
    ]


def test_part_of_a_name_is_a_candidate_and_never_the_answer() -> None:
    compiled = compile_text("INT. KITCHEN - DAY\n\nYOUNG EDWARD\nNo.\n\nEDWARD\nYes.\n", known=KNOWN)
    assert [(u.name, [c.asset for c in u.candidates]) for u in compiled.unresolved] == [
        ("YOUNG EDWARD", ["CHAR_Edward"]),
    ]  # fmt: skip
    assert compiled.scenes[0].characters == ["CHAR_Edward", "UNRESOLVED_CHAR_YOUNG_EDWARD"]


def test_spellings_of_one_name_are_one_name() -> None:
    text = "INT. KITCHEN - DAY\n\nJOSÉ\nA.\n\nRain.\n\nJosé stands.\n\nTHE JOSE (V.O)\nB.\n\n@josé ^\nC.\n"
    assert [(u.name, len(u.at)) for u in compile_text(text, known=KNOWN).unresolved] == [("JOSÉ", 3)]


def test_an_unknown_place_is_told_with_its_heading() -> None:
    assert told(
        compile_text("INT. KITCHEN - DAY\n\nx\n\nEXT. KITCHN - DAY\n\ny\n", known=KNOWN).problems
    ) == [
        "unresolved-environment 5:1 unresolved environment KITCHN | did you mean ENV_Kitchen (Kitchen)? "
        "Then: sb alias add KITCHN ENV_Kitchen; else: sb new environment KITCHN"
    ]


def test_a_typo_between_cues_is_suspected_even_when_both_are_known() -> None:
    bob, bobb = asset("CHAR_Bob", "Bob"), asset("CHAR_Bobb", "Bobb")
    text = "INT. KITCHEN - DAY\n\n" + "BOB\nYes.\n\nA pause.\n\n" * 8 + "BOBB\nNo.\n"
    assert told(compile_text(text, known=facts([bob, bobb, KITCHEN])).problems) == [
        "name-typo 43:1 BOBB speaks once, BOB 8 times: a typo? | if it is, write BOB"
    ]


def test_numbered_people_are_not_typos_of_each_other() -> None:
    text = "INT. KITCHEN - DAY\n\n" + "GUARD #1\nYes.\n\nA pause.\n\n" * 8 + "GUARD #2\nNo.\n"
    assert all(u.suspect is None for u in compile_text(text, known=KNOWN).unresolved)


def test_capitals_that_read_like_a_sentence_are_asked_about() -> None:
    text = "INT. KITCHEN - DAY\n\nSCANNING THE AISLES...\nWhere is that pit boss?\n"
    assert told(compile_text(text, known=KNOWN).problems)[0] == (
        "cue-or-action 3:1 SCANNING THE AISLES reads like action, but stands where a character stands "
        "| if it is action, write !SCANNING THE AISLES"
    )


def test_unresolved_names_stand_as_placeholders_in_the_graph() -> None:
    scene = compile_text("INT. HALL - DAY\n\nZOË\nNo.\n", known=KNOWN).scenes[0]
    assert scene.environment == "UNRESOLVED_ENV_HALL"
    assert scene.characters == ["UNRESOLVED_CHAR_ZOE"]
    assert scene.frames[0].dialogue[0].speaker == "ZOË"


def test_names_that_look_alike_in_ascii_get_different_placeholders() -> None:
    text = "INT. HALL - DAY\n\n@太郎\nA.\n\nRain.\n\n@次郎\nB.\n"
    assert len(set(compile_text(text, known=KNOWN).scenes[0].characters)) == 2


def test_a_draft_has_nothing_unresolved() -> None:
    compiled = compile_text("INT. HALL - DAY\n\nZOË\nNo.\n\nZoë sits.\n", draft=True)
    scene = compiled.scenes[0]
    assert (compiled.unresolved, compiled.problems) == ([], [])
    assert (scene.environment, scene.characters) == ("ENV_Hall", ["CHAR_Zoe"])
