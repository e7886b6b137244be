"""The examples that travel with the package."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.packaged import packaged_folder

EXAMPLES = {"college_silence": "example_project", "chase": "example_chase"}
"""The folder of each example, by the name that `sb init --example` knows; the first needs no name."""


def example_files(name: str) -> list[tuple[str, Path]]:
    """(relative path, file) of an example, without what was rendered or cached in it."""
    root = packaged_folder(EXAMPLES[name])
    found: list[tuple[str, Path]] = []
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        made = relative.parts[0] in (".sb", "exports") or relative.match("scenes/*/frame_*.png")
        if path.is_file() and not made:
            found.append((relative.as_posix(), path))
    return found


def has_pictures(name: str) -> bool:
    """Does an example travel with the pictures of its assets? Else they are drawn where it arrives."""
    return any(path.rpartition("/")[2] == "lock.yaml" for path, _ in example_files(name))
