"""A draft of a script that came from far away goes back with the answer; nothing stays on this machine."""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.draft import DraftAnswer, DraftAsk, draft
from tests.callers import brought, calling, made_at

SCRIPT = b"Title: Rain\n\nINT. ROOM - DAY\n\nASHA stands at the window.\n"


def asked(**more: Any) -> DraftAsk:
    sent = {"script": {"name": "rain.fountain", "data": base64.b64encode(SCRIPT).decode()}, "frames": 1}
    return DraftAsk.model_validate_json(json.dumps({**sent, **more}))


@pytest.mark.parametrize(
    ("more", "name"), [({}, "rain_draft.pdf"), ({"out": {"name": "board.pdf"}}, "board.pdf")]
)
def test_a_draft_from_afar_comes_with_the_answer(
    more: dict[str, Any], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    answer = draft(Settings(jobs=1), asked(**more), calling())
    assert answer.pdf == name and answer.drawn == 1
    assert answer.data.startswith(b"%PDF-") and b"%%EOF" in answer.data[-16:]
    assert not list(tmp_path.iterdir())

    sent = answer.plain()
    assert base64.b64decode(sent["data"]) == answer.data
    assert DraftAnswer.model_validate_json(json.dumps(sent)).data == answer.data
    assert str(tmp_path) not in json.dumps({**sent, "data": ""})


def test_a_draft_of_a_file_here_lies_beside_it(tmp_path: Path) -> None:
    script = tmp_path / "rain.fountain"
    script.write_bytes(SCRIPT)
    answer = draft(Settings(jobs=1), DraftAsk(script=brought(script), frames=1), calling())
    assert answer.pdf == str(tmp_path / "rain_draft.pdf") and answer.data == b""
    named = DraftAsk(script=brought(script), out=made_at(tmp_path / "b.pdf"), frames=1)
    assert draft(Settings(jobs=1), named, calling()).pdf == str(tmp_path / "b.pdf")
    assert {p.name for p in tmp_path.iterdir()} == {"rain.fountain", "rain_draft.pdf", "b.pdf"}
