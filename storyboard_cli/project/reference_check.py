"""Pictures that specs refer to: inside the project, there, whole, and of a size that can be worked with."""

from __future__ import annotations

from pathlib import Path

from storyboard_cli.core import lfs
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import inside
from storyboard_cli.core.pictures import open_picture, picture_size
from storyboard_cli.core.problems import Problem
from storyboard_cli.project.field_places import Places
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.stat_cache import StatCache

Said = tuple[str, str, str | None]  # code, message, hint


class ReferenceCheck:
    """Checks pictures, each once as long as its file does not change."""

    def __init__(self, root: Path, cache: Path | None) -> None:
        self.root = root
        self.kept = StatCache(cache / "references.json" if cache else None, "1")

    def problem(self, relative: str) -> Said | None:
        """What is wrong with the picture at that path, or None."""
        try:
            path = inside(self.root, relative)
        except SbError as error:
            return error.code, f"{relative!r} leads out of the project", error.hint
        try:
            stat = path.stat()
            if self.kept.get(relative, stat) is not None:
                return None
            if not path.is_file():
                return "not-a-file", f"{relative} is a folder", "name a picture"
            data = path.read_bytes()
        except FileNotFoundError:
            return "reference-missing", f"there is no picture {relative}", _near(path)
        except OSError as error:
            return "unreadable", f"{relative} cannot be read: {error.strerror}", None
        if lfs.is_pointer(data):
            return "lfs-pointer", lfs.words(relative), lfs.HINT
        try:
            picture_size(data, relative)
            open_picture(data, relative)
        except SbError as error:
            return error.code, error.message, error.hint
        self.kept.put(relative, stat, "ok")
        return None

    def save(self) -> None:
        """Remember what was found whole."""
        self.kept.save()


def broken_references(spec: AssetSpec, pictures: ReferenceCheck, path: str) -> list[Problem]:
    """What is wrong with the pictures that a spec starts from; such a spec is neither drawn nor locked."""
    found = [(index, pictures.problem(r.path)) for index, r in enumerate(spec.references)]
    places = Places(pictures.root)
    return [
        places.problem(path, ("references", index, "path"), *said)
        for index, said in found
        if said is not None
    ]


def _near(path: Path) -> str:
    from storyboard_cli.core.problems import closest

    names = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    near = closest(path.name, names)
    return f"did you mean {near[0]}?" if near else "paths count from the project's root"
