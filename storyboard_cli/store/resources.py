"""Folders that travel with the package: the examples, the schemas, the pipelines; from the wheel, or a
checkout.
"""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError

_PACKAGE = Path(__file__).resolve().parent.parent


EXAMPLES = {"college_silence": "example_project", "chase": "example_chase"}
"""The folder of each example, by the name that `sb init --example` knows; the first needs no name."""


def packaged_folder(name: str) -> Path:
    """`example_project`, `example_chase`, `specs` or `comfy_workflows`."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise SbError(
        Kind.missing,
        "incomplete-install",
        f"this installation of sb lacks its {name}",
        hint="install sb again",
    )


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
