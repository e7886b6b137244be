"""Pieces of sentences in capitals where a cue stands; and people with odd names, who stay people."""

from __future__ import annotations

import pytest

from tests.script.world import compile_text

_TALK = "ANNA\nWell?\n\nBEN\nWell.\n\nANNA\nGo on.\n\nBEN\nNo, you.\n\n"


def _cast(text: str) -> set[str]:
    compiled = compile_text(f"INT. HALL - NIGHT\n\nRain falls.\n\n{_TALK}{text}\n", draft=True)
    spoken = {
        s.names.get(w, w) for s in compiled.scenes for f in s.frames for d in f.dialogue for w in d.speakers
    }
    return spoken - {"ANNA", "BEN"}


def _lines(text: str) -> list[tuple[str, str]]:
    compiled = compile_text(f"INT. HALL - NIGHT\n\nRain falls.\n\n{_TALK}{text}\n", draft=True)
    (scene,) = compiled.scenes
    return [(scene.names[w], d.text) for f in scene.frames for d in f.dialogue for w in d.speakers][4:]


@pytest.mark.parametrize(
    "block",
    [
        "REALLY? WHAT DON'T YOU\nunderstand?",
        "CAUGHT ME. I'M AFRAID.\nSorry.",
        "THUNDER. DARKNESS\nfalls.",
        "ABRUPTLY\nThe song ends.",
        "WHICH\nEXPLODE INTO FLAME.",
        "BEN SUDDENLY LUNGES\nFORWARD-",
        "ANNA CHASES\nBEN",
        "STARTLING SLAM\nIN ON",
        "IN ANNA'S\nBACKSEAT",
        'CUE: "EXTREME\nDAYS" plays.',
        "DINING ROOM -\nLATER.",
        "LIGHTNING CRASH\nTO CREDITS.",
        "MEANWHILE, OUT\nIN A COURTYARD",
        "NEWSPAPERS\ncoming off press.",
        "PLANE\nis heading for a building.",
        "WHOA\nThe floor gives way.",
        "ANGLE\nPassengers listening.",
    ],
)
def test_a_piece_of_a_sentence_is_no_character(block: str) -> None:
    text = f"He turns the key.\n\n{block}"
    assert _cast(text) == set()
    compiled = compile_text(f"INT. HALL - NIGHT\n\n{_TALK}{text}\n", draft=True)
    shown = " ".join(f.action or "" for s in compiled.scenes for f in s.frames)
    told = [p for p in compiled.problems if p.code == "cue-is-direction"]
    assert len(told) == 1 and told[0].hint
    assert block.split("\n")[0].rstrip(" -.:").split()[0] in shown


@pytest.mark.parametrize(
    "block",
    [
        "LES\nWhich way?",
        "MARCO\nWhoa.",
        "WILL\nI WILL NOT.",
        "TOM WATERS\nWELCOME.",
        "ROSE BANKS\nGood evening.",
        "YOUNG ME\nIt is cold.",
        "MAN WHO KILLED MY WIFE\nSorry.",
        "E! REPORTER\nOver here!",
        "SGT. DOAKES\nQUIET.",
        "ASST. MANAGER\nWE ARE CLOSED.",
        "HENRY I\nKneel.",
        "ELDERLY WOMAN\nHELP.",
        "SALLY\nNo.",
        "ANNA'S MOTHER\nANNA.",
        "TALL SHADOW\nCome closer.",
        "GIRL IN RED\nTAXI!",
        "TOWER\nCleared to land.",
        "X\nnobody knows.",
        "WHICH (V.O.)\nI am a robot.",
        "@WHICH\nI am a robot.",
        "CUSTOMER #2\nTWO PLEASE.",
        "JUMP LEADER\nGo! Go!",
    ],
)
def test_people_with_odd_names_stay_people(block: str) -> None:
    assert len(_cast(f"He turns the key.\n\n{block}")) == 1


def test_who_is_told_of_or_speaks_twice_is_somebody() -> None:
    assert _cast("Oh Dae-su grins.\n\nOH DAE SU\nHello.\n\nLEMON SCENTED OTTERS\nHI THERE.") != set()
    assert _cast("NO! NO\nHello.\n\nNO! NO\nHello again.") == {"NO! NO"}


def test_a_speech_that_goes_on_in_capitals_stays_one_speech() -> None:
    assert _lines("ANNA\nMAYBE YOU SHOULD LEAVE ME\n\nALONE, I'M JUST PROCESSING\nTHIS!\n\nBEN\nFine.") == [
        ("ANNA", "MAYBE YOU SHOULD LEAVE ME ALONE, I'M JUST PROCESSING THIS!"),
        ("BEN", "Fine."),
    ]
    assert _lines("ANNA\nCALL ME, I\n\nNEED YOU TO COME HERE NOW OR\nELSE!")[-1][1] == (
        "CALL ME, I NEED YOU TO COME HERE NOW OR ELSE!"
    )
    assert _lines("ANNA\nYeah.\n\nIN BEN'S\nBACKSEAT\n\nBEN\nFine.") == [("ANNA", "Yeah."), ("BEN", "Fine.")]
    assert _lines("ANNA\nLook.\n(to a cat)\n\nGET DOWN OFF YOUR TABLE!\nSorry, cats.")[-1] == (
        "ANNA", "GET DOWN OFF YOUR TABLE! Sorry, cats.",
    )  # fmt: skip


def test_words_of_english_judge_no_other_language() -> None:
    action = "La pluie tombe sur la ville et les gens courent."
    text = f"INT. SALLE - NUIT\n\n{action}\n\nLE VOISIN DE ME\nBonjour, je suis le voisin.\n"
    compiled = compile_text(text, draft=True)
    assert "LE VOISIN DE ME" in compiled.scenes[0].names.values()
