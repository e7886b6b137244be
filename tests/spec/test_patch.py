"""A field is changed where it stands; whatever else a person wrote stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storyboard_cli.spec.patch import merged, patched, without
from storyboard_cli.spec.reader import parse_text

EXAMPLES = Path(__file__).parents[2]
TEXT = """\
# The film.
schema: 1

project_id: "PRJ_001"   # never changes
name: 'Rain'
size: {width: 160, height: 96}  # small
# What holds the look.
style_anchors:
  # this one most
  prompt: true
scripts:
    - one.fountain   # first
    - two.fountain
status: active
"""


def after(changes: dict[str, Any], text: str = TEXT) -> str:
    return patched(text.encode(), "project.yaml", changes).decode()


def test_a_changed_field_changes_one_line() -> None:
    assert after({"name": "Snow"}) == TEXT.replace("Rain", "Snow")
    assert after({"size": {"height": 90}}) == TEXT.replace("96", "90")
    assert after({"style_anchors": {"prompt": False}}) == TEXT.replace("true", "false")


def test_a_new_field_stands_at_the_end_and_a_removed_one_is_gone() -> None:
    assert after({"fps": "25"}).splitlines()[-1] in ('fps: "25"', "fps: '25'")
    assert after({"status": None}) == TEXT.replace("status: active\n", "")
    assert after({"absent": None}) == TEXT


def test_what_yaml_would_read_otherwise_is_quoted() -> None:
    for odd in (
        "yes",
        "no",
        "on",
        "0x1F",
        "1_000",
        "12:30",
        "2020-01-01",
        "~",
        "null",
        "# no",
        "a: b",
        "- a",
        "",
    ):
        assert parse_text(after({"name": odd}), "project.yaml").data["name"] == odd


def test_lines_of_windows_stay() -> None:
    text = TEXT.replace("\n", "\r\n")
    changed = patched(text.encode(), "project.yaml", {"name": "Snow"}).decode()
    assert changed == text.replace("Rain", "Snow")


def test_json_stays_json() -> None:
    assert patched(b'{"name": "a", "b": 1}', "project.json", {"b": None, "c": [1]}) == (
        b'{\n  "name": "a",\n  "c": [\n    1\n  ]\n}\n'
    )


def test_a_broken_file_is_not_changed() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        patched(b"- a list\n", "project.yaml", {"name": "x"})


@pytest.mark.parametrize(
    "path",
    sorted(EXAMPLES.glob("example_*/*/*/asset.yaml"))
    + sorted(EXAMPLES.glob("example_*/direction/*.yaml"))
    + sorted(EXAMPLES.glob("example_*/project.yaml")),
    ids=str,
)
def test_files_of_the_examples_keep_every_other_line(path: Path) -> None:
    text = path.read_text("utf-8")
    changed = patched(text.encode(), path.name, {"name": "Another name"}).decode().splitlines()
    assert len([line for line in changed if line not in text.splitlines()]) == 1
    assert [line for line in text.splitlines() if line not in changed] in (
        [],
        [line for line in text.splitlines() if line.startswith("name:")],
    )


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text("aé#:- \n'\"{[", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["name", "size", "scripts", "style_anchors", "new"]), VALUES, max_size=3)
)
def test_the_changed_file_says_what_was_asked_for_or_is_refused(changes: dict[str, Any]) -> None:
    before = parse_text(TEXT, "project.yaml").data
    try:
        changed = after(changes)
    except ValueError:
        return
    assert parse_text(changed, "project.yaml").data == merged(before, changes)


def test_a_merge_patch_is_that_of_the_rfc() -> None:
    for value, change, result in (
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": "foo"}, "bar", "bar"),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ):
        assert merged(value, change) == result


FRAMES = """\
frames:
  # the wide one
  1:
    candidate: 2
  # the close one
  2:  # hers
    candidate: 3
"""


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("1", "frames:\n  # the wide one\n  # the close one\n  2:  # hers\n    candidate: 3\n"),
        ("2", FRAMES.replace("2:  # hers\n    candidate: 3\n", "# hers\n")),
        ("3", FRAMES),
    ],
)
def test_a_field_goes_with_the_mappings_that_are_empty_then(name: str, left: str) -> None:
    assert without(FRAMES.encode(), "S01.yaml", ("frames", name, "candidate")).decode() == left


@pytest.mark.parametrize(
    ("path", "text", "left"),
    [
        ("a.yaml", "schema: 1\nframes:\n  1:\n    candidate: 2\n", "schema: 1\n"),
        ("a.yaml", "schema: 1\r\nframes:\r\n  1:\r\n    candidate: 2\r\n", "schema: 1\r\n"),
        ("a.yaml", "schema: 1\nframes: {1: {candidate: 2}}\n", "schema: 1\n"),
        ("a.yaml", "frames: {1: {candidate: 2}, 2: {a: b}}\n", "frames: {2: {a: b}}\n"),
        ("a.json", '{"schema": 1, "frames": {"1": {"candidate": 2}}}', '{\n  "schema": 1\n}\n'),
        ("a.yaml", "schema: 1\nframes:\n", "schema: 1\nframes:\n"),
    ],
)
def test_a_field_goes_in_each_way_of_writing(path: str, text: str, left: str) -> None:
    assert without(text.encode(), path, ("frames", "1", "candidate")).decode() == left
