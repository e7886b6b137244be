"""What is found in a project is looked for once in each of its states."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.server.visit import Visit

T = TypeVar("T")
_FOUND: WeakKeyDictionary[object, tuple[object, dict[Hashable, object]]] = WeakKeyDictionary()
_MOST_FOUND = 20_000


async def found_once(visit: Visit, key: Hashable, find: Callable[[Workspace], T]) -> T:
    """What `find` finds in the project, looked for once in each state that the project is in."""
    project = visit.open_project
    now = project.version
    version, found = _FOUND.get(project, (None, {}))
    if version != now or len(found) > _MOST_FOUND:
        found = {}
        _FOUND[project] = (now, found)
    if key not in found:
        found[key] = await project.look(find)
    answer: T = found[key]  # type: ignore[assignment]
    return answer
