"""What a prop or a plant of the library is drawn as: by its written shape, else by its name, as any such
thing without an asset is; its spec changes how large it is and its colours.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.prop_sizes import UNKNOWN, named_kind, prop_kind
from storyboard_cli.plan.staging.stand_ins import stand_in_for
from storyboard_cli.plan.staging.subject_kinds import kind_for, scaled
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.shown import Kind

_CLAUSE_END = re.compile(r"[,;.:]")
_KINDS: dict[str, Kind] = {"animal": "animal", "vehicle": "vehicle"}


def asset_kind(
    name: str, shape: str | None, words: Collection[str], height_cm: int | None, prompt: str = ""
) -> PropKind:
    """The kind of thing that an asset is, at a written height.

    `name` is what people call it (Rowing Boat), `prompt` describes it (a worn leather backpack, …) and says
    more than a name; `words` are all that are written of it. What has no drawing is a solid of the size of
    its kind.
    """
    described = _CLAUSE_END.split(prompt)[0]
    found = named_kind(shape.casefold().strip()) if shape else None
    found = found or next(
        (k for said in (shape, described, name) if said and (k := _drawn(said)) is not None), None
    )
    if found is None:
        found = prop_kind(None, words, None)
    if found == UNKNOWN:
        found = stand_in_for((shape or name).casefold())
    if height_cm is None:
        return found
    return scaled(found, height_cm / 100 / found.size_m[1])


def _drawn(said: str) -> PropKind | None:
    """What words name, where there is a drawing of it."""
    words = said.replace("_", " ").casefold().strip()
    if not words:
        return None
    known = noun(words.split()[-1])
    kind, stands_in = kind_for(words, _KINDS.get(known.kind if known else "", "thing"))
    return None if stands_in else kind
