"""Lines of many thousands of one sign: none of them may take more than its length, for a server reads scripts
of whoever sends them.

The time of the processor is measured. Four times the length may take eight times as long; whatever is read in
half a second is quick enough to be no matter.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from storyboard_cli.reading.tagging import tag
from storyboard_cli.reading.tokens import sentences
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.headings import read_heading
from storyboard_cli.script.reading import read_script
from storyboard_cli.script.talk import _fine
from storyboard_cli.script.title_page import read_title_page
from tests.script.world import project, told

RUNS = [
    " ", "\t", "\xa0", "-", "–", " -", "- ", ".", ". ", "!?", "()", "(", ")", "[[", "[]", "*", "*a", "_",
    "_a", "A", "a", "É", "1", "A ", "A, ", "A.", "a.", "'", "\"", ",", "& ", "A AND ", "#", ":", "/",
    "INT. ", "INT/EXT. ", "12:00 ", " - NIGHT",
]  # fmt: skip
PLACES = {
    "heading": ("INT. ", " X - DAY\n\nA.\n"),
    "end of a heading": ("INT. X - DAY ", "X\n\nA.\n"),
    "forced heading": (".X ", "#\n\nA.\n"),
    "cue": ("INT. X - DAY\n\nJOHN ", "X\nHello.\n"),
    "extension": ("INT. X - DAY\n\nJOHN (", ")\nHello.\n"),
    "action": ("INT. X - DAY\n\n", "X\n"),
    "dialogue": ("INT. X - DAY\n\nJOHN\nHi ", "x\n"),
    "title page": ("Title: ", "x\nCredit: written by\n\nINT. X - DAY\n\nA.\n"),
    "note": ("INT. X - DAY\n\nA [[", "]] x.\n"),
}
SHORT, QUICK, MOST = 2_000, 0.5, 8


def seconds(data: bytes) -> float:
    """How long the processor takes to make scenes of a script."""
    began = time.process_time()
    compile_draft(data, "a.fountain", project())
    return time.process_time() - began


@pytest.fixture(scope="module", autouse=True)
def _tables_are_read() -> None:
    """What is read once in a process is read before anything is measured."""
    compile_draft(
        b"INT. X - DAY\n\nJOHN runs to a man. He falls.\n\nJOHN (O.S.)\nHi.\n", "a.fountain", project()
    )


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("place", PLACES)
def test_a_run_takes_no_more_than_its_length(place: str, run: str) -> None:
    before, after = PLACES[place]

    def script(length: int) -> bytes:
        return f"{before}{run * (length // len(run))}{after}".encode()

    long = seconds(script(4 * SHORT))
    assert long < QUICK or long < MOST * max(seconds(script(SHORT)), QUICK / MOST)


@pytest.mark.parametrize(
    "heading",
    ["INT." + " " * 300_000 + "X - DAY", "INT. X -" + " " * 300_000 + "X",
     "INT." + " " * 100_000 + "X -" + " -" * 100_000, ".X" + " " * 300_000 + "#"],
    ids=["blanks", "blanks behind", "dashes", "number"],
)  # fmt: skip
def test_a_heading_of_hundreds_of_thousands_of_signs_is_action_and_said_once(heading: str) -> None:
    began = time.process_time()
    scenes, problems = compile_draft(f"{heading}\n\nA.\n".encode(), "a.fountain", project())
    assert time.process_time() - began < 10
    said = [line for line in told(problems) if line.startswith("line-too-long")]
    assert said == [
        f"line-too-long 1:1 a heading of {len(heading):,} characters is none; read as action "
        "| write what happens on lines of its own; a heading or a name has at most 2,000 characters"
    ]
    assert not any(scene.location for scene in scenes)


def test_a_long_cue_and_a_long_heading_of_final_draft_are_action() -> None:
    paragraphs = "".join(
        f'<Paragraph Type="{kind}"><Text>{"A" * 3_000}</Text></Paragraph>'
        for kind in ("Scene Heading", "Character")
    )
    xml = f'<FinalDraft DocumentType="Script"><Content>{paragraphs}</Content></FinalDraft>'
    play = read_script(xml.encode(), "a.fdx")
    assert [e.type.name for e in play.elements] == ["action", "action"]
    assert [p.message for p in play.problems if p.code == "line-too-long"] == [
        "a heading of 3,000 characters is none; read as action",
        "a cue of 3,000 characters is none; read as action",
    ]


def test_a_long_heading_and_a_long_cue_of_yaml_are_action() -> None:
    long = "A" * 3_000
    play = read_script(
        f"scenes:\n  - heading: INT. {long}\n    number: 3\n    beats:\n"
        f"      - character: {long}\n        parenthetical: quietly\n        dialogue: Hi.\n".encode(),
        "a.yaml",
    )
    assert [(e.type.name, e.text[:5], e.number) for e in play.elements] == [
        ("action", "INT. ", None), ("action", "AAAAA", None),
        ("action", "quiet", None), ("action", "Hi.", None),
    ]  # fmt: skip
    assert [f"{p.where} {p.message}" for p in play.problems if p.code == "line-too-long"] == [
        "a.yaml:2:14 a heading of 3,005 characters is none; read as action",
        "a.yaml:5:20 a cue of 3,000 characters is none; read as action",
    ]


@pytest.mark.parametrize(
    "run",
    ["#1", "12:00 ", "1 ", "one ", "two of ", "half ", "smiles, ", "runs and ", "waves, ", "a dog waves ",
     "dog waves ", "Hank waves ", "wave ", "a few ", "about two ", "big ", "drawing of ", "( ", "' "],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", " feet, waves, waves, waves"])
def test_the_words_of_a_long_sentence_are_looked_at_once(run: str, end: str) -> None:
    def read(length: int) -> Callable[[], None]:
        text = f"A {run * (length // len(run))}{end}"

        def tagged() -> None:
            for sentence in sentences.__wrapped__(text, 10**6):
                tag(sentence, frozenset({"hank"}))

        return tagged

    grows_as_its_length(read, 16_000)


def test_a_speech_without_an_end_is_cut_in_the_time_of_its_length() -> None:
    grows_as_its_length(lambda length: lambda: _fine("A " * length, 12), 100_000)
    assert _fine("a b c d e, f g h", 2) == ["a b", "c d", "e,", "f g", "h"]


def grows_as_its_length(work: Callable[[int], Callable[[], object]], short: int) -> None:
    """Four times the length may take eight times as long."""

    def spent(length: int) -> float:
        todo = work(length)
        began = time.process_time()
        todo()
        return time.process_time() - began

    long = spent(4 * short)
    assert long < QUICK or long < MOST * max(spent(short), QUICK / MOST)


def test_a_heading_outside_of_a_script_is_read_as_fast() -> None:
    began = time.process_time()
    for run in RUNS:
        read_heading("INT. X " + run * (20_000 // len(run)) + " - DAY")
    assert time.process_time() - began < 30


def test_open_marks_of_both_kinds_and_a_title_page_far_inside_cost_nothing() -> None:
    began = time.process_time()
    parse_fountain("[[\n\n" * 30_000 + "/*" * 30_000, "a.fountain")
    read_title_page((" " * 50_000 + "Title: x\n" + " Key: y\n" * 50_000).encode(), "a.fountain")
    assert time.process_time() - began < 10


def test_stops_within_capitals_are_found_as_before() -> None:
    """The word before each stop; what the stop before took in is not read again."""
    from storyboard_cli.script.cue_words import _words_before_stops

    found = list(_words_before_stops("WAIT! WHAT! NO. GO! YES"))
    assert found == [("WAIT", "! WH"), ("AT", "! NO"), ("GO", "! YE")]
