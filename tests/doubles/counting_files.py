"""Files that count what they are asked: against a bucket, each question is a request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from storyboard_cli.store.files import Entry, Files


@dataclass(frozen=True)
class Settled:
    """An entry whose file was written long ago, so that what was made of it is remembered."""

    entry: Entry
    settled: bool = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self.entry, name)


class CountingFiles:
    """`files`, with the number of questions of each kind in `asked`."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.asked: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.files, name)
        return self._counted(name, found) if callable(found) else found

    def entries(self, prefix: str = "", **more: Any) -> Sequence[Entry]:
        self.asked[f"entries {prefix}"] += 1
        return [Settled(entry) for entry in self.files.entries(prefix, **more)]  # type: ignore[misc]

    def stat(self, path: str) -> Entry | None:
        self.asked[f"stat {path}"] += 1
        found = self.files.stat(path)
        return None if found is None else Settled(found)  # type: ignore[return-value]

    def _counted(self, name: str, door: Callable[..., Any]) -> Callable[..., Any]:
        def ask(*arguments: Any, **more: Any) -> Any:
            self.asked[f"{name} {arguments[0]}"] += 1
            return door(*arguments, **more)

        return ask
