"""Each kind of event has one model: it writes the body, and reads bodies of its own and of older schemas."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import storyboard_cli
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.base import NewEvent
from storyboard_cli.ledger.events import KINDS, fact_of, facts_of, model_of
from storyboard_cli.ledger.events.assets import AssetLocked, AssetRestored, AssetUnlocked
from storyboard_cli.ledger.opening import Ledger
from storyboard_cli.ledger.projections import PROJECTORS
from tests.doubles.events import AT, WHO, lock, one_of_each, record, render


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_model_knows_its_kind_and_how_to_read_every_older_schema(kind: str) -> None:
    model = model_of(kind)

    assert model is not None
    assert model.kind == kind
    assert model.subject_field in model.model_fields
    assert set(model.upgraders) == set(range(1, model.schema_number))


@pytest.mark.parametrize("event", one_of_each(), ids=lambda e: e.kind)
def test_what_a_body_says_is_said_again_by_its_model(event: NewEvent) -> None:
    fact = fact_of(event)

    assert fact is not None
    assert fact.event().subject == event.subject
    assert fact_of(fact.event()) == fact


def test_one_of_each_kind_is_tried_here() -> None:
    assert {e.kind for e in one_of_each()} == set(KINDS) >= set(PROJECTORS)


def test_a_lock_of_schema_1_takes_time_and_name_from_its_event(ledger: Ledger) -> None:
    record(ledger.log, lock(1), lock(2, created_at="2025-01-01T00:00:00Z", created_by="Bo"))
    (_, first), (_, second) = facts_of(ledger.log.read(), AssetLocked)

    assert (first.created_at, first.created_by) == (AT, WHO)
    assert (second.created_at, second.created_by) == ("2025-01-01T00:00:00Z", "Bo")
    assert all("schema" not in event.body for event in ledger.log.read())  # what is stored stays as it is
    assert second.body()["schema"] == 2


def test_version_labels_of_older_bodies_are_numbers() -> None:
    restored = fact_of(NewEvent("asset.restored", "CHAR_001", {"from_version": "v3"}))
    retired = fact_of(NewEvent("asset.unlocked", "CHAR_001@v2", {"asset_id": "CHAR_001", "version": "v2"}))

    assert isinstance(restored, AssetRestored)
    assert isinstance(retired, AssetUnlocked)
    assert (restored.from_version, retired.version) == (3, 2)


def test_a_body_of_a_newer_schema_is_refused_by_name() -> None:
    with pytest.raises(SbError, match="newer sb") as caught:
        fact_of(NewEvent("asset.locked", "CHAR_001@v1", {**lock(1).body, "schema": 3}))
    assert caught.value.kind is Kind.conflict


def test_fields_of_a_later_sb_are_left_alone() -> None:
    assert fact_of(render(mood="of a later sb")) == fact_of(render())


def test_a_kind_of_a_later_sb_is_kept_unread() -> None:
    assert fact_of(NewEvent("note.made", "PRJ_001", {"text": "x"})) is None


def test_events_are_made_by_their_models_alone() -> None:
    """A second place that builds a body by hand is how two histories of one project begin."""
    package = Path(storyboard_cli.__file__).parent
    makers = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "NewEvent"
    ]
    assert makers == ["ledger/events/base.py"]
