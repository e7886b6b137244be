"""Folders that travel with the package, from the wheel or a checkout: schemas, pipelines, examples."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core.errors import Kind, SbError

_PACKAGE = Path(__file__).resolve().parent.parent


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
