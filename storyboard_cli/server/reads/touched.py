"""What an event, or a file that was changed by hand, touches: some frames, everything, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

Reach = Literal["frame", "everything", "nothing"]


class Happened(Protocol):
    """An event, as a project's log tells it."""

    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> str: ...
    @property
    def actor(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def body(self) -> Mapping[str, Any]: ...
    @property
    def request(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Touched:
    """The frames whose rows may be others now, by name or uid. `everything`: all of them, and their order."""

    frames: frozenset[str] = frozenset()
    everything: bool = False

    def __or__(self, other: Touched) -> Touched:
        if self.everything or other.everything:
            return EVERYTHING
        return Touched(self.frames | other.frames)

    def __bool__(self) -> bool:
        return self.everything or bool(self.frames)


EVERYTHING = Touched(everything=True)
NOTHING = Touched()

TOUCHES: Mapping[str, Reach] = {
    "project.created": "everything",
    "project.changed": "everything",
    "ledger.rebuilt": "everything",
    "asset.locked": "everything",
    "asset.unlocked": "everything",
    "asset.restored": "everything",
    "asset.taken": "everything",
    "asset.renamed": "everything",
    "asset.deleted": "everything",
    "script.compiled": "everything",
    "job.changed": "nothing",
    "render.stored": "frame",
    "render.removed": "frame",
    "check.judged": "frame",
    "candidate.stored": "nothing",
    "candidate.judged": "nothing",
    "candidate.picked": "everything",  # it writes the scene's direction, from which the frame is planned
    "candidate.removed": "nothing",
    "review.decided": "frame",
    "exception.granted": "frame",
    "timeline.changed": "everything",  # lengths and order move the times of all that follows
    "timeline.rolled_back": "everything",
    "export.made": "nothing",
}
_MADE_BY_MACHINES = (
    "job.", "render.", "check.", "export.", "candidate.stored", "candidate.judged", "candidate.removed",
)  # fmt: skip


def touched_by(event: Happened) -> Touched:
    """What the event touches; a kind that this sb does not know may touch everything."""
    reach = TOUCHES.get(event.kind, "everything")
    if reach == "nothing":
        return NOTHING
    if reach == "everything" or event.body.get("scope") == "scene":
        return EVERYTHING
    uid = event.body.get("uid")  # what it was about, whatever that frame is called by now
    return Touched(frozenset((event.subject, uid) if isinstance(uid, str) else (event.subject,)))


def is_decided(event: Happened) -> bool:
    """Did a person change something, which an `If-Match` may ask about?"""
    return not event.kind.startswith(_MADE_BY_MACHINES)


_APART = ("exports/", ".")  # what is made of the project, and what is hidden
_APPROVED = re.compile(r"approved/(?:[^/]+/)?(?P<frame>FR_\w+)\.\w+")
_ABOUT = re.compile(rb"^(?:frame_id|uid): *['\"]?(\w+)['\"]? *\r?$", re.MULTILINE)
_DECISION_BYTES = 64 << 10
_PICTURE = re.compile(r"scenes/(?P<scene>[^/]+)/frame_(?P<frame>\w+?)_v\d+\.\w+")
_TOLD_BY_EVENTS = re.compile(
    r"review/|approved/|scenes/|timeline\.yaml|project\.ya?ml|assets/[^/]+/v\d[^/]*/|assets/[^/]+/unlock"
)


def touched_by_files(paths: Iterable[str], root: Path) -> Touched:
    """What the files touch that somebody changed beside sb."""
    found = NOTHING
    for path in paths:
        found |= _touched_by_file(path, root)
        if found.everything:
            break
    return found


_PASSING = re.compile(
    r"""(?:^|/)(?:
        [^/]*~                                     # a copy that editors keep: rain.fountain~
      | \#[^/]*\#                                  # Emacs
      | ~\$[^/]*                                   # Word
      | 4913                                       # Vim tries whether it can write
      | tmp[a-z0-9_]{8}[^/]*                       # Python
      | sed[A-Za-z0-9]{6}                          # sed -i
      | [^/]*\.(?:tmp|temp|part|partial|swp|swx|swo|bak|orig|crdownload|download)
      | [^/]*[._-](?:tmp|temp)[._-][^/]*           # rain.fountain.tmp.4711
      | [^/]*\.tmp[A-Za-z0-9]{1,12}                # rain.fountain.tmpX3f
      | [^/]*___jb_(?:tmp|old|bak)___              # JetBrains
    )$""",
    re.VERBOSE,
)
"""What programs call a file that is there only while they write another one."""


def is_of_the_project(path: str) -> bool:
    """Does an answer say anything that depends on this file?"""
    return not path.startswith(_APART) and "/." not in path and _PASSING.search(path) is None


def is_told_by_events(path: str) -> bool:
    """Is there an event for what this file says, once the ledger has adopted it?"""
    return _TOLD_BY_EVENTS.match(path) is not None


def _touched_by_file(path: str, root: Path) -> Touched:
    if not is_of_the_project(path):
        return NOTHING
    if path.startswith("review/"):
        return _touched_by_decision(root / path)
    if of_frame := _APPROVED.fullmatch(path):
        return Touched(frozenset((of_frame["frame"],)))
    if picture := _PICTURE.fullmatch(path):
        return Touched(frozenset((f"FR_{picture['scene']}_{picture['frame']}",)))
    return EVERYTHING


def _touched_by_decision(place: Path) -> Touched:
    """A decision is about a uid, whatever the frame was called when it was made: the file says it."""
    try:
        with place.open("rb") as handle:
            about = _ABOUT.findall(handle.read(_DECISION_BYTES))
    except OSError:
        return EVERYTHING  # it was removed, and nobody knows any more what it was about
    return Touched(frozenset(name.decode("ascii") for name in about)) if about else EVERYTHING
