"""The base of every event model: its kind, its subject, its schema number, and how its body is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from storyboard_cli.core.characters import is_digits
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.ledger.base import NewEvent

Body = Mapping[str, Any]
Upgrader = Callable[[Body, str, str], Body]  # (body, time of the event, actor of the event) -> newer body


class Part(BaseModel):
    """A value inside an event. Fields that this sb does not know are left alone, not refused."""

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_inf_nan="null", defer_build=True)


class Fact(Part):
    """What one event says. One field is the event's subject; the others are its body.

    To change the meaning of a field, raise `schema_number` and add an upgrader; a new field with a default
    needs neither.
    """

    kind: ClassVar[str]
    subject_field: ClassVar[str]
    schema_number: ClassVar[int] = 1
    upgraders: ClassVar[Mapping[int, Upgrader]] = {}  # from that schema number to the next
    told_once: ClassVar[frozenset[str]] = frozenset()  # fields that no file says, only who recorded it
    left_out: ClassVar[frozenset[str]] = frozenset()  # fields that the body does not name where they are None

    @property
    def about(self) -> str:
        """The event's subject."""
        return str(getattr(self, self.subject_field))

    def body(self) -> dict[str, Any]:
        """The body as it stands in the log."""
        said = self.model_dump(mode="json", by_alias=True, exclude={self.subject_field})
        for name in self.left_out:
            if said[name] is None:
                del said[name]
        return said if self.schema_number == 1 else {"schema": self.schema_number} | said

    def proved(self) -> dict[str, Any]:
        """What of the body the files say too, so that whoever adopts them finds the same."""
        return {name: value for name, value in self.body().items() if name not in self.told_once}

    def event(self, request: str = "") -> NewEvent:
        """This fact as an event that is about to be recorded, for a request where it is for one."""
        return NewEvent(self.kind, self.about, self.body(), request)

    @classmethod
    def read(cls, subject: str, body: Body, *, at: str = "", actor: str = "") -> Self:
        """The fact that a body of any schema states. The stored body stays as it is."""
        number = body.get("schema", 1)
        if not isinstance(number, int) or number > cls.schema_number:
            raise SbError(
                Kind.conflict,
                "ledger-newer",
                f"{cls.kind} of {subject} was written by a newer sb (schema {number})",
                hint="upgrade with `pip install --upgrade storyboard_cli`; the project's files are untouched",
            )
        for older in range(number, cls.schema_number):
            body = cls.upgraders[older](body, at, actor)
        return cls.model_validate({**body, cls.subject_field: subject})


def version_number(label: object) -> int | None:
    """3 of `3`, `v3`, `CHAR_001@v3` or `v3@sha256:…`."""
    if isinstance(label, int):
        return label
    text = str(label or "")
    for part in text.split("@"):
        digits = part.removeprefix("v")
        if is_digits(digits):
            return int(digits)
    return None
