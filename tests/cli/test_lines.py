"""Every hint that names an operation is a line that sb understands, with the fields that its Ask has."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from storyboard_cli.cli.dispatch import app_of
from storyboard_cli.cli.envelope import failure_envelope
from storyboard_cli.cli.error_text import error_text
from storyboard_cli.cli.line_table import written
from storyboard_cli.cli.lines import TABLE, as_json, flagged, line, quoted, stand, worded
from storyboard_cli.cli.options import filled
from storyboard_cli.cli.verbs import BY_NAME
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Produced
from storyboard_cli.core.mend import Mend, Step
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.ops.build import BuildAsk
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.ops.timeline import ASKED_FOR

PACKAGE = Path(__file__).resolve().parents[2] / "storyboard_cli"
NAMED_ELSEWHERE = {  # operations that a variable names
    "ops/retake.py": ("retake", "reject"),
    "ops/timeline.py": tuple(f"timeline.{action}" for action in ASKED_FOR),
}
# Whoever has a shell has an editor, copies files, and sees all of a film: these are for other faces.
BY_OTHER_FACES = ("project.patch", "script.put", "spec.put", "frames.show")
READ_BY_THE_COMMAND = ("import", "comment", "serve")  # `filled` alone does not make their Asks


def test_the_table_is_current() -> None:
    assert TABLE.read_text("utf-8") == written(), (
        "run: python -m storyboard_cli.cli.reference specs/commands.md"
    )


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (Mend("timeline.show"), "`sb timeline show`"),
        (Mend("render", {}, "run `{}` again to go on"), "run `sb render` again to go on"),
        (Mend("generate", {"force": True, "assets": ["CHAR_001"]}), "`sb generate CHAR_001 --force`"),
        (Mend("jobs.list", {"all": True}, "{}"), "sb jobs list --all"),
        (Mend("export.contact_sheet", {}, "{}"), "sb export contact-sheet"),
        (Mend("renumber", {}, "{}"), "sb lock --renumber"),
        (Mend("new", {"asset_type": "character", "name": "Old Kit"}, "{}"), 'sb new character "Old Kit"'),
        (Mend("models.import", {}, "{}", blanks=("folder", "name")), "sb models import DIR --name …"),
        (Mend("lock", {}, "{}", blanks=("assets",)), "sb lock ASSET"),
        (Mend("open", {"show": False}, "{}"), "sb open --path"),
        (
            Mend("project.patch", {"changes": {"status": "active"}}, "{} to go on"),
            "set `status: active` in project.yaml to go on",
        ),
        (
            Mend("script.put", {}, "{}", blanks=("text",), examples={"name": "my film.fountain"}),
            'cp "my film.fountain" scripts/',
        ),
        (
            Mend("retake", {}, "{}", examples={"selectors": ["S03/2"], "note": "closer"}),
            "sb retake S03/2 --note closer",
        ),
        (Mend("timeline.print", {"printed": False}, "{}"), "sb timeline print --no"),
        (
            Mend.joined("{}; or {}", "wait", Mend("comment", {"selectors": ["S03/2"]}, blanks=("note",))),
            "wait; or `sb review S03/2 --comment …`",
        ),
    ],
)
def test_a_shell_says_it_as_a_line(mend: Mend, said: str) -> None:
    assert worded(mend) == said


def test_an_operation_of_a_newer_sb_is_named() -> None:
    assert worded(Mend("dream", {"of": "S01"}, "`{}` first")) == "`dream of=S01` first"


@pytest.mark.parametrize("word", ["Kit", "Old Kit", 'say "so"', "$HOME", "a`b", "", "DR. NÓRA", "it's"])
def test_words_arrive_as_they_were(word: str) -> None:
    assert shlex.split(quoted(word)) == [word]


def test_json_says_a_hint_as_text_and_as_data() -> None:
    mend = Mend("allow", {"rule": "picture.flat"}, "{} keeps it", blanks=("selector", "reason"))
    error = SbError(Kind.missing, "no-picture", "it has none", hint=mend)
    text = "sb allow FRAME picture.flat --reason … keeps it"
    told = json.loads(failure_envelope("render", error))["error"]
    assert told["hint"] == text and text in error_text(error)
    step = {"operation": "allow", "ask": {"rule": "picture.flat"}, "blanks": ["selector", "reason"]}
    shown = {**step, "line": "sb allow FRAME picture.flat --reason …"}
    assert told["mend"] == {"words": "{} keeps it", "steps": [shown]}
    deep = as_json({"rows": [{"hint": mend.plain()}, {"hint": "wait"}, {"hint": None}]})
    assert [row["hint"] for row in deep["rows"]] == [text, "wait", None]
    assert ["mend" in row for row in deep["rows"]] == [True, False, False]


@pytest.mark.parametrize(
    ("command", "field", "said"),
    [
        ("export pdf", "out", "--out"),
        ("export pdf", "cover_frame", "--cover"),
        ("lock", "all", "--all"),
        ("lock", "assets", "ASSET"),
        ("timeline move", "after", "--after"),
        ("jobs show", "nothing", "nothing"),
    ],
)
def test_a_shell_says_the_flag_of_a_field(command: str, field: str, said: str) -> None:
    words = f"leave out `{field}`, or `other`"
    wrong = Problem(Severity.error, "x", words, None, words, fields=(f"{field}.0",))
    mend = Mend("render", {}, words + ": {}")
    error = SbError(Kind.usage, "x", words, hint=mend, problems=[wrong], fields=(field,))
    told = flagged(error, command)
    expected = f"leave out {said}, or `other`"
    assert (told.message, told.problems[0].message, told.problems[0].hint) == (expected,) * 3
    assert worded(told.hint or "") == f"{expected}: sb render"


def test_one_command_after_another_is_one_line_of_a_shell() -> None:
    steps = [Mend("generate", {"all": True}, "{}"), Mend("lock", {"all": True}, "{}")]
    assert worded(Mend.joined("{}, then {}", *steps)) == "sb generate --all && sb lock --all"
    assert worded(Mend.joined("if so: {}, then {}", *steps)) == "if so: sb generate --all, then sb lock --all"


def test_what_is_asked_again_is_the_line_that_was_typed() -> None:
    ask = BuildAsk(selectors=["S01"], draft=True, pdf=True, out=Produced.local("my board.pdf"))
    assert worded(Mend("build", ask.again(), "{}")) == 'sb build --frames S01 --draft --out "my board.pdf"'


# --- every mend that the package makes ---------------------------------------------------------------------


def mends() -> Iterator[tuple[str, Step]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Mend":
                for operation in operations(node.args[0], name):
                    ask = fields(node.args[1], tree) if len(node.args) > 1 else {}
                    ask = {field: value or sample(operation, field) for field, value in ask.items()}
                    open_ = blanks(node, operation)
                    yield f"{name}:{node.lineno} {operation}", Step(operation, ask, open_)


def operations(node: ast.expr, where: str) -> list[str]:
    if isinstance(node, ast.Constant):
        return [node.value]  # type: ignore[list-item]
    if isinstance(node, ast.JoinedStr) and where not in NAMED_ELSEWHERE:
        parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"\w+" for p in node.values]  # type: ignore[type-var]
        return [name for name in CATALOGUE if re.fullmatch("".join(parts), name)]
    return list(NAMED_ELSEWHERE[where])


def fields(node: ast.expr, tree: ast.Module) -> dict[str, Any]:
    """The fields that are asked; None for a value that only a run knows. What is asked again was typed."""
    if ast.unparse(node).endswith("ask.again()"):
        return {}
    if isinstance(node, ast.Name):
        [node] = {
            ast.unparse(a.value): a.value
            for a in ast.walk(tree)
            if isinstance(a, ast.Assign)
            and isinstance(a.value, ast.Dict)
            and ast.unparse(a.targets[0]) == node.id  # type: ignore[union-attr]
        }.values()
    assert isinstance(node, ast.Dict), ast.unparse(node)
    found: dict[str, Any] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        assert isinstance(key, ast.Constant)
        try:
            found[str(key.value)] = ast.literal_eval(value)
        except ValueError:
            found[str(key.value)] = None
    return found


def blanks(node: ast.Call, operation: str) -> tuple[str, ...]:
    [said] = [k.value for k in node.keywords if k.arg == "blanks"] or [ast.Tuple([])]
    shown_as = [k.value for k in node.keywords if k.arg == "examples"]
    named = tuple(str(ast.literal_eval(key)) for one in shown_as for key in one.keys)  # type: ignore
    if isinstance(said, ast.Subscript):  # ASKED_FOR[action]
        return named + ASKED_FOR[operation.partition(".")[2]]
    return named + tuple(ast.literal_eval(said))


CHOSEN = {  # words of an ask that stand in the code and are no examples
    ("models.pull", "name"): "what the weights of the style score are called",
    ("render", "renderer"): "the one that has graphs",
    ("new", "asset_type"): "whoever speaks or acts is a character",
    ("member.change", "role"): "a project needs an owner",
}


def test_what_is_only_an_example_is_no_part_of_what_is_asked() -> None:
    """A button would do it: `retake` of a frame S03/2 that nobody named."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Mend":
                words = [one.value for one in node.args[2:3] if isinstance(one, ast.Constant)]
                assert all("{}" in str(said) for said in words), f"{path.name}:{node.lineno} has no place"
                asked = [one for one in node.args[1:2] if isinstance(one, ast.Dict)]
                for key, value in [pair for one in asked for pair in zip(one.keys, one.values, strict=True)]:
                    if any(isinstance(n, ast.Constant) and isinstance(n.value, str) for n in parts(value)):
                        found[ast.literal_eval(node.args[0]), ast.literal_eval(key)] = (  # type: ignore
                            f"{path.name}:{node.lineno} {ast.unparse(node)}"
                        )
    assert not {said for pair, said in found.items() if pair not in CHOSEN}, "use `examples=`"
    assert found.keys() == CHOSEN.keys(), "an exception that nobody needs"


def parts(value: ast.expr) -> list[ast.expr]:
    """The value, or those of a list."""
    return value.elts if isinstance(value, ast.List) else [value]


PATTERNED = {"project_id": "PRJ_001", "login": "ann", "email": "ann@example.org"}


def sample(operation: str, field: str) -> Any:
    """A value that a run could have, and a person could type."""
    kind = CATALOGUE[operation].ask.model_fields[field].annotation
    kinds = [kind, *get_args(kind)]
    if choices := [c for k in kinds for c in (get_args(k) if get_origin(k) is Literal else [])]:
        return choices[0]
    if enums := [k for k in kinds if isinstance(k, type) and issubclass(k, Enum)]:
        return next(iter(enums[0])).value
    if field in PATTERNED:
        return PATTERNED[field]
    if int in kinds:
        return 3
    return ["front=S03"] if get_origin(kind) is list else "CHAR_001"


def parsed(words: list[str]) -> tuple[str, dict[str, Any]]:
    """The verb and what typer made of the rest of a line."""
    assert words[0] == "sb"
    command: Any = get_command(app_of(BY_NAME[words[1]]))
    rest = words[2:]
    if isinstance(command, TyperGroup):
        command, rest = command.commands[rest[0]], rest[1:]
    return words[1], command.make_context(words[1], rest).params


@pytest.fixture(autouse=True)
def _stands_nowhere() -> None:
    """A command that ran before in this process leaves no folder to the hints of this one."""
    stand()


@pytest.mark.parametrize(("where", "step"), [pytest.param(*m, id=m[0]) for m in mends()])
def test_every_mend_is_an_operation_and_a_line_that_sb_understands(where: str, step: Step) -> None:
    ask = CATALOGUE[step.operation].ask
    named = {*step.ask, *step.blanks}
    assert named <= ask.model_fields.keys(), f"{where} names fields that there are not"
    if step.operation not in json.loads(TABLE.read_text("utf-8")):
        assert step.operation in BY_OTHER_FACES
        return
    chosen = {name: sample(step.operation, name) for name in step.blanks}
    said = line(Step(step.operation, {**chosen, **step.ask}))
    _, typed = parsed(shlex.split(said))
    assert json.loads(json.dumps(step.plain()))["ask"] == step.ask, f"{where} is no JSON"
    if step.operation in READ_BY_THE_COMMAND:
        return
    made = filled(ask, typed)
    for name, value in {**chosen, **step.ask}.items():
        assert shown(getattr(made, name)) == shown(value), f"{where}: {said}"


def shown(value: Any) -> list[str]:
    """A field as words, whatever type the Ask makes of them."""
    many = value if isinstance(value, list) else [value]
    return [str(one.value if isinstance(one, Enum) else one) for one in many]
