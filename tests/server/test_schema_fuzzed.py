"""Requests that the description allows, and some that it does not, against a real server: it never fails, and
answers only what the description says.

`SB_FUZZ_EXAMPLES=40 pytest tests/server/test_schema_fuzzed.py` looks longer.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from storyboard_cli.server.openapi import described
from tests.server.served import Client, served

EXAMPLES = int(os.environ.get("SB_FUZZ_EXAMPLES", "2"))
REAL = {
    "project_id": ["PRJ_001"],
    "asset_id": ["CHAR_001", "ENV_Room"],
    "scene_id": ["S01", "S02"],
    "frame_id": ["FR_S01_001", "FR_S01_002", "FR_S02_001"],
    "script_id": ["rain.fountain"],
    "place": ["scenes/S01/frame_001_v1.png", "assets/CHAR_001/v1/front.png"],
    "alias": ["THE GIRL"],
    "export_id": ["1"],
}
"""Names that are there, so that requests come further than to the refusal of what is not."""
SCHEMA = schemathesis.openapi.from_dict(json.loads(described()))
OPERATIONS = {one.ok().definition.raw["operationId"]: one.ok() for one in SCHEMA.get_all_operations()}
CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="module")
def server(rendered_film: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """One server for all: what one request did to the film, the next meets."""
    film = Path(shutil.copytree(rendered_film, tmp_path_factory.mktemp("fuzzed") / "film"))
    with served(film) as client:
        yield client


@pytest.mark.parametrize("name", OPERATIONS)
def test_requests_are_answered_as_the_description_says(name: str, server: Client):
    operation = OPERATIONS[name]
    strategies = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]

    @seed(14)
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(strategies), st.data())
    def ask(case: Any, data: st.DataObject) -> None:
        _made_real(case, data)
        _asked(case, server)

    ask()


def test_the_requests_of_the_examples_are_done(ann: Client):
    """A service that refuses everything would pass as well: here it does what it is asked."""
    answered = {name: _asked(_as_shown(operation), ann) for name, operation in OPERATIONS.items()}
    refused = {name: status for name, status in answered.items() if status >= 400}
    assert len(refused) < 0.2 * len(OPERATIONS), refused


def _asked(case: Any, server: Client) -> int:
    answer = case.call(base_url=server.address, headers=_headers(case, server), timeout=60)
    assert answer.status_code < 500 or answer.status_code in (503, 507), answer.text
    case.validate_response(answer, checks=list(CHECKS))
    _cancelled(server, answer.status_code, answer.headers)
    return int(answer.status_code)


def _as_shown(operation: Any) -> Any:
    """The request of the example."""
    raw = operation.definition.raw
    given: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}}
    for one in raw["parameters"]:
        if one.get("in") == "path" or (one.get("in") == "query" and "example" in one):
            given[one["in"]][one["name"]] = one["example"]
        elif one.get("in") == "header" and one.get("name") == "If-Match":
            given["header"]["If-Match"] = "*"
    content = raw.get("requestBody", {}).get("content", {}).get("application/json", {})
    body = {"body": content.get("example", {}), "media_type": "application/json"} if content else {}
    return operation.Case(
        path_parameters=given["path"], query=given["query"], headers=given["header"], **body
    )


def _made_real(case: Any, data: st.DataObject) -> None:
    """Most names of the path are of things that are there."""
    parameters = dict(case.path_parameters or {})
    for name in parameters:
        if name in REAL and data.draw(st.integers(0, 9)) < 9:
            parameters[name] = data.draw(st.sampled_from(REAL[name]))
    case.path_parameters = parameters


def _headers(case: Any, server: Client) -> dict[str, str]:
    headers = {name: value for name, value in (case.headers or {}).items() if name.lower() != "authorization"}
    if "If-Match" in headers:
        headers["If-Match"] = "*"  # a tag that was made up is refused as stale, before anything is asked
    if "Prefer" in headers:
        headers["Prefer"] = "wait=1"  # longer, and few requests would be asked in this time
    return {**headers, "Authorization": f"Bearer {server.token}"}


def _cancelled(server: Client, status: int, headers: Any) -> None:
    """Jobs that nobody waits for would keep the machine busy."""
    place = next(iter(headers.get("location", [])), "")
    if status == 202 and place:
        stopped = server.http.post(f"{place}:cancel")
        assert stopped.status_code in (200, 409), stopped.text  # it may have ended by then
