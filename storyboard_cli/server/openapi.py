"""The interface as OpenAPI 3.1: `python -m storyboard_cli.server.openapi specs/openapi.json` writes it.

The service sends the file that travels with the package, so that its start imports no operation.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.packaged import packaged_folder
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.server.routes.route import AnyRoute, Route

if TYPE_CHECKING:
    from starlette.responses import Response

    from storyboard_cli.server.visit import Visit

FILE = "openapi.json"


async def document(visit: Visit) -> Response:
    """The description as it was committed with this version."""
    from storyboard_cli.server.replies import bytes_response

    return bytes_response(visit.request, described())


@cache
def described() -> bytes:
    """The file."""
    return (packaged_folder("specs") / FILE).read_bytes()


def there(routes: Iterable[AnyRoute]) -> list[AnyRoute]:
    """The routes whose operation or function is in this version."""
    return [route for route in routes if _is_there(route)]


def _is_there(route: AnyRoute) -> bool:
    if isinstance(route, Route):
        return route.operation in CATALOGUE
    return find_spec(f"storyboard_cli.server.{route.at.partition(':')[0]}") is not None


def main() -> None:
    """Write the description to the file named on the command line."""
    from storyboard_cli.server.described.document import written
    from storyboard_cli.server.routes.table import ROUTES

    Path(sys.argv[1]).write_text(written(there(ROUTES)), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
