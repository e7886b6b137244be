"""Who looks at a project now, over HTTP: say it, leave, and see the others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable

from pydantic import Field
from starlette.responses import Response

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.errors import Kind
from storyboard_cli.people.principal import Known
from storyboard_cli.people.roles import Right
from storyboard_cli.server.bodies import raw_body
from storyboard_cli.server.live.hub import BEAT, BEAT_S, OPENING, message
from storyboard_cli.server.live.presence import Place, Present, difference, whole
from storyboard_cli.server.live.stream import CLIENT, STREAM, EventStream, may_listen, said_window
from storyboard_cli.server.people.sessions import read_ask
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.replies import json_response
from storyboard_cli.server.sharing import refuse_unshared, shared_frames
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.who import known_again

LONGEST_BODY = 16 << 10


class PresenceAsk(Ask):
    client: str = Field(
        pattern=f"^{CLIENT.pattern}$", description="The window: a word that the client makes up for each."
    )
    place: str = Field(
        max_length=200,
        pattern=r"^[a-z][a-z-]{0,39}(/[^\x00-\x1f\x7f]+)?$",
        description="Where they are: a page, as board, or a page and what it shows, as frame/FR_S03_002.",
    )
    presenting: bool = Field(
        False, description="They present. Who presented before is relieved; who was relieved says no first."
    )
    playhead: float | None = Field(
        None, ge=0, le=1_000_000, description="Where their film stands, in seconds."
    )
    playing: bool = Field(False, description="Does it play?")


async def put(visit: Visit) -> Response:
    """Say where somebody is; gives who else is here."""
    ask = read_ask(PresenceAsk, visit, await raw_body(visit.request, LONGEST_BODY))
    if visit.principal.kind is Known.guest:
        await _refuse_to_guest(visit, ask)
    said = Place(ask.place, ask.playhead, ask.playing, ask.presenting)
    presence = visit.open_project.hub.presence
    you = presence.put(visit.principal, ask.client, said, _may_stay(visit))
    return json_response(visit.request, (await _seen(visit, you)).plain())


async def leave(visit: Visit) -> Response:
    """The window is closed."""
    window = said_window(visit)
    if window is None:
        raise refuse(Kind.usage, "required", "client is missing: which window?", fields=("client",))
    visit.open_project.hub.presence.leave(window)
    return Response(status_code=204)


async def show(visit: Visit) -> Response:
    """Who is here now; or, as a stream, who comes, goes and moves."""
    if STREAM not in visit.request.headers.get("accept", ""):
        present = await _seen(visit, said_window(visit))
        return json_response(visit.request, present.plain(), headers={"cache-control": "no-store"})
    hub = visit.open_project.hub
    return EventStream(hub, _changes(visit), lambda: may_listen(visit), said_window(visit))


async def _changes(visit: Visit) -> AsyncGenerator[bytes]:
    """Who is here, and every change, as whoever listens may see it."""
    presence = visit.open_project.hub.presence
    yield OPENING
    with presence.listening() as bell:
        seen = await _seen(visit)
        yield message("presence", whole(seen))
        while not presence.is_closed:
            try:
                await asyncio.wait_for(bell.wait(), BEAT_S)
            except TimeoutError:
                yield BEAT
            bell.clear()
            now = await _seen(visit)
            changes, seen = difference(seen, now), now
            if changes is not None:
                yield message("presence", changes)


async def _seen(visit: Visit, you: str | None = None) -> Present:
    presence = visit.open_project.hub.presence
    if visit.principal.kind is not Known.guest:
        return presence.now(you)
    return presence.seen_by_guest(visit.principal, await shared_frames(visit), you)


async def _refuse_to_guest(visit: Visit, ask: PresenceAsk) -> None:
    """A guest is where they may look, and follows."""
    if ask.presenting:
        said = "a guest follows who presents, and does not present"
        raise refuse(Kind.blocked, "not-allowed", said, "ask somebody of the project to present")
    page, _, shown = ask.place.partition("/")
    if shown:
        await refuse_unshared(visit, shown if page == "frame" else "")


def _may_stay(visit: Visit) -> Callable[[], bool]:
    """Asks whether who is here would be let in still. It holds nothing of the request."""
    again, project_id = known_again(visit), visit.project_id

    def may_stay() -> bool:
        who = again()
        return who is not None and who.may(Right.read, project_id)

    return may_stay
