"""Who somebody is, and who may do what."""

from __future__ import annotations

from storyboard_cli.server.routes.route import AnyRoute, Special

ROUTES: tuple[AnyRoute, ...] = (
    Special("GET", "/v1/me", "who:me", "Say who you are, and your roles.", answer="who:Me"),
)
