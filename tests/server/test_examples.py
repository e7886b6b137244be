"""The examples of the interface are real: what is committed is what the operations answer today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from storyboard_cli.server.described.examples import examples
from storyboard_cli.server.described.names import operation_id
from storyboard_cli.server.routes.route import Special
from storyboard_cli.server.routes.table import ROUTES
from tests.server.example_asks import ASKS
from tests.server.examples import Films, all_routes, record

IDS = [operation_id(route) for route in ROUTES]


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    return record(Films(tmp_path_factory.mktemp("examples")))


@pytest.mark.parametrize("name", IDS)
def test_an_example_is_what_is_answered_today(name: str, today: Mapping[str, Any]):
    assert examples().get(name) == today[name], "run: python -m tests.server.examples"


@pytest.mark.parametrize("name", IDS)
def test_an_example_is_of_what_works(name: str):
    status = examples()[name]["status"]
    leads_on = [route.path for route in ROUTES if isinstance(route, Special) and route.status == 303]
    [route] = [route for route in ROUTES if operation_id(route) == name]
    assert 200 <= status < 300 or (status == 303 and route.path in leads_on)


def test_every_operation_has_an_example_and_no_example_has_lost_its_operation():
    assert set(examples()) == set(IDS)
    assert {operation_id(route) for route in all_routes()} <= set(ASKS)
