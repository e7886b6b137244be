"""Queries: a name that nobody reads, or a value that nothing has, is refused and not passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import QueryParams

from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.ids import SCENE_ID
from storyboard_cli.core.problems import closest
from storyboard_cli.project.frame_words import NEEDS, OMITTED, RENDER_STATES, REVIEW_STATUSES, VERDICTS
from storyboard_cli.server.problems import refuse
from storyboard_cli.server.routes.route import FRAME_ID, Special

_TRUTHS = ("true", "false")


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that rows can be chosen by."""

    said: str
    values: Sequence[str] = ()
    """All that it can be."""
    pattern: str = ""
    """As it is written, where it can be many; `example` is one of them."""
    example: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Words that a row of another kind has, and where those are."""

    def refuse_other(self, name: str, said: str) -> None:
        """Refuse what no row can have. What is well written and not there chooses nothing."""
        if said in self.elsewhere:
            message = f"no row here has {name} {said}"
            raise refuse(Kind.usage, "wrong-value", message, self.elsewhere[said], fields=(name,))
        if self.values and said not in self.values:
            raise wrong_value(name, said, self.values, self.values)
        if self.pattern and not re.fullmatch(self.pattern, said):
            hint = f"write it as {self.example}"
            if re.fullmatch(self.pattern, said.upper()):
                hint = f"did you mean {said.upper()}?"
            raise refuse(Kind.usage, "wrong-value", f"{name} cannot be {_quoted(said)}", hint, fields=(name,))


FILTERS: Mapping[str, Filter] = {
    "scene_id": Filter("Only rows of these scenes.", pattern=SCENE_ID, example="S01"),
    "review_status": Filter(
        "Only rows of which people decided this.",
        tuple(status for status in REVIEW_STATUSES if status != OMITTED),
        elsewhere={
            OMITTED: "lists have what the film has: scenes?omitted=true lists the scenes that the script does"
            " not have any more, each scene has its omitted frames, and frames/{frame_id} shows one"
        },
    ),
    "render_state": Filter("Only rows whose picture is this.", RENDER_STATES),
    "verdict": Filter("Only rows of which the check says this.", VERDICTS),
    "asks": Filter("Only rows that need a decision, or only those that need none.", _TRUTHS),
    "needs": Filter("Only rows that wait for this first.", NEEDS),
    "frame_id": Filter("Only the rows of these frames.", pattern=FRAME_ID, example="FR_S01_002"),
}
"""Of a list of rows: the fields that a query may choose by. Each may be said several times."""


def filtered(query: QueryParams, names: Collection[str]) -> dict[str, list[str]]:
    """What the query chooses rows by; `names` are those that whoever asks may use."""
    refuse_unknown(query, (*names, "after", "limit"))
    refuse_repeated(query, ("after", "limit"))
    found = {name: query.getlist(name) for name in names if name in query}
    for name, words in found.items():
        for word in words:
            FILTERS[name].refuse_other(name, word)
    return found


def refuse_wrong_query(route: Special, query: QueryParams) -> None:
    """Refuse what a route does not read, and words that it does not know; numbers it looks at itself."""
    refuse_unknown(query, route.query)
    refuse_repeated(query, (name for name, schema in route.query.items() if schema.get("type") != "array"))
    for name, schema in route.query.items():
        one = schema.get("items", schema)
        values = _values(one)
        for word in query.getlist(name) if values else ():
            if word not in values:
                raise wrong_value(name, word, values, one.get("enum", _TRUTHS))


def refuse_unknown(query: QueryParams, known: Collection[str]) -> None:
    """Refuse names that are not known, all of them at once."""
    unknown = [name for name in dict.fromkeys(query) if name not in known]
    if not unknown:
        return
    near = closest(unknown[0], known)
    meant = f"did you mean {near[0]}? " if near else ""
    there = f"known here: {', '.join(known)}" if known else "nothing is asked in the query here"
    raise refuse(
        Kind.usage,
        "unknown-query",
        f"there is no {', '.join(_quoted(name) for name in unknown[:5])} here",
        f"{meant}{there}",
        fields=tuple(unknown),
    )


def refuse_repeated(query: QueryParams, names: Iterable[str]) -> None:
    """Refuse to guess which of several values was meant, where one counts."""
    for name in names:
        if (times := len(query.getlist(name))) > 1:
            said = f"{visible(name[:60])} is given {times} times"
            raise refuse(Kind.usage, "said-twice", said, "say it once", fields=(name,))


def wrong_value(name: str, said: str, known: Collection[str], told: Collection[str]) -> SbError:
    """A word that is none of those that are known."""
    near = closest(said, known)
    meant = f"did you mean {near[0]}? " if near else ""
    return refuse(
        Kind.usage,
        "wrong-value",
        f"{name} cannot be {_quoted(said)}",
        f"{meant}one of: {', '.join(told)}",
        fields=(name,),
    )


def _values(schema: Mapping[str, Any]) -> Collection[str]:
    if schema.get("type") == "boolean":
        return (*_TRUTHS, "1", "0")
    found: Collection[str] = schema.get("enum", ())
    return found


def _quoted(said: str) -> str:
    return f'"{visible(said[:60])}"'
