"""Answers of one row for each frame, brought up to date row by row as frames change."""

from __future__ import annotations

import base64
import binascii
import json
from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from storyboard_cli.core.caller import Caller, Cancelled
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.frame_words import OMITTED
from storyboard_cli.server.reads.kept import body_of, encoded
from storyboard_cli.server.reads.touched import Touched

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Ask
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.server.reads.kept import Version
    from storyboard_cli.server.reads.state import Following

LARGEST_PAGE = 5000
Filters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where an answer has its rows, and what tells one from another."""

    field: str
    key: tuple[str, ...]
    besides: str = ""
    """Module and function under `storyboard_cli.ops` that say anew what stands beside the rows."""
    of_all: tuple[str, ...] = ()
    """What stands beside all rows, and is left empty beside single ones and further pages: it is large, and
    whoever asks for those has it.
    """


ROWS: Mapping[str, Rows] = {
    "timeline.show": Rows("entries", ("frame_id", "use")),
    "frames.show": Rows("frames", ("frame_id",)),
    "board.show": Rows("rows", ("frame_id", "use"), "board:besides", ("scenes", "assets")),
}
"""The operations whose rows are about one frame each: the row of a frame that is asked for alone is the row
that it has among all.
"""
_MOST_MODELS = 4
_MANY = 200
"""So many touched frames are no fewer than all of them."""


OF_THE_FILM = frozenset({"status", "scene.list", "asset.list"})
"""Answers about the whole film that have no rows of frames: made anew when something changes, and not when
somebody asks, as long as somebody asks now and then."""


def is_whole(operation: str, ask: Ask) -> bool:
    """Are all rows asked for, of an operation that has rows?"""
    return operation in ROWS and not getattr(ask, "selectors", None)


@dataclass
class RowModel:
    """The answer to one ask about all frames. Only the thread that reads the whole film touches it."""

    operation: str
    ask: Ask
    project_id: str
    _around: dict[str, Any] = field(default_factory=dict)
    _rows: list[dict[str, Any]] = field(default_factory=list)
    _bytes: list[bytes] = field(default_factory=list)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _frames: dict[str, str] = field(default_factory=dict)

    def make(self, workspace: Workspace, caller: Caller) -> None:
        """Ask for all rows."""
        found = self._asked(workspace, caller, self.ask)
        self._rows = found.pop(self._of.field)
        self._around = found
        self._bytes = [encoded(row) for row in self._rows]
        self._places = {}
        for place, row in enumerate(self._rows):
            self._places.setdefault(row["frame_id"], []).append(place)
        self._frames = {f.uid: f.frame_id for scene in workspace.scenes for f in scene.frames}

    def update(self, workspace: Workspace, caller: Caller, touched: Touched) -> None:
        """Ask for the rows of touched frames alone; for all where that is not enough."""
        named = {self._frames.get(name, name) for name in touched.frames}
        frames = sorted(named & self._places.keys())
        if touched.everything or len(frames) > _MANY or not self._spliced(workspace, caller, frames):
            self.make(workspace, caller)
        elif touched and self._of.besides:
            self._around |= self._beside(workspace)

    @property
    def body(self) -> bytes:
        """The answer, byte for byte as if it were asked for now."""
        return self._joined(self._bytes, self._around)

    def page(self, after: str | None, limit: int, filters: Filters, *, brief: bool = False) -> bytes:
        """So many rows behind the cursor, of those that the filters name, and the cursor for the next.

        `brief`: whoever asks has what stands beside all rows.
        """
        start = 0 if after is None else self._behind(after)
        tests = [self._test(name, values) for name, values in filters.items()]
        found = (n for n in range(start, len(self._rows)) if all(test[n] for test in tests))
        places = list(islice(found, limit))
        more = len(places) == limit and next(found, None) is not None
        around = self._around | {"next": self._cursor(places[-1]) if more else None}
        if brief:
            around |= {name: type(around[name])() for name in self._of.of_all}
        return self._joined([self._bytes[n] for n in places], around)

    @property
    def _of(self) -> Rows:
        return ROWS[self.operation]

    def _beside(self, workspace: Workspace) -> dict[str, Any]:
        module, _, name = self._of.besides.partition(":")
        found = getattr(import_module(f"storyboard_cli.ops.{module}"), name)(workspace, self._rows)
        return dict(found)

    def _asked(self, workspace: Workspace, caller: Caller, ask: Ask) -> dict[str, Any]:
        return body_of(CATALOGUE[self.operation].function(workspace, ask, caller), self.project_id)

    def _spliced(self, workspace: Workspace, caller: Caller, frames: list[str]) -> bool:
        """Put the frames' rows in the place of those before; no where they are not the same rows any more."""
        if not frames:
            return True
        try:
            found = self._asked(workspace, caller, self.ask.model_copy(update={"selectors": frames}))
        except Cancelled:
            raise
        except SbError:
            return False
        told = found.pop(self._of.field)
        rows = {self._key(row): row for row in told if row.get("omitted") or _is_live(row)}
        places = [place for frame in frames for place in self._places[frame]]
        if {self._key(self._rows[place]) for place in places} != rows.keys():
            return False
        for place in places:
            row = rows[self._key(self._rows[place])]
            self._rows[place], self._bytes[place] = row, encoded(row)
        return True

    def _key(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(row[name] for name in self._of.key)

    def _joined(self, rows: Sequence[bytes], around: Mapping[str, Any]) -> bytes:
        """The fields in the order of the answer's model, so that the bytes are those of the answer itself."""
        order = [n for n in CATALOGUE[self.operation].answer.model_fields if n != "failure"]
        names = [n for n in order if n == self._of.field or n in around]
        names += [n for n in around if n not in order]
        parts = [encoded(name) + b":" + self._value(name, rows, around) for name in names]
        return b"{" + b",".join(parts) + b"}"

    def _value(self, name: str, rows: Sequence[bytes], around: Mapping[str, Any]) -> bytes:
        return b"[" + b",".join(rows) + b"]" if name == self._of.field else encoded(around[name])

    # --- pages ------------------------------------------------------------------------------------------

    def _test(self, name: str, values: Sequence[str]) -> list[bool]:
        """Of each row: is the field one of these?"""
        wanted = set(values)
        if self._rows and name != "scene_id" and name not in self._rows[0]:
            raise SbError(
                Kind.usage,
                "no-filter",
                f"these rows have no {name}",
                hint=f"they have {', '.join(sorted({'scene_id', *self._rows[0]}))}",
                fields=(name,),
            )
        return [_said(row, name) in wanted for row in self._rows]

    def _cursor(self, place: int) -> str:
        said = json.dumps([place, *self._key(self._rows[place])], separators=(",", ":"))
        return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")

    def _behind(self, cursor: str) -> int:
        """The place behind the row that the cursor names; where it is gone, behind its place of then."""
        try:
            place, *key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
            places = self._places.get(key[0], [])
            now = next((n for n in places if list(self._key(self._rows[n])) == key), None)
            return max(0, int(place if now is None else now) + 1)
        except (binascii.Error, ValueError, TypeError, IndexError, RecursionError) as error:
            raise SbError(
                Kind.usage,
                "wrong-cursor",
                "`after` is no cursor of this list",
                hint="send what the page before said as `next`, or leave it out to begin",
                fields=("after",),
            ) from error


class RowModels:
    """The row models of a project, each at the state that it was last brought up to."""

    def __init__(self, following: Following, caller: Caller, project_id: str) -> None:
        self._project_id = project_id
        self._following = following
        self._caller = caller
        self._models: OrderedDict[Hashable, tuple[RowModel, Version]] = OrderedDict()

    def current(self, key: Hashable, operation: str, ask: Ask, workspace: Workspace) -> RowModel:
        """The rows as the workspace shows them, which follows the project's state."""
        found = self._models.pop(key, None)  # where it cannot be brought up to date it is made anew
        if found is None:
            model = RowModel(operation, ask, self._project_id)
            model.make(workspace, self._caller)
        else:
            model, version = found
            model.update(workspace, self._caller, self._following.since(version).touched)
        self._models[key] = model, self._following.at
        while len(self._models) > _MOST_MODELS:
            self._models.popitem(last=False)
        return model


def _is_live(row: Mapping[str, Any]) -> bool:
    return row.get("review_status") != OMITTED


def _said(row: Mapping[str, Any], name: str) -> str:
    if name == "scene_id" and name not in row:
        return str(row["frame_id"]).removeprefix("FR_").rpartition("_")[0]
    value = row.get(name)
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def whole_asks() -> Iterator[tuple[str, Ask]]:
    """What is asked of every project that is opened, before anybody does."""
    for name in (*ROWS, *sorted(OF_THE_FILM)):
        yield name, CATALOGUE[name].ask()
