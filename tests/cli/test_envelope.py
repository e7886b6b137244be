"""`--json`: one envelope on standard output for every command, whether it worked, failed or was misused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli import __version__
from storyboard_cli.cli.main import main
from storyboard_cli.core.errors import EXIT_CODES, Kind
from storyboard_cli.core.mend import is_plain_mend

READS = [
    "status", "plan", "plan --if-locked CHAR_001", "validate --fast", "versions", "versions CHAR_001",
    "search asha", "deps S01", "explain S01/1", "diff CHAR_001@v1", "timeline show", "timeline", "log -n 3",
    "audit", "verify", "review", "lint", "alias list", "script stats", "script suggest",
    "script elements scripts/rain.fountain", "jobs list", "pipeline list", "models list", "compile --check",
    "compile --dry-run", "render --dry-run --force", "gc --dry-run", "rebuild --dry-run",
    "open S01/1 --path", "user list", "user", "member list", "token list", "guest list",
]  # fmt: skip
WRITES = [
    "compile", "check", "generate CHAR_001", "lock --all", "new prop Lamp", "approve S01/1",
    "retake S01/2 -m closer", "reject S01/3 -m no", "allow S01/1 drift.identity --reason twin",
    "timeline move S01/1 --after S01/2", "alias add GIRL CHAR_001", "render --force S01/1", "layout S01/1",
    "compare S01/1 v1", "export pdf", "export shot-list", "export edl", "unlock CHAR_001@v1 -m wrong",
    "rebuild", "gc", "user add ann --no-password", "token add ci --role machine", "guest add client S01",
]  # fmt: skip
FAILS = {
    "render S99": Kind.missing,
    "versions NOBODY": Kind.missing,
    "restore CHAR_001@v9": Kind.missing,
    "render --nope": Kind.usage,
    "rename CHAR_001 ../x": Kind.usage,
    "export": Kind.usage,
    "nonsense": Kind.usage,
    "delete CHAR_001": Kind.blocked,
    "lock PROP_Lamp": Kind.missing,
    "user add Ann --no-password": Kind.usage,
    "user add ann": Kind.usage,
    "user disable nobody": Kind.missing,
    "member add nobody --role artist": Kind.missing,
    "member add nobody --role machine": Kind.usage,
    "member list --project-id PRJ_other": Kind.missing,
    "token revoke nothing": Kind.missing,
    "guest revoke nothing": Kind.missing,
}


def envelope(text: str) -> dict[str, Any]:
    """The one line on standard output, its shape held."""
    assert text.count("\n") == 1, text
    found: dict[str, Any] = json.loads(text)
    assert found["schema"] == 2
    assert found["version"] == __version__
    assert isinstance(found["ok"], bool)
    assert ("data" in found) != ("error" in found)
    return found


@pytest.fixture(autouse=True)
def _in_the_film(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("SB_JOBS", "1")


@pytest.mark.parametrize("command", READS + WRITES)
def test_an_answer_is_one_envelope(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--json", *command.split()])

    said = capsys.readouterr()
    found = envelope(said.out)
    assert found["command"].split()[0] == command.split()[0]
    assert "data" in found, found
    assert found["ok"] is (code == 0)
    if code:
        assert code == EXIT_CODES[Kind(found["failure"])]
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("command", "kind"), FAILS.items())
def test_a_failure_is_one_envelope_with_its_exit_code(
    command: str, kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*command.split(), "--json"])

    found = envelope(capsys.readouterr().out)
    assert found["ok"] is False
    assert found["error"]["kind"] == kind.value
    assert found["error"]["message"]
    assert code == EXIT_CODES[kind]


def test_every_kind_of_failure_has_the_exit_code_of_the_readme(repository: Path) -> None:
    text = (repository / "README.md").read_text("utf-8")
    for code in {*EXIT_CODES.values(), 0}:
        assert f"| {code} |" in text


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("status", "sb check"),
        ("retake S01/1", 'sb retake S01/1 --note "closer, she looks away"'),
        ("delete CHAR_001", "sb unlock CHAR_001 --reason …"),
        ("jobs show nobody", "sb jobs list --all"),
    ],
)
def test_wherever_a_text_names_a_command_the_operation_stands_beside_it(
    command: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command.split(), "--json"])

    found = envelope(capsys.readouterr().out)
    lines: list[str] = []
    for said in objects(found):
        assert not any(is_plain_mend(value) for name, value in said.items() if name != "mend"), said
        named = [v for n, v in said.items() if n in ("hint", "command") and isinstance(v, str) and "sb " in v]
        if named and said is not found:
            lines += [step["line"] for step in said["mend"]["steps"]]
            assert all(step["line"] in named[0] for step in said["mend"]["steps"])
    assert line in lines


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = [inner for name, inner in value.items() if name != "mend"]
    for one in value if isinstance(value, list) else ():
        yield from objects(one)
