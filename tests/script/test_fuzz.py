"""Whatever bytes come: no crash, places inside the text, every character in exactly one span, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storyboard_cli.script.breakdown import break_down
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.reading import read_script
from tests.script.world import project

PIECES = [
    "INT. ", "EXT. HOUSE - DAY", "\n", "\n\n", "\r\n", "\r", "  \n", "STEEL", "STEEL ^", "@josé", "(beat)",
    "(V.O.)", "[[",
    "]]", "/*", "*/", "#1#", "# ", "= ", "===", "~", ">", "<", "!", "!!", ".", "CUT TO:", "Title: x\n",
    "   ", "\t", "太郎",
    "مريم", "*", "**", "_",
    "\\", "CLOSE ON ", "[[SHOT: CU | 2s]]", "[[mood: ", ";", ":", "'", "#", "\u2028", "\x85",
    "\ufeff", "\u202e", "\ue000", "\ue001", "é", "É", "ß", "a", "Meera ", "23", "–", "“", "\x0c", "\0",
]  # fmt: skip
typed = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)
quiet = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quiet
@given(typed)
@example("[[\n\n]]")
@example("/*")
@example("x /* \n\n */ y")
@example("A [[\nb]] c\nd")
def test_spans_tile_the_text_and_places_lie_inside(text: str) -> None:
    play = parse_fountain(text, "f.fountain")
    assert "".join(text[a:b] for a, b in play.spans()) == text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = 0
    for element in play.elements:
        assert last <= element.start <= element.end <= len(text)
        assert 1 <= element.line <= element.end_line <= len(lines)
        assert 1 <= element.column <= len(lines[element.line - 1]) + 1
        assert 1 <= element.end_column <= len(lines[element.end_line - 1]) + 1
        last = element.end
    for problem in play.problems:
        assert problem.where is not None and 1 <= problem.where.line <= len(lines)


@quiet
@given(typed)
def test_between_elements_there_is_only_empty_space(text: str) -> None:
    play = parse_fountain(text, "f.fountain")
    at = 0
    for element in [*play.elements]:
        assert (
            not text[at : element.start].strip("\ufeff\ue000\ue001 \0" + "".join(map(chr, range(33)))).strip()
        )
        at = element.end
    assert not text[at:].strip("\ufeff\ue000\ue001 \0" + "".join(map(chr, range(33)))).strip()


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed)
def test_anything_breaks_down_compiles_and_recompiles(text: str) -> None:
    play = parse_fountain(text, "f.fountain")
    scenes, _ = break_down(play, 2)
    assert all(f.line >= 1 for s in scenes for f in s.frames)
    facts = ScriptFacts(project())
    first = compile_scripts([play], facts).scenes
    assert compile_scripts([parse_fountain(text, "f.fountain")], facts, first).scenes == first


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.fountain", "a.fdx", "a.yaml", "a.json", "a.txt"]))
def test_any_bytes_get_an_answer(data: bytes, path: str) -> None:
    for problem in read_script(data, path).problems:
        assert problem.message and problem.where is not None
    compile_draft(data, path, project())


XML = ["<FinalDraft>", "</FinalDraft>", "<Content>", "</Content>", "<Paragraph>",
       '<Paragraph Type="Character">',
       '<Paragraph Type="Scene Heading" Number="1">', "</Paragraph>", "<Text>", "</Text>", "INT. X - DAY",
       "&amp;", "&x;",
       "<DualDialogue>", "</DualDialogue>", "<ScriptNote>", "</ScriptNote>", "<!DOCTYPE x>", "<?x?>",
       "<!--", "-->", "é"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(XML), max_size=30).map("".join))
@example("<FinalDraft><Content><Paragraph/></Content></FinalDraft>")
def test_any_xml_gets_an_answer(text: str) -> None:
    data = text.encode()
    play = read_script(data, "a.fdx")
    assert play.elements or play.problems or b"<Text>" not in data or b"</FinalDraft>" in data
    compile_draft(data, "a.fdx", project())


@pytest.mark.parametrize(
    "piece",
    ["/* ", "[[ ", "[[\n\n", "*a ", "**", "_a_ ", "(",
     "\\", "A\n", "STEEL\nhi\n\n", ">", "~", "# x\n", "STEEL (", "[[a]] ",
     "/*a*/ ", "x\n  \n", "INT. ", "CLOSE ON ", "-- ", "((", "a, "],
)  # fmt: skip
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(count: int) -> float:
        text = "INT. X - DAY\n\n" + piece * count
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            _scenes, _ = break_down(parse_fountain(text, "f.fountain"), 2)
            best = min(best, time.process_time() - start)
        return best

    small, big = seconds(2_000), seconds(16_000)
    assert big < 0.01 or big <= 40 * max(small, 0.0005)
