"""`--since main`: CI looks at what a branch changed, and at nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import check, lint, validate
from storyboard_cli.project.changed_since import files_changed_since, frames_changed_since
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling

pytestmark = pytest.mark.folder("a branch of git")


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def branch(film: Workspace, root: Path) -> Workspace:
    """The film on a branch that left main where it stands now."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "as it was")
    git(root, "switch", "-q", "-c", "work")
    return film


def test_nothing_changed_means_nothing_to_look_at(branch: Workspace) -> None:
    assert files_changed_since(branch, "main") == []
    assert lint.lint(branch, lint.LintAsk(since="main"), calling()).frames == 0
    assert check.check(branch, check.CheckAsk(since="main"), calling()).frames == []
    assert validate.validate(branch, validate.ValidateAsk(since="main"), calling()).problems == []


def test_a_changed_direction_touches_its_scene(branch: Workspace, root: Path) -> None:
    (root / "direction").mkdir(exist_ok=True)
    (root / "direction/S02.yaml").write_text("schema: 1\nscene_id: S02\nmood: calm\n", "utf-8")

    assert files_changed_since(branch, "main") == ["direction/S02.yaml"]
    assert {name[:6] for name in frames_changed_since(branch, "main")} == {"FR_S02"}
    assert frames_changed_since(branch, "main", ["S01"]) == set()


def test_a_changed_asset_touches_the_frames_that_show_it(branch: Workspace, root: Path) -> None:
    spec = root / "assets/CHAR_001/asset.yaml"
    spec.write_text(spec.read_text("utf-8") + "tags: [new]\n", "utf-8")
    git(root, "commit", "-qam", "tagged")
    shown = {
        f.frame_id
        for s in branch.scenes
        for f in s.frames
        if any(c.asset == "CHAR_001" for c in f.characters)
    }

    assert frames_changed_since(branch, "main") == shown != set()


def test_a_changed_project_touches_everything(branch: Workspace, root: Path) -> None:
    text = (root / "project.yaml").read_text("utf-8")
    (root / "project.yaml").write_text(text.replace("name: Rain", "name: Heavy rain"), "utf-8")

    assert len(frames_changed_since(branch, "main")) == sum(len(s.live_frames) for s in branch.scenes)


def test_validate_tells_only_of_changed_files(branch: Workspace, root: Path) -> None:
    (root / "assets/ENV_Room/asset.yaml").write_text("schema: 1\nnope: 1\n", "utf-8")
    done = validate.validate(branch, validate.ValidateAsk(since="main"), calling())

    assert done.problems and {p.where.path for p in done.problems if p.where} == {
        "assets/ENV_Room/asset.yaml"
    }


def test_unknown_revision_and_no_git_are_said(film: Workspace, branch: Workspace) -> None:
    with pytest.raises(SbError, match="git knows no revision 'nope'"):
        files_changed_since(branch, "nope")
    with pytest.raises(SbError, match="no revision '--output=x'"):
        files_changed_since(branch, "--output=x")


def test_a_revision_with_a_nul_is_no_revision(branch: Workspace) -> None:
    with pytest.raises(SbError, match="git knows no revision"):
        check.check(branch, check.CheckAsk(since="a\0b"), calling())
