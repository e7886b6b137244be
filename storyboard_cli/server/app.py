"""The application: a route of FastAPI for each row of the table, behind the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.convertors import StringConvertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from storyboard_cli import __version__
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind
from storyboard_cli.server.endpoint import Endpoint, endpoint
from storyboard_cli.server.gate import Gate
from storyboard_cli.server.problems import no_path, refusal_response, refuse
from storyboard_cli.server.routes.finding import Finder
from storyboard_cli.server.routes.route import AnyRoute, parameters, pattern
from storyboard_cli.server.routes.table import ROUTES
from storyboard_cli.server.service import Service
from storyboard_cli.server.studio import Studio, is_of_studio


class TableRoute(APIRoute):
    """A route whose request is read by the Ask of its operation, so FastAPI reads nothing of it itself."""

    def __init__(self, path: str, serve: Endpoint, **more: Any) -> None:
        self._serve = serve
        super().__init__(path, _unused, **more)
        self.path_regex = pattern(path)
        self.param_convertors = {name: StringConvertor() for name in parameters(path)}

    def get_route_handler(self) -> Callable[[Request], Any]:
        return self._serve

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that was found to be for this route."""
        response = await self._serve(Request(scope, receive))
        await response(scope, receive, send)


class Application(FastAPI):
    """FastAPI, which is spared the search through all routes for requests that one of the table serves.

    An endpoint makes problems of all errors itself, and none has anything to close after its answer: so
    FastAPI's own layers would only hand such a request on.
    """

    finder: Finder[TableRoute]
    studio = Studio()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if is_of_studio(scope["path"]):
                await self.studio(scope, receive, send)
                return
            found = self.finder.find(scope["method"], scope["path"])
            if found is None and (found := self.finder.near(scope["method"], scope["path"])) is not None:
                scope["sb.near"] = True
            if found is not None:
                scope["route"], scope["path_params"] = found
                scope["app"] = self
                await found[0].answer(scope, receive, send)
                return
        await super().__call__(scope, receive, send)


async def _unused() -> None:
    """Stands where FastAPI wants an endpoint with parameters to look at."""


def application(service: Service) -> Gate:
    """The whole application, for any ASGI server."""
    app = Application(
        title="sb",
        version=__version__,
        openapi_url=None,  # specs/openapi.json is made of the table, and served by a route of it
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=service.lifespan,
    )
    app.router.routes.clear()
    served = [(route, _served(route, service)) for route in ROUTES]
    app.router.routes.extend(one for _, one in served)
    app.finder = Finder(served)
    app.add_exception_handler(HTTPException, _as_problem)
    return Gate(app, service)


def _served(route: AnyRoute, service: Service) -> TableRoute:
    return TableRoute(
        route.path,
        endpoint(route, service),
        methods=[route.method, "HEAD"] if route.method == "GET" else [route.method],
        name=f"{route.method} {route.path}",
        include_in_schema=False,
        response_class=Response,
        response_model=None,
    )


async def _as_problem(request: Request, error: Exception) -> Response:
    """What Starlette refuses by itself: no such path, no such method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = ", ".join(sorted(_methods(request)))
        verbs = "".join(f", and {one}" for one in _verbs(request))
        wrong = refuse(
            Kind.usage,
            "method-not-allowed",
            f"{request.method} is not for this path",
            f"there is {allowed}{verbs}",
        )
        request.scope["sb.code"] = wrong.code
        return refusal_response(wrong, headers={"allow": allowed})
    request.scope["sb.code"] = "no-path"
    return refusal_response(no_path(request.method, request.url.path))


def _methods(request: Request) -> set[str]:
    return {route.method for route in ROUTES if pattern(route.path).match(request.url.path)}


def _verbs(request: Request) -> list[str]:
    """What can be done to what lies there, as `POST …:change`."""
    path = request.url.path
    return [
        f"{route.method} {visible(path)}:{verb}"
        for route in ROUTES
        for noun, colon, verb in [route.path.rpartition(":")]
        if colon and pattern(noun).match(path)
    ]
