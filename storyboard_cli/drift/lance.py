"""The door to LanceDB: the durable store of vectors, one table per collection and embedder.

It is a cache: every row can be made again from the project's files, so a folder that is damaged or of another
version is emptied, never repaired. Checks don't search here; they read an asset's rows once and use numpy.
"""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import write_atomic, write_lock
from storyboard_cli.core.hashing import sha256_text, short
from storyboard_cli.core.kept_roots import make_folders
from storyboard_cli.core.mend import Mend

if TYPE_CHECKING:
    from storyboard_cli.drift.base import Vectors

Collection = Literal["asset_identity_embeddings", "asset_style_embeddings", "render_frame_embeddings"]

FORMAT = 1
WHOLE = "whole"
"""The region of a row that shows a whole picture."""
_MARK = "format.json"
_TIDY_AFTER = (
    20  # commits; LanceDB's own advice, and small files cost more than the data (reference: measured)
)
_TIDY_FRAGMENTS = 50
_BATCH = 1000
_ASSET_COLUMNS = ("asset_id", "role", "variant", "region", "tags", "lock_hash", "path", "measure")
_COLUMNS: dict[Collection, tuple[str, ...]] = {
    "asset_identity_embeddings": _ASSET_COLUMNS,
    "asset_style_embeddings": _ASSET_COLUMNS,
    "render_frame_embeddings": ("frame_id", "scene_id", "asset_id", "region", "path"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One vector and what it shows. `picture` is the hash of the pixels and the cut behind it."""

    key: str
    picture: str
    facts: Mapping[str, str]
    version: int  # of the asset, or of the render


@dataclass(frozen=True, slots=True)
class Hit:
    """A stored vector near to the asked one; likeness is the cosine."""

    row: Row
    likeness: float


def row_key(project_id: str, embedder_id: str, picture: str, *parts: str) -> str:
    """The identity of a vector: what it was made from, and with what."""
    return sha256_text("\n".join((project_id, embedder_id, picture, *parts))).removeprefix("sha256:")


_LOADING = threading.Lock()


def _loaded() -> Any:
    """LanceDB, in half the time that it takes by itself.

    It brings a client of remote databases, each method of which builds a validator of its arguments as it is
    defined: 0.8 s of every command that checks. Nobody here calls one, so they are defined without.
    """
    import pydantic

    with _LOADING:  # a second thread would take what stands in for the validator, and put that back
        validating = pydantic.validate_call
        pydantic.validate_call = _as_it_is  # type: ignore[assignment]
        try:
            import lancedb
        finally:
            pydantic.validate_call = validating
    return lancedb


def _as_it_is(function: Callable[..., Any] | None = None, **_: Any) -> Callable[..., Any]:
    return function if function is not None else _as_it_is


class VectorStore:
    """The vectors of one project. Opening it costs nothing: LanceDB comes with the first use."""

    def __init__(self, path: Path, project_id: str, *, now: str = "", lock_wait_s: float = 10.0) -> None:
        self.path = path
        self.project_id = project_id
        self._now = now
        self._wait = lock_wait_s
        self._database: Any = None
        self.emptied: str | None = None  # why the folder had to be started afresh, if it had

    def write(self, collection: Collection, embedder_id: str, rows: Sequence[Row], vectors: Vectors) -> int:
        """Store rows, one commit per thousand; those there already are replaced. Returns how many."""
        fresh = {row.key: index for index, row in enumerate(rows)}
        if not fresh:
            return 0
        checked = _sound(vectors, len(rows))
        order = list(fresh.values())
        with self._alone():
            table = self._table(collection, embedder_id, checked.shape[1], create=True)
            for start in range(0, len(order), _BATCH):
                part = order[start : start + _BATCH]
                data = self._arrow(collection, embedder_id, [rows[i] for i in part], checked[part])
                table.merge_insert("key").when_matched_update_all().when_not_matched_insert_all().execute(
                    data
                )
            _tidy(table)
        return len(order)

    def write_newest(
        self, collection: Collection, embedder_id: str, rows: Sequence[Row], vectors: Vectors
    ) -> None:
        """Store rows of frames; what the same frames looked like before is dropped: only the newest counts.

        The rows are all of one kind: whole pictures, or parts of them.
        """
        self.write(collection, embedder_id, rows, vectors)
        kind = "=" if rows and rows[0].facts["region"] == WHOLE else "<>"
        with self._alone():
            table = self._table(collection, embedder_id, 0, create=False)
            for start in range(0, len(rows) if table is not None else 0, _BATCH):
                part = rows[start : start + _BATCH]
                frames = {row.facts["frame_id"] for row in part}
                kept = {row.key for row in rows if row.facts["frame_id"] in frames}
                stale = f"{self._filter({})} AND region {kind} '{WHOLE}'"
                stale += f" AND frame_id IN ({_listed(frames)}) AND key NOT IN ({_listed(kept)})"
                if table.count_rows(stale):
                    table.delete(stale)
                    _tidy(table)

    def fetch(self, collection: Collection, embedder_id: str, keys: Sequence[str]) -> dict[str, Any]:
        """Vectors by key, for those of the keys that are there."""
        found: dict[str, Any] = {}
        if not keys or not self.path.exists():
            return found
        with self._alone():
            table = self._table(collection, embedder_id, 0, create=False)
            for start in range(0, len(keys) if table is not None else 0, _BATCH):
                where = f"{self._filter({})} AND key IN ({_listed(keys[start : start + _BATCH])})"
                rows = table.search().where(where).limit(_BATCH).select(["key", "vector"]).to_arrow()
                found |= zip(rows["key"].to_pylist(), _matrix(rows), strict=True)
        return found

    def read(self, collection: Collection, embedder_id: str, **equal: str) -> tuple[list[Row], Vectors]:
        """All rows whose columns equal what is asked, in a fixed order, and their vectors."""
        import numpy as np

        if not self.path.exists():
            return [], np.zeros((0, 0), np.float32)
        with self._alone():
            table = self._table(collection, embedder_id, 0, create=False)
            if table is None:
                return [], np.zeros((0, 0), np.float32)
            found = table.search().where(self._filter(equal)).limit(10_000_000).to_arrow().sort_by("key")
        return _rows(collection, found), _matrix(found)

    def nearest(
        self, collection: Collection, embedder_id: str, vector: Any, limit: int, **equal: str
    ) -> list[Hit]:
        """The most alike rows, best first. Rows there but no answer is a failure, never an empty list."""
        asked = _sound(vector.reshape(1, -1), 1)[0]
        if not self.path.exists():
            return []
        with self._alone():
            table = self._table(collection, embedder_id, 0, create=False)
            if table is None or not table.count_rows(self._filter(equal)):
                return []
            query = table.search(asked).distance_type("cosine").where(self._filter(equal), prefilter=True)
            found = query.limit(limit).to_arrow()
        if not found.num_rows:
            raise SbError(
                Kind.internal,
                "vectors-answer-nothing",
                f"the vectors of {collection} gave no answer although there are some",
                hint=Mend("check", {"all": True}, "delete .sb/vectors and run: {}"),
            )
        rows = _rows(collection, found)
        return [Hit(r, 1.0 - float(d)) for r, d in zip(rows, found["_distance"].to_pylist(), strict=True)]

    def forget(self, collection: Collection, embedder_id: str, **equal: str) -> None:
        """Delete the rows whose columns equal what is asked."""
        with self._alone():
            table = self._table(collection, embedder_id, 0, create=False)
            if table is not None:
                table.delete(self._filter(equal))
                _tidy(table)

    def counts(self) -> dict[str, int]:
        """Rows by table."""
        if not self.path.exists():
            return {}
        with self._alone():
            database = self._open()
            return {name: database.open_table(name).count_rows() for name in sorted(_names(database))}

    def compact(self) -> None:
        """Merge small files and drop what no reader can stand on any more."""
        with self._alone():
            database = self._open()
            for name in _names(database):
                _squeeze(database.open_table(name))

    def empty(self) -> None:
        """Throw everything away; the next check makes it again."""
        with self._alone():
            self._start_afresh()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time, readers included: commits never collide, and old states can go at once."""
        make_folders(self.path)
        lock = self.path.parent / "vectors.lock"
        with write_lock(lock, holder="sb check or sb search", wait_s=max(self._wait, 30.0)):
            yield

    def _open(self) -> Any:
        if self._database is None:
            lancedb = _loaded()
            self._refuse_other_format()
            make_folders(self.path)
            self._database = lancedb.connect(str(self.path), read_consistency_interval=timedelta(0))
            if not (self.path / _MARK).exists():
                write_atomic(self.path / _MARK, json.dumps({"format": FORMAT}).encode())
        return self._database

    def _refuse_other_format(self) -> None:
        mark = self.path / _MARK
        if not self.path.exists() or not any(self.path.iterdir()):
            return
        try:
            found = json.loads(mark.read_text("utf-8"))["format"] if mark.exists() else None
        except (OSError, ValueError, KeyError, TypeError):
            found = None
        if found != FORMAT:
            self.emptied = "it was written by another version" if found else "it was half-written"
            self._start_afresh()

    def _start_afresh(self) -> None:
        self._database = None
        for entry in self.path.iterdir() if self.path.exists() else ():
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)

    def _table(self, collection: Collection, embedder_id: str, dim: int, *, create: bool) -> Any:
        """The table, made if it is missing; one that can't be opened or has other columns is made anew."""
        database = self._open()
        name = table_name(collection, embedder_id)
        if name in _names(database):
            try:
                table = database.open_table(name)
                table.count_rows()
                width = table.schema.field("vector").type.list_size
                if table.schema.equals(_schema(collection, dim or width)):
                    return table
                why = "its columns are of another version"
            except (OSError, RuntimeError, ValueError, KeyError, AttributeError) as error:
                why = f"it is damaged ({' '.join(str(error).split())[:120]})"
            self.emptied = why
            database.drop_table(name, ignore_missing=True)
            shutil.rmtree(self.path / f"{name}.lance", ignore_errors=True)
        if not create:
            return None
        return database.create_table(name, schema=_schema(collection, dim), exist_ok=True)

    def _arrow(self, collection: Collection, embedder_id: str, rows: Sequence[Row], vectors: Any) -> Any:
        import pyarrow as pa

        dim = vectors.shape[1]
        plain: dict[str, Any] = {
            "key": [r.key for r in rows],
            "project_id": [self.project_id] * len(rows),
            "embedder_id": [embedder_id] * len(rows),
            "picture": [r.picture for r in rows],
            "version": [r.version for r in rows],
            "created_at": [self._now] * len(rows),
        }
        for column in _COLUMNS[collection]:
            plain[column] = [r.facts.get(column, "") for r in rows]
        schema = _schema(collection, dim)
        flat = pa.array(vectors.reshape(-1), pa.float32())
        columns = [
            pa.FixedSizeListArray.from_arrays(flat, type=schema.field("vector").type)
            if field.name == "vector"
            else pa.array(plain[field.name], field.type)
            for field in schema
        ]
        return pa.Table.from_arrays(columns, schema=schema)

    def _filter(self, equal: Mapping[str, str]) -> str:
        terms = {"project_id": self.project_id, **equal}
        return " AND ".join(f"{column} = {_quoted(value)}" for column, value in terms.items())


def _listed(values: Iterable[str]) -> str:
    """Values as SQL text, in a fixed order."""
    return ", ".join(_quoted(value) for value in sorted(values))


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def table_name(collection: Collection, embedder_id: str) -> str:
    """`asset_identity_embeddings__basic-v1`; what a name may not hold becomes `_` and a hash."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", embedder_id)
    return (
        f"{collection}__{plain}"
        if plain == embedder_id
        else f"{collection}__{plain}_{short(sha256_text(embedder_id))}"
    )


def _schema(collection: Collection, dim: int) -> Any:
    import pyarrow as pa

    text = [pa.field(n, pa.string(), nullable=False) for n in ("key", "project_id", "embedder_id", "picture")]
    own = [pa.field(n, pa.string(), nullable=False) for n in _COLUMNS[collection]]
    item = pa.field("item", pa.float32(), nullable=True)
    rest = [
        pa.field("version", pa.int32(), nullable=False),
        pa.field("created_at", pa.string(), nullable=False),
        pa.field("vector", pa.list_(item, dim), nullable=False),
    ]
    return pa.schema([*text, *own, *rest])


def _sound(vectors: Any, expected: int) -> Any:
    """The vectors as float32, or an error: zeros and NaN would silently vanish from every later answer."""
    import numpy as np

    found = np.ascontiguousarray(vectors, np.float32)
    lengths = np.linalg.norm(found, axis=1) if found.ndim == 2 and found.size else np.zeros(0)
    if len(lengths) != expected or not np.all(np.isfinite(lengths)) or np.any(np.abs(lengths - 1) > 1e-3):
        raise SbError(
            Kind.internal,
            "vector-unsound",
            "an embedder gave a vector that is empty, zero, not a number or not of length 1",
            hint=Mend("models.verify", {}, "run: {}"),
        )
    return found


def _tidy(table: Any) -> None:
    """Compact by rule: many small files or many commits since the last time."""
    fragments = table.stats()["fragment_stats"]["num_small_fragments"]
    if fragments > _TIDY_FRAGMENTS or len(table.list_versions()) > _TIDY_AFTER:
        _squeeze(table)


def _squeeze(table: Any) -> None:
    """Merge files and drop every older state: nobody stands on one, because readers hold the lock too."""
    table.optimize(cleanup_older_than=timedelta(milliseconds=1), delete_unverified=True)


def _names(database: Any) -> list[str]:
    found: list[str] = []
    page: str | None = None
    while True:
        answer = database.list_tables(page_token=page, limit=1000)
        found.extend(answer.tables)
        page = answer.page_token
        if not page:
            return found


def _rows(collection: Collection, found: Any) -> list[Row]:
    columns = {name: found[name].to_pylist() for name in ("key", "picture", "version", *_COLUMNS[collection])}
    return [
        Row(
            columns["key"][i],
            columns["picture"][i],
            {name: columns[name][i] for name in _COLUMNS[collection]},
            columns["version"][i],
        )
        for i in range(found.num_rows)
    ]


def _matrix(found: Any) -> Any:
    import numpy as np

    vectors = found["vector"].combine_chunks()
    width = vectors.type.list_size
    return np.asarray(vectors.flatten(), np.float32).reshape(-1, width)
