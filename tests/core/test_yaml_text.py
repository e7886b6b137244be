"""The YAML that sb writes: stable out, strict in."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml

from storyboard_cli.core.model import Frozen
from storyboard_cli.core.yaml_text import dump, load
from storyboard_cli.spec.reader import read


def test_equal_values_give_equal_text_in_the_order_of_the_keys() -> None:
    value = {"schema": 1, "b": "é: ü", "a": ["x", 2], "at": "2026-02-19T09:00:00Z", "note": "two\nlines\n"}
    text = dump(value)

    assert text == dump(dict(value))
    assert list(load(text)) == ["schema", "b", "a", "at", "note"]
    assert load(text) == value
    assert "\r" not in text and "é: ü" in text


def test_a_time_stays_text() -> None:
    assert load("at: 2026-02-19T09:00:00Z") == {"at": "2026-02-19T09:00:00Z"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2", "stands twice"),
        ("a: &x [1]\nb: *x", "aliases are not used"),
        ("a: !!python/object/apply:os.system ['true']", "could not determine a constructor"),
        ("a: [1", "expected"),
        ("a: [{b: 1, c: 2, b: 3}]", "stands twice"),
        ("a: 1\n---\nb: 2", "expected a single document"),
        ("a: *x", "undefined alias"),
    ],
)
def test_what_sb_never_writes_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        load(text)


_HOSTILE = [
    "", " ", "-", "- x", "?", ": ", "a: b", "a:b", "#", "a #b", "a# b", "&x", "*x", "!x", "!!str", "|", ">",
    "%TAG",
    "@x", "`x", "{", "}", "[", "]", ",", "'", '"', "it's", "\\", "null", "Null", "~", "yes", "No", "on",
    "OFF",
    "true",
    "1", "01", "0x1f", "0o7", "1_000", "1e3", ".5", "-.inf", ".NaN", "1:30", "190:20:30", "2026-02-19",
    "2026-02-19T09:00:00Z", "=", "<<", "---", "--- x", "...", "a\n", "\n", "\na", "a\n\nb", "a\n ", "a \nb",
    "  a\nb\n",
    "a\tb", "\ta", "a\t", "a\r\nb", "\r", "é", "日本語", "👩\u200d🚀", "\u2028x", "a\u2029",
    "\x85", "\ufeffx", "\x00", "\x1b[0m",
    "\x7f", "\xa0a", "a" * 200, "word " * 60, " word" * 60, "it's " * 60, "a: b " * 40, 
    "é\u0301 " * 80, '"q" ' * 50,
    "long line " * 30 + "\n" + "another " * 40, "x\n" * 5, "# " * 70, "a  b   c" * 30,
]  # fmt: skip


def _as_pyyaml_does(value: dict[str, Any]) -> str:
    """The plain way through PyYAML: a tree of nodes, each resolved by its own patterns."""

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: Any, value: str) -> Any:
        if value in ("1e3", "0o7"):  # text to YAML 1.1, numbers to 1.2: quoted, so that both read text
            return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="'")
        style = "|" if "\n" in value and not value.endswith((" ", "\t")) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    said: str = yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=110)
    return said


@pytest.mark.parametrize("text", _HOSTILE, ids=ascii)
def test_hostile_text_is_written_as_pyyaml_writes_it(text: str) -> None:
    value = {"a": text, "b": [text, [text], {text: text}], text: {"deep": [{"x": text, "y": [text, text]}]}}
    assert dump(value) == _as_pyyaml_does(value)


def test_long_text_is_folded_where_it_stands() -> None:
    long = "word " * 15 + "it's: the end"  # fits beside a short key near the edge, and not deeper
    deep: Any = {"k": long, "j": [long, [long, {"k": long, long[:40]: long}], {}], "e": {"n": None}}
    for _ in range(12):
        assert dump({"root": deep, "k": long}) == _as_pyyaml_does({"root": deep, "k": long})
        deep = {"k": deep, "more": [deep, long]} if len(str(deep)) < 20_000 else {"k": [deep]}


def test_other_values_are_written_as_pyyaml_writes_them() -> None:
    plain = [0, 1, -1, True, False, None, 0.0, -0.0, 1.0, 1e300, float("inf"), float("nan"), "1", 10**30]
    value = {"in": plain, "empty": [{}, [], (), ""], "pair": (1, "x"), 7: "n", True: "y", None: "", 1.5: "f"}
    assert dump(value) == _as_pyyaml_does(value)


def test_random_trees_are_written_as_pyyaml_writes_them() -> None:
    chance = random.Random(7)

    def tree(depth: int) -> Any:
        kind = chance.randrange(4 if depth else 2)
        if kind == 2:
            return [tree(depth - 1) for _ in range(chance.randrange(4))]
        if kind == 3:
            return {said(): tree(depth - 1) for _ in range(chance.randrange(4))}
        return said() if kind else chance.choice([None, True, False, 7, 0.5])

    def said() -> str:
        return chance.choice(["", " ", ": ", "\n"]).join(chance.sample(_HOSTILE, chance.randrange(1, 4)))

    for _ in range(300):
        value = {f"k{n}": tree(4) for n in range(3)}
        assert dump(value) == _as_pyyaml_does(value)


def test_what_is_no_plain_value_is_refused() -> None:
    with pytest.raises(TypeError, match="set is no plain value"):
        dump({"a": {1, 2}})


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: -2.5e+3\nc: ~\nd: yes\ne: 'no'\nf: 0x1F\ng: 1:30\nh: .inf\ni: 010\nj: 1_000\nk:",
        "a: [1, two, {b: [], c: {}}]\nb: |\n  two\n  lines\nc: ''\nd: \"\\u00e9\"",
        "1: a number\nyes: a truth\nnull: nothing",  # keys that are not text
        "a: {<<: {b: 1}, c: 2}",  # a merge
        "a: &once [1, ~]\nb: &two {c: &three x}",  # anchors that nothing points at
        "---\na: {b: [[], {}, [[1]]]}\n...\n",
        "# only a remark\n",
        "a: !!set {x, y}\nb: !!str 12\nc: !!int '12'\nd: !!binary aGk=",
        "- a\n- 12",
        "plain",
        "",
    ],
)
def test_values_are_those_of_the_safe_reader(text: str) -> None:
    assert load(text) == yaml.safe_load(text)
    assert load(text) == yaml.safe_load(text)  # what was remembered is the same again


def test_a_word_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    load("warm: up")
    made = []
    usual = yaml.constructor.SafeConstructor.construct_object

    def construct(self: yaml.constructor.SafeConstructor, node: yaml.Node, deep: bool = False) -> object:
        made.append(node)
        return usual(self, node, deep)

    monkeypatch.setattr(yaml.constructor.SafeConstructor, "construct_object", construct)
    load("frames:\n" + "- at: 987123\n  who: ANN\n  goes_on: false\n" * 500)
    assert len(made) <= 2  # the number and the truth value; text needs none


class _Note(Frozen):
    note: str
    notes: list[str]


NUMBERS = ["1e309", "1e5", "-1E-3", ".5e3", "1.", "0o17", "0x1F", "1_000", ".inf", "-.INF", ".NaN", "1:30"]
WORDS = [
    "null",
    "~",
    "true",
    "No",
    "2026-01-01",
    "",
    "x",
    " x",
    "x ",
    "#x",
    "- x",
    "a: b",
    "\t",
    "\x85",
    "\x7f",
]


@pytest.mark.parametrize("text", [*NUMBERS, *WORDS])
def test_text_that_looks_like_something_else_is_read_as_that_text(text: str) -> None:
    written = dump({"note": text, "notes": [text, f"{text} x"]})
    found = read(written.encode("utf-8"), "x.yaml", _Note)
    assert found.problems == ()
    assert found.value == _Note(note=text, notes=[text, f"{text} x"])
    assert load(written) == {"note": text, "notes": [text, f"{text} x"]}


def test_random_text_is_read_as_it_was_written() -> None:
    chance = random.Random(20261129)
    signs = "0123456789eE+-._:xoXabnNiIfFtrue~ \t\n#'\"|>&*!%@`[]{},?/\\\x85\u2028\u00a0ü日𝄞\x7f\x1b\x00"
    for _ in range(3000):
        text = "".join(chance.choices(signs, k=chance.randint(1, 12)))
        written = dump({"note": text, "notes": [text]})
        found = read(written.encode("utf-8"), "x.yaml", _Note)
        assert found.value == _Note(note=text, notes=[text]), (text, written, found.problems)
