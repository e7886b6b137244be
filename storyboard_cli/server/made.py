"""What a request made, and where it is from then on: 201 with `Location`. What made nothing new is 200."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

_P = "/v1/projects/{project_id}"
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """Where a thing is that an operation makes; the path of the request fills the rest."""

    path: str
    words: Callable[[Any], Words | None]
    """What its answer says for the path; nothing where it made nothing new."""
    always: bool = False
    """It makes something each time that it is not refused."""
    of_many: str = ""
    """Where several are that were made at once."""


OWN_TOKEN = "a token of one's own"


def _created(answer: Any, **words: str) -> Words | None:
    return words if answer.created and not getattr(answer, "dry_run", False) else None


def _specs(answer: Any) -> Words | None:
    if answer.dry_run or not answer.specs:
        return None
    return {"asset_id": answer.specs[0].asset_id} if len(answer.specs) == 1 else {}


MADE: Mapping[str, Made] = {
    "new": Made(f"{_P}/assets/{{asset_id}}", _specs, of_many=f"{_P}/assets"),
    "spec.put": Made(f"{_P}/assets/{{asset_id}}", _created),
    "script.put": Made(
        f"{_P}/scripts/{{script_id}}", lambda a: _created(a, script_id=a.path.removeprefix("scripts/"))
    ),
    "direction.put": Made(f"{_P}/scenes/{{scene_id}}/direction", _created),
    "direction.patch": Made(f"{_P}/scenes/{{scene_id}}/direction", _created),
    "alias.add": Made(f"{_P}/aliases/{{alias}}", lambda a: _created(a, alias=a.name)),
    "sound.put": Made(f"{_P}/files/{{place}}", lambda a: _created(a, place=a.path)),
    "reference.put": Made(f"{_P}/files/{{place}}", lambda a: _created(a, place=a.path)),
    "member.add": Made(f"{_P}/members/{{login}}", lambda a: _created(a, login=a.member.login)),
    "token.add": Made(f"{_P}/tokens/{{token}}", lambda a: {"token": a.token.id}, always=True),
    OWN_TOKEN: Made("/v1/tokens/{token}", lambda a: {"token": a.token.id}, always=True),
    "guest.add": Made(f"{_P}/guests/{{link}}", lambda a: {"link": a.guest.id}, always=True),
    "user.add": Made("/v1/users/{login}", lambda a: {"login": a.user.login}, always=True),
}
"""By operation. Jobs are made by 202, and what an export made is told where somebody waited for it."""


def location(operation: str, answer: object, path: Words) -> str | None:
    """The path of what was made; nothing where nothing was. `path` are the parameters of the request's."""
    made = MADE.get(operation)
    words = made.words(answer) if made is not None else None
    if made is None or words is None:
        return None
    said = {name: quote(word, safe="/") for name, word in {**path, **words}.items()}
    return (made.path if words or not made.of_many else made.of_many).format(**said)
