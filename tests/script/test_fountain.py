"""The Fountain specification, element by element: a script in, (type, text) of every element out."""

from __future__ import annotations

import pytest

from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.screenplay import Element, ElementType, Screenplay


def parsed(text: str) -> Screenplay:
    return parse_fountain(text, "a.fountain")


def kinds(text: str) -> list[tuple[str, str]]:
    return [(e.type.value, e.text) for e in parsed(text).elements]


def only(text: str) -> Element:
    (element,) = parsed(text).elements
    return element


HEADINGS = [
    "INT. HOUSE - DAY",
    "EXT HOUSE",
    "EST. CITY",
    "INT./EXT. CAR",
    "INT/EXT CAR",
    "I/E CAR",
    "int. house - day",
]
NOT_HEADINGS = ["INTERIOR HOUSE", "EXTRA LARGE", "..and then", "ESTATE SALE", ". dot", "I/ECAR"]


@pytest.mark.parametrize("text", HEADINGS)
def test_a_line_between_blank_lines_with_a_prefix_is_a_heading(text: str) -> None:
    assert kinds(f"Before.\n\n{text}\n\nAfter.")[1] == ("heading", text)


@pytest.mark.parametrize("text", NOT_HEADINGS)
def test_other_openings_are_no_headings(text: str) -> None:
    assert kinds(f"Before.\n\n{text}\n\nAfter.")[1][0] == "action"


def test_a_heading_needs_a_blank_line_above() -> None:
    assert kinds("He waits.\nINT. HOUSE - DAY\n\nNight.") == [
        ("action", "He waits.\nINT. HOUSE - DAY"), ("action", "Night."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "text", "number"),
    [
        ("INT. HOUSE - DAY #1#", "INT. HOUSE - DAY", "1"),
        ("INT. HOUSE - DAY #I-1-A#", "INT. HOUSE - DAY", "I-1-A"),
        ("INT. HOUSE - DAY - FLASHBACK (1944) #1.#", "INT. HOUSE - DAY - FLASHBACK (1944)", "1."),
        ("INT. HOUSE #110A# [[a note]]", "INT. HOUSE", "110A"),
        ("INT. HOUSE [[a note]] #7#", "INT. HOUSE", "7"),
        (".KITCHEN #2#", "KITCHEN", "2"),
        ("INT. HOUSE #3#4", "INT. HOUSE #3#4", None),
    ],
)
def test_scene_numbers(typed: str, text: str, number: str | None) -> None:
    heading = parsed(f"\n{typed}\n\nx").elements[0]
    assert (heading.type.value, heading.text, heading.number) == ("heading", text, number)


CUES = ["STEEL", "R2D2", "ÉRIC", "ИВАН", "MOM (O. S.)", "HANS (on the radio)", "BOB (V.O.) (CONT'D)",
        "  STEEL  ",
        "GUARD #2", "D'ARTAGNAN", "JEAN-LUC"]  # fmt: skip


@pytest.mark.parametrize("cue", CUES)
def test_a_line_in_capitals_above_text_is_a_cue(cue: str) -> None:
    assert kinds(f"\n{cue}\nHello.") == [("character", cue.strip()), ("dialogue", "Hello.")]


@pytest.mark.parametrize("line", ["23", "Steel", "(V.O.)", "McCLANE"])
def test_what_is_no_cue_is_action(line: str) -> None:
    assert kinds(f"\n{line}\nHello.") == [("action", f"{line}\nHello.")]


def test_a_line_in_capitals_above_a_blank_line_is_action() -> None:
    assert kinds("THE DOOR OPENS\n\nHello.") == [("action", "THE DOOR OPENS"), ("action", "Hello.")]


def test_a_cue_after_text_is_no_cue() -> None:
    assert kinds("He turns.\nSTEEL\nHello.") == [("action", "He turns.\nSTEEL\nHello.")]


def test_forced_elements() -> None:
    text = "@McCLANE\nYippie\n\n!SCANNING THE AISLES\nWhere is it\n\n.BINOCULARS\n\n"
    text += ">FADE OUT.\n\n> THE END <\n\n~la la"
    assert kinds(text) == [
        ("character", "McCLANE"), ("dialogue", "Yippie"), ("action", "SCANNING THE AISLES\nWhere is it"),
        ("heading", "BINOCULARS"), ("transition", "FADE OUT."), ("centered", "THE END"), ("lyrics", "la la"),
    ]  # fmt: skip


def test_two_exclamation_marks_are_a_shot() -> None:
    assert kinds("!!CLOSE ON her hand") == [("shot", "CLOSE ON her hand")]


def test_dialogue_with_parentheticals_and_lyrics() -> None:
    text = "STEEL\n(starting the engine)\nSo much for retirement!\n(beat)\nGo.\n~A song"
    assert kinds(text) == [
        ("character", "STEEL"), ("parenthetical", "(starting the engine)"), ("dialogue",
         "So much for retirement!"),
        ("parenthetical", "(beat)"), ("dialogue", "Go."), ("lyrics", "A song"),
    ]  # fmt: skip


def test_two_spaces_keep_a_speech_open() -> None:
    assert kinds("DEALER\nTen.\n  \nNo luck.\n\nHe goes.") == [
        ("character", "DEALER"), ("dialogue", "Ten.\n\nNo luck."), ("action", "He goes."),
    ]  # fmt: skip


def test_dual_dialogue_marks_the_second_cue() -> None:
    elements = parsed("BRICK\nScrew.\n\nSTEEL ^\nScrew.").elements
    assert [(e.text, e.dual) for e in elements if e.type.value == "character"] == [
        ("BRICK", False),
        ("STEEL", True),
    ]


@pytest.mark.parametrize("text", ["CUT TO:", "SMASH CUT TO:", "FADE TO:"])
def test_capitals_that_end_in_to_are_a_transition(text: str) -> None:
    assert kinds(f"x\n\n{text}\n\ny")[1] == ("transition", text)


@pytest.mark.parametrize("text", ["CUT TO: ", "FADE OUT.", "Cut to:", "SMASH CUT:"])
def test_other_endings_are_action(text: str) -> None:
    assert kinds(f"x\n\n{text}\n\ny")[1][0] == "action"


def test_sections_synopses_and_page_breaks() -> None:
    text = "# Act I\n## Sequence\n= They meet.\n\n===\n\nINT. X - DAY\n\n= Again."
    assert [(e.type.value, e.text, e.number) for e in parsed(text).elements] == [
        ("section", "Act I", "1"), ("section", "Sequence", "2"), ("synopsis", "They meet.", None),
        ("page_break", "===", None), ("heading", "INT. X - DAY", None), ("synopsis", "Again.", None),
    ]  # fmt: skip


def test_action_keeps_line_breaks_and_leading_spaces() -> None:
    assert only("\nHe counts:\n    one\n\ttwo").text == "He counts:\n    one\n    two"


class TestTitlePage:
    def test_keys_values_and_indented_lines(self) -> None:
        play = parsed(
            "Title:\n    _**BRICK & STEEL**_\n    FULL RETIRED\nAuthor: Stu\nDraft date: 1/20\n\nFADE IN:"
        )
        assert play.title_page == {
            "title": ["_**BRICK & STEEL**_", "FULL RETIRED"], "author": ["Stu"], "draft date": ["1/20"],
        }  # fmt: skip
        assert play.title == "_**BRICK & STEEL**_ FULL RETIRED"
        assert kinds("Title: X\n\nHe waits.")[-1] == ("action", "He waits.")

    @pytest.mark.parametrize("text", ["FADE IN:", "CUT TO:"])
    def test_a_transition_on_line_one_is_no_key(self, text: str) -> None:
        assert parsed(f"{text}\n\nINT. X - DAY").title_page == {}

    def test_lines_that_are_not_indented_belong_to_the_key_above(self) -> None:
        assert parsed("Title: A\nof B\nAuthor: C\n\nx").title_page["title"] == ["A", "of B"]

    def test_a_heading_with_a_colon_is_no_key(self) -> None:
        assert kinds("INT. SHIP: BRIDGE - DAY\n\nx")[0][0] == "heading"


class TestNotesAndBoneyards:
    def test_a_note_inside_action_is_kept_beside_it(self) -> None:
        element = only("He waits [[why?]] and waits.")
        assert element.text == "He waits  and waits."
        assert [(n.text, n.line, n.column) for n in element.notes] == [("why?", 1, 10)]

    def test_a_note_on_its_own_line_leaves_no_blank_line(self) -> None:
        text = "STEEL\n[[angrier]]\nGo!"
        assert kinds(text) == [("character", "STEEL"), ("note", "angrier"), ("dialogue", "Go!")]

    def test_a_note_in_a_cue_line_does_not_kill_the_cue(self) -> None:
        assert kinds("STEEL [[x]]\nGo!") == [("character", "STEEL"), ("dialogue", "Go!")]

    def test_a_note_of_several_lines(self) -> None:
        assert kinds("[[one\ntwo]]\n\nHe goes.") == [("note", "one\ntwo"), ("action", "He goes.")]

    def test_an_empty_line_ends_a_note_unless_it_has_two_spaces(self) -> None:
        play = parsed("[[one\n\ntwo]]")
        assert [e.type.value for e in play.elements] == ["action", "action"]
        assert [p.code for p in play.problems] == ["unterminated-note"]
        assert kinds("[[one\n  \ntwo]]") == [("note", "one\n  \ntwo")]

    def test_a_boneyard_hides_everything(self) -> None:
        text = "Before.\n\n/*\nINT. CUT - DAY\n\nGone. [[too]]\n*/\n\nAfter."
        assert [k for k in kinds(text) if k[0] != "boneyard"] == [("action", "Before."), ("action", "After.")]

    def test_a_boneyard_inside_a_line(self) -> None:
        assert kinds("INT. X /* old */- DAY\n\ny")[0] == ("heading", "INT. X - DAY")

    def test_an_unterminated_boneyard_is_text_and_said(self) -> None:
        play = parsed("One.\n\nTwo /* three.\n\nFour.")
        assert [e.text for e in play.elements] == ["One.", "Two /* three.", "Four."]
        assert [(p.code, str(p.where)) for p in play.problems] == [
            ("unterminated-boneyard", "a.fountain:3:1")
        ]


class TestWhatRealFilesDo:
    def test_a_heading_right_above_text(self) -> None:
        play = parsed("INT. HOUSE - DAY\nHe waits.")
        assert [e.type.value for e in play.elements] == ["heading", "action"]
        assert [p.code for p in play.problems] == ["heading-no-blank-line"]

    def test_ext_before_int(self) -> None:
        play = parsed("EXT./INT. CAR - DAY\n\nHe waits.")
        assert play.elements[0].type.value == "heading"
        assert [p.code for p in play.problems] == ["nonstandard-prefix"]

    @pytest.mark.parametrize(
        ("typed", "text", "number", "codes"),
        [
            ("12A. INT. CAR - DAY", "INT. CAR - DAY", "12A", ["number-before-heading"]),
            ("@INT. CAR - DAY", "INT. CAR - DAY", None, ["forced-heading"]),
            ("3 EXT. CAR - DAY", "EXT. CAR - DAY", "3", ["number-before-heading"]),
            ("ИНТ. КОМНАТА - ДЕНЬ", "ИНТ. КОМНАТА - ДЕНЬ", None, ["nonstandard-prefix"]),
            ("INNEN. KÜCHE - TAG", "INNEN. KÜCHE - TAG", None, ["nonstandard-prefix"]),
        ],
    )
    def test_headings_as_other_writers_type_them(
        self, typed: str, text: str, number: str | None, codes: list[str]
    ) -> None:
        play = parsed(f"\n{typed}\n\nx")
        assert next((e.type.value, e.text, e.number) for e in play.elements) == ("heading", text, number)
        assert [p.code for p in play.problems] == codes

    @pytest.mark.parametrize("text", ["3 int. things", "Aussen. Sehr.", "12 INTERNS WAIT"])
    def test_sentences_that_look_a_little_like_headings(self, text: str) -> None:
        assert kinds(f"\n{text}\n\nx")[0][0] == "action"

    def test_a_transition_right_above_text_is_no_character(self) -> None:
        play = parsed("He goes.\n\nCUT TO:\nHe is back.")
        assert [e.type.value for e in play.elements] == ["action", "transition", "action"]
        assert [p.code for p in play.problems] == ["transition-no-blank-line"]

    def test_a_caseless_name_without_at_sign_is_asked_about(self) -> None:
        play = parsed("太郎\nこんにちは。")
        assert [e.type.value for e in play.elements] == ["action"]
        assert [(p.code, p.hint) for p in play.problems] == [("caseless-cue", "if it is, write @太郎")]

    def test_caseless_names_with_at_sign_speak(self) -> None:
        assert kinds("@太郎\nこんにちは。") == [("character", "太郎"), ("dialogue", "こんにちは。")]

    def test_markdown_line_breaks_keep_a_cue(self) -> None:
        assert kinds("STEEL  \nGo!") == [("character", "STEEL"), ("dialogue", "Go!")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(end: str) -> None:
    text = "INT. X - DAY\n\nHe waits.\n\nSTEEL\nGo!\n"
    plain = [(e.type, e.text, e.line, e.column, e.end_line, e.end_column) for e in parsed(text).elements]
    other = [
        (e.type, e.text, e.line, e.column, e.end_line, e.end_column)
        for e in parsed(text.replace("\n", end)).elements
    ]
    assert other == plain


def test_a_byte_order_mark_does_not_matter() -> None:
    assert kinds("\ufeffINT. X - DAY\n\nHe waits.")[0] == ("heading", "INT. X - DAY")


def test_places() -> None:
    play = parsed("INT. X - DAY\n\n  He waits\nand waits.\n\n\tSTEEL\nGo!")
    assert [(e.line, e.column, e.end_line, e.end_column) for e in play.elements] == [
        (1, 1, 1, 13), (3, 3, 4, 11), (6, 2, 6, 7), (7, 1, 7, 4),
    ]  # fmt: skip


def test_a_heading_right_under_a_transition_needs_no_empty_line() -> None:
    play = parse_fountain(
        "INT. HALL - DAY\n\nA door.\n\nCUT TO:\nint. attic\n\nA box.\n\nCUT TO:\nEXT. SEA\nA boat.\n",
        "a.fountain",
    )
    assert [e.text for e in play.elements if e.type is ElementType.heading] == [
        "INT. HALL - DAY",
        "int. attic",
        "EXT. SEA",
    ]
    assert [p.code for p in play.problems].count("transition-no-blank-line") == 2
