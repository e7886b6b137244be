"""Every mistake at once, each at its line, in a writer's words."""

from __future__ import annotations

import pytest

from storyboard_cli.core.problems import in_reading_order
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.spec.reader import Reading, read

GOOD = """\
schema: 1
asset_id: CHAR_001
asset_type: character
name: Aarav
canonical_prompt: young man, lean build
"""


def told(reading: Reading[AssetSpec]) -> list[tuple[str, str]]:
    """`line:col code` and message of each problem, in reading order."""
    return [
        (f"{p.where.line}:{p.where.column} {p.code}", p.message)
        for p in in_reading_order(reading.problems)
        if p.where
    ]


def codes(text: str | bytes, path: str = "asset.yaml") -> list[str]:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return [p.code for p in read(data, path, AssetSpec).problems]


def test_a_good_file_is_read() -> None:
    reading = read(GOOD.encode(), "asset.yaml", AssetSpec)

    assert reading.problems == ()
    assert reading.value is not None and reading.value.name == "Aarav"


def test_five_mistakes_give_five_messages_in_one_run() -> None:
    text = """\
schema: 1
asset_id: CHARACTER_1
asset_type: charcter
name: 123
canonical_promt: young man
seed: -4
"""
    assert told(read(text.encode(), "asset.yaml", AssetSpec)) == [
        ("2:11 invalid-value", 'asset_id: "CHARACTER_1" is not an asset id'),
        ("3:13 unknown-value", 'asset_type cannot be "charcter"'),
        ("4:7 wrong-type", "name must be text, not 123"),
        ("5:1 unknown-key", "unknown key 'canonical_promt'"),
        ("6:7 out-of-range", "seed must be at least 0, not -4"),
    ]


def test_a_problem_shows_its_line_and_a_hint() -> None:
    problem = read((GOOD + "seeed: 4\n").encode(), "a.yaml", AssetSpec).problems[0]

    assert (problem.excerpt, problem.hint) == ("seeed: 4", "did you mean seed?")
    assert str(problem.where) == "a.yaml:6:1"


def test_syntax_mistakes_do_not_hide_the_others() -> None:
    text = GOOD.replace("young man, lean build", "young: man") + "tags: [a, b\nseed: x\nmoood: dark\n"
    reading = read(text.encode(), "asset.yaml", AssetSpec)

    assert [where for where, _ in told(reading)] == [
        "5:24 stray-colon",
        "6:7 open-bracket",
        "7:7 wrong-type",
        "8:1 unknown-key",
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param(GOOD + "name: B\n", "duplicate-key", 6, id="duplicate key"),
        pytest.param(GOOD + "tags: *all\n", "unknown-alias", 6, id="unknown alias"),
        pytest.param(GOOD + "mood: !!python/name:os.system\n", "yaml-tag", 6, id="object tag"),
        pytest.param(GOOD + "mood: !secret x\n", "yaml-tag", 6, id="own tag"),
        pytest.param(GOOD + "---\nname: B\n", "two-documents", 6, id="two documents"),
        pytest.param(GOOD + "metadata:\n\tx: 1\n", "tab", 7, id="tab"),
        pytest.param(GOOD + 'mood: "dark\n', "open-quote", 6, id="open quote"),
        pytest.param(GOOD + "? [a, b]\n: c\n", "odd-key", 6, id="list as key"),
        pytest.param("", "empty-file", 1, id="empty"),
        pytest.param("# only a comment\n", "empty-file", 1, id="comment only"),
        pytest.param("- a\n- b\n", "wrong-type", 1, id="list"),
        pytest.param("just words\n", "wrong-type", 1, id="scalar"),
    ],
)
def test_broken_yaml_is_named(text: str, code: str, line: int) -> None:
    problems = read(text.encode(), "asset.yaml", AssetSpec).problems

    assert [(p.code, p.where.line) for p in problems if p.where] == [(code, line)]


def test_merge_conflicts_are_said_as_such() -> None:
    text = GOOD + "<<<<<<< HEAD\nseed: 1\n=======\nseed: 2\n>>>>>>> rain\nmood: x\n<<<<<<< HEAD\n"
    reading = read(text.encode(), "asset.yaml", AssetSpec)

    assert told(reading) == [
        ("6:1 merge-conflict", "git left a merge conflict between HEAD and rain here (to line 10)"),
        ("12:1 merge-conflict", "git left a merge marker here"),
    ]


def test_latin_1_is_named_with_its_line() -> None:
    data = GOOD.replace("Aarav", "Renée").encode("latin-1")
    problem = read(data, "asset.yaml", AssetSpec).problems[0]

    assert problem.code == "not-utf8"
    assert problem.where is not None and (problem.where.line, problem.where.column) == (4, 10)
    assert "'é' in Latin-1" in problem.message and problem.excerpt == "name: Renée"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(GOOD.encode("utf-16"), "not-utf8", id="utf-16"),
        pytest.param(GOOD.encode() + b"mood: a\0b\n", "control-character", id="nul"),
        pytest.param(GOOD.encode() + b"mood: a\x1b[2Jb\n", "control-character", id="escape"),
        pytest.param(b"version https://git-lfs.github.com/spec/v1\noid x\n", "lfs-pointer", id="lfs"),
    ],
)
def test_files_that_are_not_text_are_named(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_bom_and_windows_line_ends_are_accepted() -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()

    assert read(data, "asset.yaml", AssetSpec).value == read(GOOD.encode(), "asset.yaml", AssetSpec).value


def test_excerpts_of_windows_files_have_no_line_end() -> None:
    problem = read((GOOD + "x: 1\n").replace("\n", "\r\n").encode(), "asset.yaml", AssetSpec).problems[0]

    assert problem.excerpt == "x: 1"


def test_an_alias_bomb_is_refused_quickly() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    reading = read((GOOD + "metadata:\n  " + "\n  ".join(lines) + "\n").encode(), "asset.yaml", AssetSpec)

    assert [p.code for p in reading.problems] == ["alias-bomb"]


def test_an_alias_to_its_own_block_is_refused() -> None:
    assert codes(GOOD + "metadata: &m\n  self: *m\n") == ["alias-loop"]


@pytest.mark.parametrize(
    "deep",
    [
        pytest.param("[" * 5000 + "]" * 5000, id="flow"),
        pytest.param("[" * 200_000, id="open flow"),
        pytest.param("\n" + "".join(" " * i + "a:\n" for i in range(1, 400)), id="block"),
        pytest.param("\n  " + "- " * 5000 + "x", id="lists on one line"),
    ],
)
def test_deep_nesting_is_refused(deep: str) -> None:
    assert codes(GOOD + f"metadata: {deep}\n") == ["too-deep"]


def test_anchors_and_merge_keys_work() -> None:
    text = GOOD + ("variants:\n  - &base {name: rain, prompt: wet}\n  - {<<: *base, name: storm}\n")
    value = read(text.encode(), "asset.yaml", AssetSpec).value

    assert value is not None
    assert [(v.name, v.prompt) for v in value.variants] == [("rain", "wet"), ("storm", "wet")]


def test_words_stay_words() -> None:
    text = GOOD.replace("Aarav", "No") + "mood: 12:30\nlighting: 2026-02-19\naliases: [yes, 0b1, on]\n"
    value = read(text.encode(), "asset.yaml", AssetSpec).value

    assert value is not None
    assert (value.name, value.mood, value.lighting) == ("No", "12:30", "2026-02-19")
    assert value.aliases == ["yes", "0b1", "on"]


def test_a_colour_that_became_a_comment_is_explained() -> None:
    problem = read((GOOD + "appearance:\n  skin: #aabbcc\n  age: #x\n").encode(), "a.yaml", AssetSpec)

    assert problem.value is not None  # an empty optional value is allowed
    text = GOOD + "appearance:\n  outfit:\n    top_color: #aabbcc\n"
    problem = read(text.encode(), "a.yaml", AssetSpec)
    assert [p.hint for p in problem.problems] == ["a # begins a comment in YAML: put the colour in quotes"]


def test_a_newer_format_is_refused_by_name_and_nothing_else_is_said() -> None:
    text = GOOD.replace("schema: 1", "schema: 2") + "new_field: 1\n"
    problems = read(text.encode(), "asset.yaml", AssetSpec).problems

    assert [(p.code, p.message) for p in problems] == [
        ("newer-format", "this file has format 2; this sb reads formats up to 1")
    ]


def test_json_files_are_read_with_places() -> None:
    text = """{"schema": 1, "asset_id": "CHAR_001",
 "asset_type": "character", "name": "\\ud83d\\ude00",
 "canonical_prompt": "", "view": 1}"""
    reading = read(text.encode(), "asset.json", AssetSpec)

    assert told(reading) == [
        ("3:22 empty-value", "canonical_prompt is empty"),
        ("3:26 unknown-key", "unknown key 'view'"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('{"a": 1,}', "json-syntax", id="trailing comma"),
        pytest.param('{"name": 1, "name": 2}', "duplicate-key", id="duplicate"),
        pytest.param("[" * 100_000, "too-deep", id="deep"),
    ],
)
def test_broken_json_is_named(text: str, code: str) -> None:
    assert code in codes(text, "asset.json")


def test_nested_places_count_from_one() -> None:
    text = GOOD + "variants:\n  - name: rain\n  - name: Big Coat\n    promt: x\n"

    assert told(read(text.encode(), "asset.yaml", AssetSpec)) == [
        ("8:11 invalid-value", 'variants[2].name: "Big Coat" is not a variant or expression name'),
        ("9:5 unknown-key", "unknown key 'promt' in variants[2]"),
    ]


def test_no_message_speaks_of_the_library() -> None:
    text = (
        "project_id: 1\nname: []\nsize: {width: 65.5}\nseed: [1]\nfps: fast\nstart_frame: .nan\nrenderer: 3\n"
    )
    problems = read(text.encode(), "project.yaml", ProjectSpec).problems

    assert len(problems) >= 7
    for problem in problems:
        said = f"{problem.message} {problem.hint}".casefold()
        assert "pydantic" not in said and "input should" not in said and "validation" not in said


def test_a_value_with_several_forms_is_judged_by_the_form_that_was_meant() -> None:
    from storyboard_cli.script.yaml_script import ScriptFile

    text = "title: 5\nscenes:\n  - heading: A\n    beats:\n      - {shto: x}\n      - [1]\n      - fine\n"
    problems = read(text.encode(), "pilot.yaml", ScriptFile).problems

    found = [(str(p.where), p.code, p.message) for p in in_reading_order(problems)]
    assert ("pilot.yaml:5:10", "unknown-key", "unknown key 'shto' in scenes[1].beats[1]") in found
    assert (
        "pilot.yaml:6:9",
        "wrong-type",
        "scenes[1].beats[2] must be text or a block of keys, not a list",
    ) in found
