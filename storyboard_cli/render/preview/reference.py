"""`specs/drawing.md`: everything that the preview renderer draws as what it is, from the tables.

Run: python -m storyboard_cli.render.preview.reference specs/drawing.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from storyboard_cli.plan.staging.poses import POSE_NAMES
from storyboard_cli.plan.staging.prop_kind import Class
from storyboard_cli.plan.staging.prop_sizes import PROP_KINDS
from storyboard_cli.plan.staging.sets import SET_PLANS
from storyboard_cli.reading.tables import ENGLISH, table

_HEAD = """# What sb can draw

Made from the tables that the preview renderer draws by; a test holds that it is current. What is not here
is drawn as a solid of its kind and size with its word lettered on it, and `sb draft`, `sb plan` and `sb
render` say so once; `--json` says of every subject how it is drawn (`drawn`: figure, shape, stand_in, or
off and why). To draw one yourself: `sb new prop NAME` with `appearance.shape` of one of these, or `sb
import` a picture of it.

Words that mean one of these are in `storyboard_cli/reading/words/en/`: `things`, `drawn_vehicles`,
`drawn_animals`, `indoor_sets`, `outdoor_sets`, `drawn_wear` and `drawn_callings`; nouns that no table has
are drawn by their class.
"""


def reference() -> str:
    """The page."""
    sections = [
        ("Animals", _shapes("animal")),
        ("Vehicles", _shapes("vehicle")),
        ("Things", _shapes("thing")),
        ("Stand-ins", _stand_ins()),
        ("Places inside", _places(inside=True)),
        ("Places outside", _places(inside=False)),
        ("Clothes", _meanings("drawn_wear")),
        ("Callings with clothes of their own", _words("drawn_callings")),
        ("Beings", _meanings("drawn_beings")),
        ("Poses", list(POSE_NAMES)),
    ]
    return _HEAD + "".join(f"\n## {title} ({len(names)})\n\n{_wrapped(names)}\n" for title, names in sections)


def _shapes(of: Class) -> list[str]:
    kinds = PROP_KINDS.values()
    return sorted(k.shape for k in kinds if k.of == of and not k.shape.startswith("stand_in"))


def _stand_ins() -> list[str]:
    return sorted(s.removeprefix("stand_in_") for s in PROP_KINDS if s.startswith("stand_in_"))


def _places(*, inside: bool) -> list[str]:
    return sorted(plan.kind for plan in SET_PLANS.values() if plan.interior is inside)


def _meanings(name: str) -> list[str]:
    return sorted({meaning.partition(" ")[2] or meaning for meaning in _rows(name)})


def _words(name: str) -> list[str]:
    return sorted({word for words in _rows(name).values() for word in words})


def _rows(name: str) -> dict[str, tuple[str, ...]]:
    found = {
        "drawn_wear": table(ENGLISH, "drawn_wear"),
        "drawn_callings": table(ENGLISH, "drawn_callings"),
        "drawn_beings": table(ENGLISH, "drawn_beings"),
    }
    return dict(found[name])


def _wrapped(names: Iterable[str]) -> str:
    import textwrap

    return textwrap.fill(", ".join(n.replace("_", " ") for n in names), 120)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), "utf-8")
