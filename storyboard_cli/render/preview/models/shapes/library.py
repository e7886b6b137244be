"""Finds the shapes of the package's files, and reads each when it is first drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

from storyboard_cli.render.preview.models.model import Drawer, Model
from storyboard_cli.render.preview.models.shapes.compiler import compiled
from storyboard_cli.render.preview.models.shapes.values import Source, wrong_shape
from storyboard_cli.render.preview.solids import SolidBuilder

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STARTS = re.compile(r"\n(\w+):[ \t]*(?:#.*)?(?=\n)")


@dataclass
class Written:
    """A shape as its file has it; its text is read when it is first drawn."""

    name: str
    source: Source
    text: str

    def __call__(self, m: SolidBuilder, model: Model) -> None:
        self.drawing(m, model)

    @cached_property
    def drawing(self) -> Drawer:
        try:
            node = yaml.compose(self.text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = self.source.line + (mark.line if mark else 0)
            raise wrong_shape(self.source.file, line, error.problem or "this is no YAML") from error
        assert isinstance(node, yaml.MappingNode)  # it begins with its name and a colon
        (_, found), *others = node.value
        if others:
            raise self.source.wrong(others[0][0], "a shape's name stands alone on its line: small_letters:")
        return compiled(self.source, self.name, found)


def shapes_of(folder: Traversable) -> dict[str, Drawer]:
    """Every shape of the files of a folder, by its name."""
    found: dict[str, Drawer] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            for name, shape in shapes_in(file.name, file.read_text("utf-8")).items():
                if name in found:
                    raise wrong_shape(file.name, shape.source.line, f"another file has a {name} as well")
                found[name] = shape
    return found


def shapes_in(file: str, text: str) -> dict[str, Written]:
    """The shapes of one file. Only the lines of their names are looked at: each is read when it is drawn."""
    found: dict[str, Written] = {}
    starts = list(_STARTS.finditer(f"\n{text}"))  # a break comes before each name
    ends = [start.start() for start in starts[1:]] + [len(text)]
    line, counted = 1, 0
    for start, end in zip(starts, ends, strict=True):
        line += text.count("\n", counted, start.start())
        counted = start.start()
        if start[1] in found:
            raise wrong_shape(file, line, f"{start[1]} is there twice")
        found[start[1]] = Written(start[1], Source(file, line), text[counted:end])
    return found


SHAPES = shapes_of(files(__package__))
