"""Folders that travel with the package: the example, the schemas, the pipelines; from the wheel, or a
checkout.
"""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged_folder(name: str) -> Path:
    """`example_project`, `specs` or `comfy_workflows`."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise SbError(
        Kind.missing,
        "incomplete-install",
        f"this installation of sb lacks its {name}",
        hint="install sb again",
    )


def example_files() -> list[tuple[str, Path]]:
    """(relative path, file) of the example, without what was rendered or cached in it."""
    root = packaged_folder("example_project")
    found: list[tuple[str, Path]] = []
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        made = relative.parts[0] in (".sb", "exports") or relative.match("scenes/*/frame_*.png")
        if path.is_file() and not made:
            found.append((relative.as_posix(), path))
    return found
