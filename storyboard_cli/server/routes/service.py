"""The service itself: is it there, is it ready, its pages and its numbers."""

from __future__ import annotations

from storyboard_cli.server.routes.route import AnyRoute, Special

ROUTES: tuple[AnyRoute, ...] = (
    Special(
        "GET",
        "/v1/health",
        "health:health",
        "Say that the service is there.",
        is_open=True,
        answer="health:Health",
    ),
    Special(
        "GET",
        "/v1/ready",
        "health:ready",
        "Say whether it can serve: 503 where it cannot.",
        is_open=True,
        answer="health:Health",
    ),
    Special(
        "GET",
        "/v1/metrics",
        "health:numbers",
        "Numbers for Prometheus.",
        for_admins=True,
        for_metrics=True,
        media="text/plain",
    ),
    Special("GET", "/v1/openapi.json", "openapi:document", "This interface as OpenAPI 3.1.", is_open=True),
    Special(
        "GET", "/v1/docs", "docs_page:page", "This interface as a page.", is_open=True, media="text/html"
    ),
    Special(
        "GET",
        "/v1/docs.js",
        "docs_page:script",
        "What finds and copies on that page.",
        is_open=True,
        media="text/javascript",
    ),
    Special(
        "GET", "/", "front:page", "Where a browser comes in.", is_open=True, media="text/html", status=303
    ),
)
