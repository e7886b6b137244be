"""What a guest's link shows: its words are read anew as the film changes, so a shared scene stays whole.

What of a frame they see, `guest_rows.py` says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.people.principal import Known
from storyboard_cli.project.selection import select_frames
from storyboard_cli.server.found import found_once
from storyboard_cli.server.guest_rows import Shown, is_seen, once_of, remarks_for, seen_by
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.served import not_shared

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Ask
    from storyboard_cli.project.workspace import Workspace
    from storyboard_cli.server.reads.kept import Kept
    from storyboard_cli.server.visit import Visit

AskT = TypeVar("AskT", bound="Ask")
_NOTHING_NOW = ("nothing-selected", "no-scenes")
_MOST_WORDS = 1000
"""As many as a link may have."""


async def shared_frames(visit: Visit) -> frozenset[str] | None:
    """The frames that whoever asks sees; None where they see the whole board."""
    selection = visit.principal.selection
    if not selection:
        return None
    return await found_once(visit, ("shared", selection), lambda workspace: _frames_of(workspace, selection))


async def refuse_unshared(visit: Visit, frame_id: str) -> None:
    """Refuse a frame that was not shared as one that is not there."""
    shared = await shared_frames(visit)
    if shared is not None and frame_id not in shared:
        raise _not_there()


async def as_seen(visit: Visit, kept: Kept) -> Kept:
    """An answer as whoever asks sees it: a guest its rows of frames, others hints that they may follow."""
    who, asker = visit.principal, visit.asker
    if who.kind is not Known.guest:
        if asker is None:
            return kept
        if asker.has_fitted(kept):
            return asker.fitted_kept(kept)
        return await asyncio.to_thread(asker.fitted_kept, kept)
    if is_seen(who, kept):
        return seen_by(who, kept)
    return await asyncio.to_thread(seen_by, who, kept)


async def refuse_other_picture(visit: Visit, frame_id: str, version: int | None, *, is_draft: bool) -> None:
    """A guest sees the picture that counts, and neither drafts nor how it was before."""
    if visit.principal.kind is not Known.guest or (version is None and not is_draft):
        return
    if is_draft or (await _shown(visit)).versions.get(frame_id) != version:
        raise not_shared()


async def refuse_other_place(visit: Visit, place: str) -> None:
    """A guest is handed the pictures that the rows of their frames name, and no other file."""
    if visit.principal.kind is Known.guest and place not in (await _shown(visit)).places:
        raise not_shared()


async def refuse_unseen_remark(visit: Visit, ask: Ask) -> None:
    """A guest answers what they see of what was said; what they do not see is not there."""
    answered = getattr(ask, "reply_to", None)
    if answered is None or visit.principal.kind is not Known.guest:
        return
    kept = await _shown_rows(visit)
    if answered not in await asyncio.to_thread(remarks_for, visit.principal, kept):
        said = f"nothing that was said has the id {visible(answered[:80])!r}"
        raise refuse(
            Kind.usage, "no-remark", said, "answer one of the remarks that you see", fields=("reply_to",)
        )


async def _shown(visit: Visit) -> Shown:
    kept = await _shown_rows(visit)
    return once_of(kept, ("shown",), lambda: Shown(kept))


async def _shown_rows(visit: Visit) -> Kept:
    shared = await shared_frames(visit)
    filters = {} if shared is None else {"frame_id": sorted(shared)}
    return await visit.open_project.rows("frames.show", filters=filters, limit=None)


async def within_shared(visit: Visit, ask: AskT) -> AskT:
    """The Ask of a guest by the frames that it means, all of which were shared; that of others as it is."""
    shared = await shared_frames(visit)
    if shared is None:
        return ask
    words = getattr(ask, "selectors", None)
    if not words or len(words) > _MOST_WORDS:
        raise _not_there()
    if shared.issuperset(words):
        return ask
    meant = await visit.open_project.look(lambda workspace: [_frames_of(workspace, [w]) for w in words])
    if not all(frames and frames <= shared for frames in meant):
        raise _not_there()
    return ask.model_copy(update={"selectors": sorted(frozenset().union(*meant))})


def _frames_of(workspace: Workspace, words: Iterable[str]) -> frozenset[str]:
    """The frames that the words name today; a word may name none today and some tomorrow."""
    known = {frame.frame_id for scene in workspace.scenes for frame in scene.live_frames}
    found: set[str] = set()
    for word in words:
        if word in known:
            found.add(word)
            continue
        try:
            found |= {frame.frame_id for _, frame in select_frames(workspace.scenes, [word])}
        except SbError as error:
            if error.code not in _NOTHING_NOW:
                raise
    return frozenset(found)


def _not_there() -> SbError:
    return refuse(Kind.missing, "no-frame", "there is no such frame in what was shared with you")
