"""Pictures that specs refer to: inside the project, there, whole, and of a size that can be worked with."""

from __future__ import annotations

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.mend import Hint
from storyboard_cli.core.pictures import open_picture, picture_size
from storyboard_cli.core.problems import Problem
from storyboard_cli.project.field_places import FieldPlaces
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.files import Files
from storyboard_cli.store.stat_cache import StatCache

Said = tuple[str, str, Hint | None]  # code, message, hint


class ReferenceCheck:
    """Checks pictures, each once as long as its file does not change."""

    def __init__(self, files: Files, cache: Files | None) -> None:
        self.files = files
        self.kept = StatCache(cache, "references", "1")

    def problem(self, relative: str) -> Said | None:
        """What is wrong with the picture at that path, or None."""
        try:
            entry = self.files.stat(relative)
            if entry is None:
                if self.files.entries(relative):
                    return "not-a-file", f"{relative} is a folder", "name a picture"
                return "reference-missing", f"there is no picture {relative}", self._near(relative)
            if self.kept.get(relative, entry) is not None:
                return None
            data = self.files.read(relative)
            picture_size(data, relative)
            open_picture(data, relative)
        except SbError as error:
            if error.code == "path-outside-project":
                return error.code, f"{relative!r} leads out of the project", error.hint
            return error.code, error.message, error.hint
        self.kept.put(relative, entry, "ok")
        return None

    def _near(self, relative: str) -> str:
        from storyboard_cli.core.problems import closest

        folder, _, name = relative.rpartition("/")
        names = [entry.path.rpartition("/")[2] for entry in self.files.entries(folder, deep=False)]
        near = closest(name, names)
        return f"did you mean {near[0]}?" if near else "paths count from the project's root"

    def save(self) -> None:
        """Remember what was found whole."""
        self.kept.save()


def broken_references(spec: AssetSpec, pictures: ReferenceCheck, path: str) -> list[Problem]:
    """What is wrong with the pictures that a spec starts from; such a spec is neither drawn nor locked."""
    found = [(index, pictures.problem(r.path)) for index, r in enumerate(spec.references)]
    places = FieldPlaces(pictures.files)
    return [
        places.problem(path, ("references", index, "path"), *said)
        for index, said in found
        if said is not None
    ]
