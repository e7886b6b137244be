"""Bad bytes get one clear answer with a place, never a traceback and never a wrong script."""

from __future__ import annotations

import pytest

from storyboard_cli.script.draft import compile_draft
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.reading import read_script
from tests.script.world import compile_text, frames, project, told


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", []),
        (b"%PDF-1.7 \xff", ["not-a-script a.fountain is a PDF, not a script "
                            "| export it as Fountain or Final Draft (.fdx) from the program that wrote it"]),
        (b"PK\x03\x04rest", ["not-a-script a.fountain is a zip archive (Word, Fade In, Highland …), "
                             "not a script "
                             "| export it as Fountain or Final Draft (.fdx)"]),
        (b"{\\rtf1 x}", ["not-a-script a.fountain is rich text, not a script | save it as plain text"]),
        ("INT. X - DAY\n\nJosé waits.\n".encode("latin-1"),
         ["not-utf8 3:4 the file is not UTF-8 (byte 0xE9, which would be 'é' in Latin-1) "
          "| save it as UTF-8 in your editor, or: iconv -f LATIN1 -t UTF-8 a.fountain"]),
        ("INT. X\n\nÉ ok.\n".encode() + "é bad\n".encode("latin-1"),
         ["not-utf8 4:1 the file is not UTF-8 (byte 0xE9, which would be 'é' in Latin-1) "
          "| save it as UTF-8 in your editor, or: iconv -f LATIN1 -t UTF-8 a.fountain"]),
        (b"INT. X\n\nab\0cd\0\n",
                                   ["nul-byte 3:3 2 NUL bytes in the file; it is not plain text, "
                                    "or it is damaged "
                                   "| open it in an editor and save it as UTF-8 text"]),
        (b"INT. X\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
         ["merge-conflict 3:1 git left a merge conflict between HEAD and other here (to line 7) "
          "| keep the lines you want, delete the markers, then `git add` the file"]),
    ],
    ids=["empty", "pdf", "zip", "rtf", "latin-1", "mixed", "nul", "conflict"],
)  # fmt: skip
def test_unreadable_files(data: bytes, said: list[str]) -> None:
    assert told(read_script(data, "a.fountain").problems) == said


def test_a_hundred_megabytes_are_refused_at_once() -> None:
    (said,) = told(read_script(b"a" * (100 << 20), "a.fountain").problems)
    assert said == (
        "script-too-large a.fountain has 100 MB; a script may have 32 MB "
        "| is it a screenplay? 32 MB are about 25,000 pages; split it if it is"
    )


def test_an_empty_script_compiles_to_nothing_and_says_so() -> None:
    scenes, problems = compile_draft(b"", "a.fountain", project())
    assert scenes == []
    assert told(problems) == [
        "no-scene-headings 1:1 the script is empty "
        "| a scene heading looks like INT. KITCHEN - DAY, with an empty line above and below"
    ]


def test_utf_16_with_its_mark_is_read() -> None:
    play = read_script("INT. X - DAY\n\nJosé waits.\n".encode("utf-16"), "a.fountain")
    assert [e.text for e in play.elements] == ["INT. X - DAY", "José waits."]


def test_a_line_of_ten_thousand_characters() -> None:
    play = parse_fountain("INT. X - DAY\n\n" + "word " * 20_000, "a.fountain")
    assert len(play.elements[1].text) == 99_999


def test_headings_only() -> None:
    made = frames(compile_text("\n\n".join(f"INT. ROOM {i} - DAY" for i in range(30)) + "\n"))
    assert [f.origin["frame"] for f in made] == ["R1 heading only"] * 30


@pytest.mark.parametrize(
    "name",
    [
        "太郎",
        "李小龍",
        "ИВАН",
        "مريم",
        "मीरा",
        "דוד",
        "ÉRIC",
        "O'BRIEN",
        "ŁUKASZ",
        "ΝΊΚΗ",
        "안나",
        "Ἀλέξανδρος",
    ],
)
def test_names_of_every_writing_speak_and_are_seen(name: str) -> None:
    compiled = compile_text(f"INT. ROOM - DAY\n\n{name} waits.\n\n@{name}\nHello.\n", draft=True)
    (frame,) = frames(compiled)
    assert len(frame.characters) == 1
    assert frame.dialogue[0].speaker == frame.characters[0].asset
    assert frame.characters[0].asset.isascii()


def test_right_to_left_marks_and_control_characters_are_only_text() -> None:
    (frame,) = frames(compile_text("INT. ROOM - DAY\n\nA \u202esign\u202c says \u2028stop\x0c.\n"))
    assert frame.action.startswith("A \u202esign")


def test_a_script_named_fountain_that_is_final_draft_is_read_as_such() -> None:
    paragraph = b"<Paragraph><Text>Rain.</Text></Paragraph>"
    data = b"<?xml version='1.0'?><FinalDraft><Content>" + paragraph + b"</Content></FinalDraft>"
    assert [e.text for e in read_script(data, "a.fountain").elements] == ["Rain."]
