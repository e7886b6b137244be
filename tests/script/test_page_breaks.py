"""What page breaks and PDFs leave: (MORE), (CONT'D) as action, cut speeches, cues apart, cut sentences."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text

_HEAD = "INT. HALL - NIGHT\n\nRain falls on the old roof.\n\nMIKE\nWell?\n\nANNA\nNot now.\n\nMIKE\nWhen?\n\n"


def _said(text: str, head: str = _HEAD) -> list[tuple[str, str]]:
    compiled = compile_text(head + text + "\n", draft=True)
    lines = [
        (s.names.get(w, w), d.text)
        for s in compiled.scenes
        for f in s.frames
        for d in f.dialogue
        for w in d.speakers
    ]
    return lines[3:] if head == _HEAD else lines


def _actions(text: str, head: str = _HEAD) -> list[str]:
    compiled = compile_text(head + text + "\n", draft=True)
    return [f.action for s in compiled.scenes for f in s.frames if f.action][1:]


def _codes(text: str, head: str = _HEAD) -> dict[str, int]:
    found = compile_text(head + text + "\n", draft=True).problems
    return {p.code: p.where.line for p in found if p.where is not None and p.hint}


@pytest.mark.parametrize(
    "mark",
    ["!(MO RE)", "(MORE)", "!MIK E (CONT'D)", "!MIKE(CON T ’D)", "!MIKE (V.O.) (CONT'D)", "MIKE (CONT'D)"],
)
def test_marks_of_page_breaks_are_no_pictures_and_nobody(mark: str) -> None:
    text = f"ANNA\nI see.\n\n{mark}\n\nThe dog barks at the door.\n\nMIKE\nHush."
    if "MO" in mark:
        text = f"The cat leaves.\n\n{mark}\n\nThe dog barks at the door.\n\nMIKE\nHush."
    assert "The dog barks at the door." in _actions(text)
    assert not [a for a in _actions(text) if "MIK" in a or "MO" in a]
    assert {n for n, _ in _said(text)} <= {"ANNA", "MIKE"}
    assert _codes(text)["page-break"] == (16 if "MO" in mark else 17)


def test_a_cue_that_goes_on_with_words_under_it_speaks() -> None:
    assert _said("He nods.\n\n!ANNA (CONT'D)\n(low)\nI see it.\n\nMIKE\nYes.") == [
        ("ANNA", "I see it."),
        ("MIKE", "Yes."),
    ]
    assert _said("He nods.\n\n!    ANNA\n~La la la\n~And so on\n\nMIKE\nYes.")[0][0] == "ANNA"
    said = _said("He nods.\n\n!ANNA (CONT'D)\n\nOH COME ON NOW\n(to Mike)\nAre you holding?")
    assert said == [("ANNA", "OH COME ON NOW"), ("ANNA", "Are you holding?")]


def test_a_forced_line_that_is_no_cue_of_a_page_break_stays_action() -> None:
    assert "MIKE" in _actions("He waits.\n\n!MIKE\n\nThe dog barks.")
    assert any("OTTO (CONT'D)" in a for a in _actions("He waits.\n\n!OTTO (CONT'D)\n\nThe dog barks."))
    assert any("MIKE (smiling)" in a for a in _actions("He waits.\n\n!MIKE (smiling)\n\nThe dog barks."))


def test_spaces_in_a_name_are_taken_out() -> None:
    assert [n for n, _ in _said("MIK E (CONT'D)\nYes.\n\nAN NA\nNo.")] == ["MIKE", "ANNA"]
    assert [n for n, _ in _said("MIKE E\nYes.\n\nANN A. LEE\nNo.")] == ["MIKE E", "ANN A. LEE"]


def test_a_speech_goes_on_below_a_page_break() -> None:
    assert _said("ANNA\nYou do it for real.\n\n(MORE)\n\nThat is some life changer.\n\nMIKE\nYes.") == [
        ("ANNA", "You do it for real. That is some life changer."),
        ("MIKE", "Yes."),
    ]
    text = (
        "ANNA\nHe is fine.\n\nI don't expect thanks, but a little respect.\n\n"
        "MIKE\nNo.\n\n!ANNA (CONT'D)\n\nMIKE\nWell."
    )
    assert _said(text)[0] == ("ANNA", "He is fine. I don't expect thanks, but a little respect.")
    assert "speech-goes-on" in _codes(text)
    assert (
        _said("ANNA\nGood.\n(off his smile)\n\nWhich doesn't make you a bad person, Mike.")[-1][0] == "ANNA"
    )


@pytest.mark.parametrize(
    "action",
    [
        "She smiles. You can hear a pin drop.",
        "Mike stares. What do you know?",
        'The sign says "I love you".',
        "Behind them stands MIKE, as I said.",
        "The room you know from before.",
    ],
)
def test_action_under_a_speech_stays_action(action: str) -> None:
    text = f"ANNA\nHe is fine.\n\n{action}\n\nMIKE\nNo."
    assert _actions(text) != []
    if not action.startswith("The room"):
        assert _actions(f"{text}\n\n!ANNA (CONT'D)\n\nMIKE\nWell.")[0].endswith(action[-20:])


_PARTED = (
    "MIKE\n\nLooks up. Catches her.\n\nANNA\n\nWhat are you doing?\n\n"
    "MIKE\n\n(low)\n\nNothing.\n\nANNA\n\nNo. Really."
)


def test_cues_with_an_empty_line_under_them_speak() -> None:
    assert _said(_PARTED) == [("ANNA", "What are you doing?"), ("MIKE", "Nothing."), ("ANNA", "No. Really.")]
    assert _actions(_PARTED)[0].startswith("MIKE") or "Looks up. Catches her." in _actions(_PARTED)
    assert _codes(_PARTED)["parted-speech"] == 18


def test_a_script_that_parts_every_cue_speaks_in_all_of_them() -> None:
    head = "INT. HALL - NIGHT\n\nRain falls on the old roof.\n\n"
    text = (
        "MIKE\n\nDo you know the time?\n\nANNA\n\nThe clock says nine.\n\nMIKE\n\nI am late.\n\n"
        "ANNA\n\nYou always are.\n\nMIKE\n\nThanks.\n\nANNA\n\nWhy do you run?"
    )
    assert [n for n, _ in _said(text, head)] == ["MIKE", "ANNA"] * 3


def test_one_name_above_a_paragraph_is_no_cue() -> None:
    assert _said("ANNA\n\nWhat are you doing?\n\nThe dog barks.") == []
    assert _said("MIKE\n\nruns away.\n\nTHE DOG\n\nbarks at him.\n\nMIKE\n\nhides.") == []


def test_sentences_cut_by_empty_lines_are_one_paragraph() -> None:
    text = (
        "Mike sits in a big, comfy chair, flipping through his own\n\n"
        "book, trying to remember who he is. As he reads\n\nhimself grows on him.\n\n"
        "Later he points to the empty seat next to\n\nher."
    )
    assert [" ".join(a.split()) for a in _actions(text)] == [
        "Mike sits in a big, comfy chair, flipping through his own book, "
        "trying to remember who he is. As he reads himself grows on him.",
        "Later he points to the empty seat next to her.",
    ]
    assert _codes(text)["cut-sentence"] == 16
    kept = "a knife that was never used before by\n\na rope that nobody wants to have at\n\na gun."
    assert len(_actions(kept)) == 3
    assert len(_actions("He runs down the long dark corridor --\n\nand falls.")) == 2
