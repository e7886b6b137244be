"""The interface as OpenAPI 3.1: `python -m storyboard_cli.server.openapi specs/openapi.json` writes it.

The service sends the file that travels with the package, so that its start imports no operation.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from storyboard_cli.core.packaged import packaged_folder

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


def main() -> None:
    """Write the description to the file named on the command line."""
    from storyboard_cli.server.described.document import written
    from storyboard_cli.server.routes.table import ROUTES

    Path(sys.argv[1]).write_text(written(ROUTES), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
