"""What a route of the table does: who asks, may they, what do they ask, and the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from storyboard_cli.core.asking import Ask
from storyboard_cli.core.errors import SbError
from storyboard_cli.people.principal import Known, Principal
from storyboard_cli.project.no_frames import refuse_no_frames
from storyboard_cli.project.selection import select_frames
from storyboard_cli.server.accepted import accept, answered_before
from storyboard_cli.server.binding import PAGING, bound, queried
from storyboard_cli.server.desk.job import Guard
from storyboard_cli.server.desk.runner import Ended
from storyboard_cli.server.desk.worker import Task
from storyboard_cli.server.files.receiving import received
from storyboard_cli.server.gate import fault_of, log
from storyboard_cli.server.guards import Guarding, guarded
from storyboard_cli.server.guest_rows import answer_for
from storyboard_cli.server.kept_replies import kept_response, rows_response
from storyboard_cli.server.made import location
from storyboard_cli.server.once import keyed, once
from storyboard_cli.server.people.asked import asked
from storyboard_cli.server.problems import no_path, refusal_response, wrong_id
from storyboard_cli.server.queries import refuse_wrong_query
from storyboard_cli.server.reads.guards import refuse_stale
from storyboard_cli.server.reads.kept import body_as
from storyboard_cli.server.reads.project import Key, key_of
from storyboard_cli.server.replies import FORGETS, made_response
from storyboard_cli.server.routes.finding import malformed
from storyboard_cli.server.routes.route import AnyRoute, Route, Special, Within, gives_job
from storyboard_cli.server.served import not_allowed
from storyboard_cli.server.service import Service
from storyboard_cli.server.sharing import as_seen, refuse_unseen_remark, within_shared
from storyboard_cli.server.told_to import told_to
from storyboard_cli.server.uploads import given_body
from storyboard_cli.server.visit import Visit
from storyboard_cli.server.waiting import when_done
from storyboard_cli.server.who import known

if TYPE_CHECKING:
    from storyboard_cli.project.workspace import Workspace

_MOST_KNOWN, _LONGEST_KNOWN = 5_000, 200
"""So many paths with their queries are known of a route that is read, and none that is longer; others are
bound at each request.
"""

Endpoint = Callable[[Request], Awaitable[Response]]


def endpoint(route: AnyRoute, service: Service) -> Endpoint:
    """The handler of a route. Errors become problems here, so that no answer is without one."""
    serve = _special(route) if isinstance(route, Special) else _operation(route)

    async def handle(request: Request) -> Response:
        project_id = request.path_params.get("project_id")
        try:
            visit = await _visit(route, service, request)
            answer = await serve(visit)
            return await when_done(visit, answer) if gives_job(route) else answer
        except SbError as error:
            request.scope["sb.code"] = error.code
            who, forgets = request.scope.get("sb.principal"), request.scope.get(FORGETS, service.forgets)
            # No other name for the error: it holds this frame, which would hold it, with the body that came.
            return refusal_response(told_to(who, project_id, error), project_id, _headers_of(error), forgets)
        except Exception as fault:
            identity = request.scope.get("sb.request", "")
            log.exception("fault", extra={"request": identity})
            request.scope["sb.code"] = "internal"
            return refusal_response(fault_of(fault, identity), project_id)

    return handle


async def _visit(route: AnyRoute, service: Service, request: Request) -> Visit:
    """Who asks for what, once it is sure that they may."""
    principal = request.scope["sb.principal"] = await known(service, request, route)
    if "sb.near" in request.scope:
        await _refuse_wrong_id(service, request, route, principal)
    visit = Visit(service, request, route, principal)
    if principal is not None:
        request.scope["sb.who"] = f"{principal.kind.value} {principal.name}"
        request.scope["sb.login"] = principal.login
    project_id = request.path_params.get("project_id")
    if project_id is not None:
        visit.project = await service.projects.of(project_id, principal, route)
    request.scope[FORGETS] = visit.leaves
    return visit


async def _refuse_wrong_id(
    service: Service, request: Request, route: AnyRoute, principal: Principal | None
) -> None:
    """Say which id in the path is none, to who may ask for such a thing at all."""
    given = request.path_params
    name = malformed(given)
    if name is None:  # it is the rest of the path
        raise no_path(request.method, request.url.path)
    meant = None
    if "project_id" in given and name != "project_id":
        project = await service.projects.of(given["project_id"], principal, route)
        if name == "frame_id" and principal is not None and principal.kind is not Known.guest:
            frame = await project.look(lambda workspace: _only_frame(workspace, given[name]))
            meant = frame and f"{route.method} {route.path.format(**{**given, name: frame})}"
    raise wrong_id(name, given[name], meant)


def _only_frame(workspace: Workspace, selector: str) -> str | None:
    """The frame that other words name too, as 3A or S03/2; nothing where they name none, or several."""
    try:
        chosen = select_frames(workspace.scenes, [selector])
    except SbError:
        return None
    return chosen[0][1].frame_id if len(chosen) == 1 else None


def _special(route: Special) -> Callable[[Visit], Awaitable[Response]]:
    module, _, name = route.at.partition(":")

    @cache
    def called() -> Any:
        return getattr(import_module(f"storyboard_cli.server.{module}"), name)

    async def serve(visit: Visit) -> Response:
        function = called()
        if not route.media.startswith("text/"):  # a page is read with whatever others hang on its address
            refuse_wrong_query(route, visit.request.query_params)
        if visit.request.method != "POST":
            found: Response = await function(visit)
            return found
        body = await received(visit.request, route.limit, visit.service.home.state)
        visit.body_sha256 = body.sha256
        try:
            data = body.read()
        finally:
            body.close()
        if route.is_job or route.is_secret:  # a job is written down together with the request
            answer: Response = await function(visit, data)
            return answer
        return await once(visit, lambda: function(visit, data))

    return serve


def _operation(route: Route) -> Callable[[Visit], Awaitable[Response]]:
    if route.called.on == "people":
        return asked
    if route.how == "rows":
        return rows_response
    return _reading() if route.how == "read" else _run


def _reading() -> Callable[[Visit], Awaitable[Response]]:
    """Answers that are kept until the project changes. What a path and a query ask is found out once."""
    known: dict[tuple[str, bytes], Asked] = {}

    async def read(visit: Visit) -> Response:
        scope = visit.request.scope
        place = (scope["path"], scope["query_string"])
        asked = known.get(place)
        if asked is None:
            asked = _asked(visit)
            if len(known) < _MOST_KNOWN and len(place[0]) + len(place[1]) < _LONGEST_KNOWN:
                known[place] = asked
        await within_shared(visit, asked.ask)  # it names its frames by their ids, so it stays as it is
        project = visit.open_project
        kept = project.at_hand(asked.key)
        if kept is None:
            kept = await project.read(asked.key[0], asked.ask)
        return kept_response(visit.request, await as_seen(visit, kept))

    return read


class Asked(NamedTuple):
    """What a request for a kept answer asks."""

    ask: Ask
    key: Key


def _asked(visit: Visit) -> Asked:
    route, request = visit.operation_route, visit.request
    ask = bound(route, request.path_params, queried(route.called.ask, request.query_params))
    return Asked(ask, key_of(route.operation, ask))


async def _run(visit: Visit) -> Response:
    """An operation that is done now, or becomes a job."""
    request, route = visit.request, visit.operation_route
    given = await _given(visit, route)
    guard = guarded(visit)
    ask = bound(route, request.path_params, guard.put_into(given))
    del given  # files in it are as large as those in the Ask
    ask = await within_shared(visit, ask)
    await refuse_unseen_remark(visit, ask)
    beyond = _beyond(visit)
    if beyond is not None:
        ask = ask.model_copy(update={beyond.field: True})

    if route.how == "job":
        return await _accepted(visit, ask, guard.guard)

    async def answer() -> Response:
        try:
            answer = await _now(visit, ask, guard)
        except SbError as error:
            if beyond is None or error.code != beyond.code:
                raise
            raise not_allowed(visit.principal, beyond.right, visit.project_id, error.message) from error
        if visit.principal.kind is Known.guest:
            answer = answer_for(visit.principal, answer)
        place = location(route.operation, answer, request.path_params)
        body = body_as(route.called.answer, answer, visit.project_id)
        return made_response(request, body, place, {"etag": guard.etag} if guard.etag else None)

    return await once(visit, answer) if request.method == "POST" else await answer()


def _beyond(visit: Visit) -> Within | None:
    """The part of what the route does for which who asks lacks the right."""
    within = visit.operation_route.within
    return within if within and not visit.principal.may(within.right, visit.project_id) else None


async def _accepted(visit: Visit, ask: Ask, guard: Guard | None) -> Response:
    """202 with a job. What can be refused already is not made one, and what was answered is answered again.

    The job looks at the guard once more, when it holds the lock under which it decides.
    """
    request = keyed(visit)
    before = await answered_before(visit, request)
    if before is not None:
        return before
    await _refuse_nothing_selected(visit, ask)
    if guard is not None:
        await visit.open_project.look(lambda workspace: refuse_stale(workspace, guard))
    return await accept(visit, visit.operation_route.operation, ask, request, guard=guard)


async def _refuse_nothing_selected(visit: Visit, ask: Ask) -> None:
    """A job about frames that are not there is refused at once; `build` makes them first."""
    selectors = getattr(ask, "selectors", None)
    if selectors:
        await visit.open_project.look(lambda workspace: select_frames(workspace.scenes, selectors))
    elif selectors is not None and visit.operation_route.operation != "build":
        await visit.open_project.look(refuse_no_frames)


async def _given(visit: Visit, route: Route) -> dict[str, Any]:
    """What is asked, by field: of the query where a request has no body."""
    if visit.request.method == "DELETE":
        return queried(route.called.ask, visit.request.query_params, PAGING)
    body = await received(visit.request, route.limit, visit.service.home.state)
    visit.body_sha256 = body.sha256
    try:
        return await given_body(visit.request, route, body)
    finally:
        body.close()


async def _now(visit: Visit, ask: Ask, guard: Guarding) -> Ended:
    operation = visit.operation_route.called
    caller = visit.caller()
    if "writes" in operation.effects:
        return await visit.open_project.write(guard.around(operation.function, ask, caller))
    # It may look at the whole film for long, which is nothing for the process that answers everybody.
    task = Task.of(visit.open_project.root, visit.service.settings, operation.name, ask, caller)
    return await visit.service.apart(task, caller.cancel)


def _headers_of(error: SbError) -> Mapping[str, str]:
    if error.code == "not-signed-in":
        return {"www-authenticate": 'Bearer realm="sb"'}
    after: Any = getattr(error, "retry_after", None)
    return {"retry-after": str(after)} if after is not None else {}
