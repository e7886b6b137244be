"""The public CI workflow is sound YAML, and runs what the README says on every system that it names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


class _Strict(yaml.SafeLoader):
    """Refuses a key that stands twice, of which YAML would silently take the last."""


def _mapping(loader: _Strict, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=deep) for key, _ in node.value]  # type: ignore[no-untyped-call]
    doubled = [key for key in keys if keys.count(key) > 1]
    if doubled:
        raise yaml.constructor.ConstructorError(None, None, f"{doubled[0]} stands twice", node.start_mark)
    return {
        key: loader.construct_object(value, deep=True)  # type: ignore[no-untyped-call]
        for key, (_, value) in zip(keys, node.value, strict=True)
    }


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read(text: str) -> dict[str, Any]:
    # `on` is a word of YAML 1.1 for true
    found: dict[Any, Any] = yaml.load(text, _Strict)
    return {"on" if key is True else key: value for key, value in found.items()}


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    return read(WORKFLOW.read_text("utf-8"))


def readme(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    assert found
    return found[1].strip()


def commands(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in job["steps"])


def test_a_key_that_stands_twice_is_refused() -> None:
    with pytest.raises(yaml.YAMLError, match="stands twice"):
        read("jobs:\n  a: 1\n  a: 2\n")


def test_it_runs_on_every_system_with_the_oldest_and_the_newest_python(workflow: dict[str, Any]) -> None:
    matrix = workflow["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert oldest
    assert matrix["python"] == [oldest[1], "3.x"]
    assert set(workflow["on"]) == {"push", "pull_request"}


def test_it_runs_the_commands_of_the_readme(workflow: dict[str, Any]) -> None:
    said = commands(workflow["jobs"]["tests"])
    assert readme("install").replace(".venv/bin/activate", "${{ matrix.activate }}") in said
    assert readme("tests") in said


def test_verbs_run_on_files_in_memory_too(workflow: dict[str, Any]) -> None:
    said = commands(workflow["jobs"]["tests"])
    assert 'pytest -q -n auto --files=memory -m "not measuring" tests/ops' in said


def test_style_and_types_are_held(workflow: dict[str, Any]) -> None:
    said = commands(workflow["jobs"]["style"])
    assert all(words in said for words in ("ruff check .", "ruff format --check .", "mypy"))


def test_every_step_does_one_thing_and_every_action_has_a_version(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step), step
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@v\d+", step["uses"])
