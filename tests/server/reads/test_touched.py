"""What events and files touch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.ledger.events import KINDS
from storyboard_cli.server.reads.touched import (
    EVERYTHING,
    NOTHING,
    TOUCHES,
    Touched,
    is_of_the_project,
    is_told_by_events,
    touched_by,
    touched_by_files,
)


@dataclass(frozen=True)
class Event:
    kind: str
    subject: str = "FR_S01_001"
    body: dict[str, Any] = field(default_factory=dict)
    seq: int = 1
    at: str = ""
    actor: str = ""


def test_every_kind_of_event_is_known() -> None:
    assert TOUCHES.keys() == KINDS.keys()


def test_an_event_touches_its_frame_by_name_and_uid() -> None:
    assert touched_by(Event("review.decided", body={"uid": "fr_1"})) == Touched(
        frozenset({"FR_S01_001", "fr_1"})
    )
    assert touched_by(Event("exception.granted", body={"scope": "frame"})) == Touched(
        frozenset({"FR_S01_001"})
    )
    assert touched_by(Event("exception.granted", body={"scope": "scene"})) == EVERYTHING
    assert touched_by(Event("job.changed")) == NOTHING
    assert touched_by(Event("asset.locked", "CHAR_001@v2")) == EVERYTHING
    assert touched_by(Event("something.newer")) == EVERYTHING


@pytest.mark.parametrize(
    ("path", "touched"),
    [
        ("scenes/S03/frame_002_v5.png", Touched(frozenset({"FR_S03_002"}))),
        ("approved/S03/FR_S03_002.png", Touched(frozenset({"FR_S03_002"}))),
        ("scenes/S03/scene.yaml", EVERYTHING),
        ("timeline.yaml", EVERYTHING),
        ("scripts/rain.fountain", EVERYTHING),
        ("exports/board.pdf", NOTHING),
        (".git/index", NOTHING),
        (".sb/ledger.db-wal", NOTHING),
        ("scenes/S03/.frame_002_v5.png.partial", NOTHING),
        ("review/S03/FR_S03_002/gone.yaml", EVERYTHING),
    ],
)
def test_a_file_touches(path: str, touched: Touched, tmp_path: Path) -> None:
    assert touched_by_files([path], tmp_path) == touched
    assert is_of_the_project(path) == (touched != NOTHING)


def test_a_decision_is_about_what_its_file_says(tmp_path: Path) -> None:
    """Its folder has the name that the frame had then."""
    path = "review/S03/FR_S03_002/20260219-approve-1.yaml"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(
        "schema: 1\nframe_id: FR_S03_002\nuid: fr_d5b5\nnote: 'uid: other'\n", "utf-8"
    )
    assert touched_by_files([path], tmp_path) == Touched(frozenset({"FR_S03_002", "fr_d5b5"}))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("review/S03/FR_S03_002/1.yaml", True),
        ("assets/CHAR_001/v3/lock.yaml", True),
        ("assets/CHAR_001/asset.yaml", False),
        ("timeline.yaml", True),
        ("project.yaml", True),
        ("direction/S03.yaml", False),
        ("scripts/rain.fountain", False),
        ("aliases.yaml", False),
    ],
)
def test_which_files_have_events(path: str, told: bool) -> None:
    assert is_told_by_events(path) == told
