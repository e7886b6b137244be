"""`sb doctor` looks at the machine and names what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import doctor
from tests.callers import calling, local_folder


def checks(start: Path) -> dict[str, doctor.MachineCheck]:
    return {
        c.name: c
        for c in doctor.doctor(Settings(), doctor.DoctorAsk(start=local_folder(start)), calling()).checks
    }


def test_every_part_of_the_machine_is_looked_at(tmp_path: Path) -> None:
    found = checks(tmp_path)

    assert {"python", "libraries", "skia", "sqlite", "git", "fonts", "clip", "disk", "state"} <= found.keys()
    assert found["libraries"].verdict == "ok"
    assert all(c.hint for c in found.values() if c.verdict != "ok")


def test_git_without_a_name_is_mended_by_two_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SB_ACTOR")

    git = checks(tmp_path)["git"]
    assert git.verdict == "warning"
    assert "user.name" in worded(git.hint or "")


def test_a_ledger_on_a_network_disk_is_bad_and_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "filesystem", lambda path: "nfs4")

    found = doctor.doctor(Settings(), doctor.DoctorAsk(start=local_folder(tmp_path)), calling())
    state = next(c for c in found.checks if c.name == "state")
    assert state.verdict == "failed"
    assert "SB_STATE_DIR" in worded(state.hint or "")
    assert found.failure is not None


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LEAST_FREE", 1 << 62)

    disk = checks(tmp_path)["disk"]
    assert (disk.verdict, "sb gc" in worded(disk.hint or "")) == ("warning", True)


def test_a_project_that_keeps_pictures_in_lfs_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "project.yaml").write_text("schema: 1\nproject_id: PRJ_001\nname: Rain\n", "utf-8")
    (tmp_path / ".gitattributes").write_text("*.png filter=lfs\n", "utf-8")
    real = doctor._asked
    monkeypatch.setattr(
        doctor, "_asked", lambda words, folder=None: None if "lfs" in words else real(words, folder)
    )

    assert checks(tmp_path)["git-lfs"].verdict == "failed"
