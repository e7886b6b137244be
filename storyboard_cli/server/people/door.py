"""Who came in, and who did not: each is a line of the log and a number."""

from __future__ import annotations

from storyboard_cli.core.errors import SbError
from storyboard_cli.server.logs import told
from storyboard_cli.server.metrics import Way
from storyboard_cli.server.visit import Visit


def came_in(visit: Visit, way: Way, *, login: str = "", who: str = "") -> None:
    """Somebody is signed in."""
    told.info("signed in", extra=_said(visit, way, login, who))


def was_refused(visit: Visit, way: Way, error: SbError, *, login: str = "") -> None:
    """Somebody is not. A login is named where there is such an account: others may be passwords."""
    visit.service.metrics.refused(way)
    known = login if login and visit.service.people.user(login.casefold()) is not None else ""
    told.warning("not signed in", extra={**_said(visit, way, known), "code": error.code})


def _said(visit: Visit, way: Way, login: str, who: str = "") -> dict[str, str]:
    request = visit.request.scope.get("sb.request", "")
    return {"request": request, "address": visit.address, "way": way, "login": login, "who": who}
