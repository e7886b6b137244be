"""Two people, two branches, real git: each locked v2, each added a frame, each approved. Nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from storyboard_cli.cli.main import main

from ..ops.conftest import opened


def works(root: Path, coat: str, line: str, frame: str, *, after: str) -> None:
    """One person's day: another coat as v2, a new line in the script, an approval."""
    spec, script = root / "assets/CHAR_001/asset.yaml", root / "scripts/rain.fountain"
    spec.write_text(spec.read_text("utf-8").replace("green coat", coat), "utf-8")
    script.write_text(script.read_text("utf-8").replace(after, f"{after}\n\n{line}"), "utf-8")
    for words in (
        ["generate", "CHAR_001"],
        ["lock", "CHAR_001", "-m", coat],
        ["compile"],
        ["render"],
        ["approve", frame],
    ):
        assert main(["-C", str(root), "--quiet", *words]) == 0, words


def test_what_both_did_is_there_after_the_merge(
    root: Path, git: Callable[..., str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def sb(*words: str) -> int:
        return main(["-C", str(root), "--quiet", *words])

    monkeypatch.setenv("SB_JOBS", "1")
    (root / ".gitattributes").write_text("lock.yaml -merge\n*.yaml text eol=lf\n", "utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "film")
    git("checkout", "-qb", "ben")
    works(root, "red coat", "A bird lands on the sill.", "S01/1", after="ASHA stands at the window.")
    git("add", ".")
    git("commit", "-qm", "ben")
    git("checkout", "-q", "main")
    works(root, "blue coat", "The phone rings.", "S01/2", after="She opens the door.")
    git("add", ".")
    git("commit", "-qm", "asha")

    merged = git("merge", "--no-edit", "ben", ok=False)
    assert "lock.yaml" in merged  # two versions of one number are git's to stop, not ours to guess
    spec = root / "assets/CHAR_001/asset.yaml"
    if "<<<<<<<" in spec.read_text("utf-8"):
        git("checkout", "--ours", "assets/CHAR_001/asset.yaml")
    script = root / "scripts/rain.fountain"
    assert "<<<<<<<" not in script.read_text("utf-8")
    assert sb("validate") != 0

    assert sb("lock", "--renumber") == 0, capsys.readouterr()
    assert (root / "assets/CHAR_001/v3/lock.yaml").is_file()
    notes = [(root / f"assets/CHAR_001/v{n}/lock.yaml").read_text("utf-8") for n in (2, 3)]
    assert ["red coat" in n for n in notes] != ["blue coat" in n for n in notes]

    assert sb("compile", "--mend") == 0, capsys.readouterr()
    assert sb("validate") == 0, capsys.readouterr().out
    with opened(root) as film:
        frames = [f for s in film.scenes for f in s.frames if s.scene_id == "S01" and not f.omitted]
        names = [f.frame_id for f in frames]
        assert len(set(names)) == len(names)
        actions = " ".join(f.action for f in frames)
        assert "A bird lands" in actions
        assert "The phone rings" in actions
        approved = {d.frame_id for d in film.decisions if d.decision == "approve"}
        assert approved == {"FR_S01_001", "FR_S01_002"}
    assert sb("render") == 0, capsys.readouterr().err
    assert sb("verify") == 0, capsys.readouterr().out
