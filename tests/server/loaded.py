"""What a process loads that begins servers at once: all that one loads sooner or later. See `forked`."""

from __future__ import annotations

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy's threads would not be in the children

import storyboard_cli.cli.commands
import storyboard_cli.cli.main
import storyboard_cli.server.run  # noqa: F401
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.server.studio import built

LOADED = [operation.function for operation in CATALOGUE.values()]
for file in built().values():
    if file.can_be_smaller:
        file.coded("br")  # as every browser asks for it
