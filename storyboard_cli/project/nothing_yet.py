"""The first steps of a film, as hints name them where there is nothing yet."""

from __future__ import annotations

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend

PUT_SCRIPT = Mend("script.put", {}, "{}", blanks=("text",), examples={"name": "my_script.fountain"})
COMPILE = Mend("compile", {}, "{}")
FROM_THE_START = Mend.joined("`{}`, then `{}`", PUT_SCRIPT, COMPILE)


def no_scenes(hint: Mend = FROM_THE_START) -> SbError:
    """Nothing was compiled yet."""
    return SbError(Kind.missing, "no-scenes", "there are no scenes yet", hint=hint)
