"""Final Draft and YAML: one screenplay in three forms is one graph; mistakes are told by paragraph."""

from __future__ import annotations

import pytest

from storyboard_cli.script.compile import compile_scripts
from storyboard_cli.script.fdx import parse_fdx
from storyboard_cli.script.reading import read_script
from storyboard_cli.script.yaml_script import parse_yaml_script
from tests.script.world import asset, facts, script, told

KNOWN = facts([asset("CHAR_Meera", "Meera"), asset("CHAR_Aarav", "Aarav"), asset("ENV_Kitchen", "Kitchen"),
               asset("PROP_Cup", "Cup")])  # fmt: skip

FOUNTAIN = script("""
    INT. KITCHEN - DAY #12#

    = Breakfast goes wrong.

    [[mood: tense]]

    Meera pours *tea* into a cup.

    MEERA (V.O.)
    (quietly)
    You are late.
    (beat)
    Again.

    AARAV ^
    I know!

    CLOSE ON the cup.

    It breaks. [[light: red]]

    > THE END <

    CUT TO:

    EXT. GARDEN - NIGHT

    Rain.
""")

FDX = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<FinalDraft DocumentType="Script" Template="No" Version="5">
<Content>
<Paragraph Number="12" Type="Scene Heading">
  <SceneProperties><Summary>
  <Paragraph><Text>Breakfast goes wrong.</Text></Paragraph></Summary></SceneProperties>
  <ScriptNote ID="1"><Paragraph><Text>mood: tense</Text></Paragraph></ScriptNote>
  <Text>INT. KITCHEN - </Text><Text Style="AllCaps">day</Text>
</Paragraph>
<Paragraph Type="Action"><Text>Meera pours </Text><Text Style="Italic">tea</Text><Text> into a cup.</Text>
</Paragraph>
<Paragraph><DualDialogue>
  <Paragraph Type="Character"><Text>MEERA (V.O.)</Text></Paragraph>
  <Paragraph Type="Parenthetical"><Text>(quietly)</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>You are late.</Text></Paragraph>
  <Paragraph Type="Parenthetical"><Text>beat</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>Again.</Text></Paragraph>
  <Paragraph Type="Character"><Text>AARAV</Text></Paragraph>
  <Paragraph Type="Dialogue"><Text>I know!</Text></Paragraph>
</DualDialogue></Paragraph>
<Paragraph Type="Shot"><Text>CLOSE ON the cup.</Text></Paragraph>
<Paragraph Type="Action"><ScriptNote><Paragraph><Text>light: red</Text></Paragraph></ScriptNote>
<Text>It breaks.</Text></Paragraph>
<Paragraph Alignment="Center" Type="Action"><Text>THE END</Text></Paragraph>
<Paragraph Type="Transition"><Text>CUT TO:</Text></Paragraph>
<Paragraph Type="Scene Heading"><Text>EXT. GARDEN - NIGHT</Text></Paragraph>
<Paragraph Type="General"><Text>Rain.</Text></Paragraph>
</Content>
<TitlePage><Content>
<Paragraph><Text>Tea</Text></Paragraph><Paragraph><Text>by Nobody</Text></Paragraph>
</Content></TitlePage>
</FinalDraft>
"""

YAML = script("""
    schema: 1
    title: Tea
    scenes:
      - heading: INT. KITCHEN - DAY
        number: "12"
        synopsis: Breakfast goes wrong.
        notes: ["mood: tense"]
        beats:
          - Meera pours *tea* into a cup.
          - character: MEERA
            extension: V.O.
            parenthetical: quietly
            dialogue: [You are late., (beat), Again.]
          - {character: AARAV, dual: true, dialogue: I know!}
          - shot: CLOSE ON the cup.
          - action: "It breaks. [[light: red]]"
          - title: THE END
          - transition: "CUT TO:"
      - heading: EXT. GARDEN - NIGHT
        beats:
          - Rain.
""")


def graph(text: str, path: str) -> list[dict[str, object]]:
    play = read_script(text.encode(), path)
    assert not [p for p in play.problems if p.is_error], told(play.problems)
    scenes = compile_scripts([play], KNOWN).scenes
    plain = [s.model_dump(exclude={"frames": {"__all__": {"origin"}}, "origin": True}) for s in scenes]
    return plain


def test_three_forms_are_one_graph() -> None:
    fountain = graph(FOUNTAIN.replace("CLOSE ON the cup.", "!!CLOSE ON the cup."), "scripts/tea.fountain")
    assert graph(FDX, "scripts/tea.fdx") == fountain
    assert graph(YAML, "scripts/tea.yaml") == fountain


def test_converting_a_script_keeps_every_uid() -> None:
    first = compile_scripts([read_script(FOUNTAIN.encode(), "scripts/tea.fountain")], KNOWN).scenes
    after = compile_scripts([read_script(FDX.encode(), "scripts/tea.fdx")], KNOWN, first).scenes
    assert [f.uid for s in after for f in s.frames] == [f.uid for s in first for f in s.frames]


def test_what_a_final_draft_file_says() -> None:
    play = parse_fdx(FDX.encode(), "tea.fdx")
    assert [(e.type.value, e.text) for e in play.elements][:4] == [
        ("heading", "INT. KITCHEN - DAY"), ("synopsis", "Breakfast goes wrong."),
        ("action", "Meera pours tea into a cup."), ("character", "MEERA (V.O.)"),
    ]  # fmt: skip
    assert play.elements[0].number == "12"
    assert [e.dual for e in play.elements if e.type.value == "character"] == [False, True]
    assert play.title == "Tea"
    assert (play.elements[2].line, play.elements[2].column) == (10, 1)


def fdx(*paragraphs: str) -> bytes:
    return f"<FinalDraft><Content>\n{chr(10).join(paragraphs)}\n</Content></FinalDraft>".encode()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY l2 "&lol;&lol;&lol;&lol;">
<!ENTITY l3 "&l2;&l2;&l2;&l2;&l2;&l2;">]>
<FinalDraft><Content><Paragraph><Text>&l3;</Text></Paragraph></Content></FinalDraft>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<FinalDraft><Content><Paragraph><Text>&x;</Text></Paragraph></Content></FinalDraft>"""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "fdx-not-xml 1:1 not a Final Draft file: the file is empty | export it again from Final Draft"),
        (b"INT. HOUSE - DAY",
        "fdx-not-xml 1:1 not a Final Draft file: syntax error | if it is Fountain, rename it to .fountain"),
        (
            fdx("<Paragraph Type='Action'><Text>A</Text></Paragraph>", "<Paragraph><Text>B</Paragraph>"),
            "fdx-not-xml 3:21 not a Final Draft file: mismatched tag after paragraph 2 "
            "| export it again from Final Draft",
        ),
        (b"<html><body/></html>",
        "not-final-draft 1:1 a.fdx is XML, but not a Final Draft script "
        "| export it again as Final Draft (.fdx)"),
        (BOMB, "fdx-doctype 1:37 the file declares a document type or entities, which scripts never do; "
               "refused "
               "| export it again from Final Draft"),
        (OUTSIDE, "fdx-doctype 1:34 the file declares a document type or entities, which scripts never do; "
                  "refused "
                  "| export it again from Final Draft"),
        (b"<FinalDraft>" + b"<a>" * 300, "fdx-too-deep 1:610 elements are nested more than 200 deep "
                                         "| this is not a file that Final Draft wrote"),
    ],
)  # fmt: skip
def test_a_broken_final_draft_file_says_where(data: bytes, said: str) -> None:
    assert told(read_script(data, "a.fdx").problems) == [said]


def test_odd_paragraphs_are_told_by_number_and_skipped() -> None:
    data = fdx(
        "<Paragraph Type='Scene Heading'></Paragraph>",
        "<Paragraph Type='Action'/>",
        "<Paragraph Type='Dialogue'><Text>Who speaks?</Text></Paragraph>",
        "<Paragraph Type='Character'><Text> </Text></Paragraph>",
    )
    play = read_script(data, "a.fdx")
    assert [(e.type.value, e.text) for e in play.elements] == [("action", "Who speaks?")]
    assert told(play.problems) == [
        "fdx-empty-paragraph 2:1 paragraph 1 (Scene Heading) is empty; skipped | delete it in Final Draft",
        "fdx-speech-without-cue 4:1 paragraph 3 (Dialogue) has no character above it; read as action "
        "| give it a character in Final Draft",
        "fdx-empty-paragraph 5:1 paragraph 4 (Character) is empty; skipped | delete it in Final Draft",
    ]


def test_an_omitted_scene_and_scene_properties_are_no_text() -> None:
    data = fdx(
        "<Paragraph Type='Scene Heading'><Text>OMITTED</Text><OmittedScene><Content>"
        "<Paragraph><Text>Gone.</Text>"
        "</Paragraph></Content></OmittedScene></Paragraph>",
        "<Paragraph Type='Action'><SceneProperties><SceneArcBeats><CharacterArcBeat>"
        "<Paragraph><Text>arc</Text>"
        "</Paragraph></CharacterArcBeat></SceneArcBeats></SceneProperties><Text>Seen.</Text></Paragraph>",
    )
    assert [e.text for e in read_script(data, "a.fdx").elements] == ["OMITTED", "Seen."]


def test_an_unused_final_draft_encoding_is_read() -> None:
    text = FDX.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert len(parse_fdx(text.encode("utf-16"), "a.fdx").elements) == len(
        parse_fdx(FDX.encode(), "a.fdx").elements
    )


def test_yaml_mistakes_are_all_told_with_their_lines() -> None:
    text = script("""
        schema: 1
        scens: []
        scenes:
          - heding: INT. KITCHEN - DAY
          - heading: EXT. GARDEN - NIGHT
            beats:
              - {action: Rain., shot: WIDE}
              - dialogue: Hello.
    """)
    problems = parse_yaml_script(text.encode(), "a.yaml").problems
    assert sorted({p.where.line for p in problems if p.where}) == [2, 4, 7, 8]


def test_yaml_places_are_those_of_the_beats() -> None:
    play = read_script(YAML.encode(), "tea.yaml")
    assert [(e.type.value, e.line) for e in play.elements][:4] == [
        ("heading", 4),
        ("synopsis", 6),
        ("action", 9),
        ("character", 10),
    ]


def _fdx(*paragraphs: tuple[str, str]) -> bytes:
    said = "".join(f'<Paragraph Type="{kind}"><Text>{text}</Text></Paragraph>' for kind, text in paragraphs)
    return f'<FinalDraft DocumentType="Script" Version="4"><Content>{said}</Content></FinalDraft>'.encode()


def test_a_cue_typed_as_action_is_a_cue() -> None:
    data = _fdx(("Scene Heading", "INT. CHAPEL - NIGHT"), ("Action", "Candles gutter."),
                ("Action", "PRIEST/ARMIN (O.S.)"), ("Dialogue", "Who goes there?"),
                ("Action", "He waits."), ("Dialogue", "Nobody."))  # fmt: skip
    play = read_script(data, "a.fdx")
    kinds = [e.type.value for e in play.elements]
    assert kinds == ["heading", "action", "character", "dialogue", "action", "action"]
    assert [p.code for p in play.problems] == ["fdx-cue-as-action", "fdx-speech-without-cue"]


def test_a_heading_typed_as_action_is_said() -> None:
    data = _fdx(("Scene Heading", "INT. CHAPEL - NIGHT"), ("Action", "INT. CRYPT - NIGHT"))
    assert [p.code for p in read_script(data, "a.fdx").problems] == ["looks-like-heading"]


def test_yaml_numbers_are_taken_and_quoted_as_written() -> None:
    text = "schema: 1\nscenes:\n" + "".join(
        f"  - heading: INT. LOFT - DAY\n    number: {n}\n    beats: [x]\n" for n in ("010", "14", '"7"', "3A")
    )
    play = parse_yaml_script(text.encode(), "a.yaml")
    assert [e.number for e in play.elements if e.type.value == "heading"] == ["010", "14", "7", "3A"]
    wrong = text.replace("010", "12e3").replace("beats: [x]", "beats: [{character: 1e3, dialogue: Hi}]", 1)
    said = told(parse_yaml_script(wrong.encode(), "a.yaml").problems)
    assert [s.rsplit(": ", 1)[1] for s in said] == ['"12e3"', '"1e3"']
