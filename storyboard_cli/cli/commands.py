"""What a verb is on the command line: an operation of the catalogue, and how its answer is shown."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import typer
from typer.core import TyperCommand

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.options import filled, parameters
from storyboard_cli.core.model import Frozen
from storyboard_cli.ops.catalogue import CATALOGUE

Show = Callable[[Any, Any], None]
"""Takes the answer and a rich console."""


@dataclass(frozen=True)
class Command:
    """One command. Options, arguments and help come from the operation's Ask.

    `show` shows the answer. `run` stands for it where a command does more than ask and show: it gets the
    face and the typed words, and makes the Ask of them with `filled`. `extras` are options that only a
    command line has, such as `--format`. With `in_project` its `project_id`, where none was typed, is that of
    the project in which somebody stands. `also` names operations that an option makes of this command, with
    that option. `without` names fields of the Ask that `run` says by itself; hints name another command then.
    """

    operation: str
    show: Show | None = None
    extras: type[Frozen] | None = None
    run: Callable[[Face, dict[str, Any]], None] | None = None
    summary: str = ""
    more: str = ""
    kind: type[TyperCommand] = TyperCommand
    in_project: bool = False
    also: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def register(self, app: typer.Typer, name: str, *, whole: bool = True) -> None:
        """Make a typer command of it; without `whole` one that only has its name and its help."""
        callback = self._callback() if whole else _nothing
        app.command(name, cls=self.kind, help=self.help)(callback)

    @property
    def help(self) -> str:
        """The first line says what it does; more stands below it."""
        summary = self.summary or CATALOGUE[self.operation].summary
        return f"{summary}\n\n{self.more}" if self.more else summary

    def parameters(self) -> list[inspect.Parameter]:
        """Its arguments and options."""
        found = parameters(CATALOGUE[self.operation].ask, *([self.extras] if self.extras else []))
        return [parameter for parameter in found if parameter.name not in self.without]

    def _callback(self) -> Callable[..., None]:

        def callback(ctx: typer.Context, **typed: Any) -> None:
            face = Face.of(ctx)
            face.names(typed.get("project_id"))
            if self.run is not None:
                self.run(face, typed)
            elif self.show is not None:
                more = (
                    {"project_id": face.home().project_named(typed["project_id"])} if self.in_project else {}
                )
                face.do(self.operation, filled(CATALOGUE[self.operation].ask, typed, **more), self.show)

        context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
        callback.__signature__ = inspect.Signature([context, *self.parameters()])  # type: ignore[attr-defined]
        callback.__annotations__ = {}
        return callback


def _nothing() -> None:
    """Stands for a command that this line does not run."""
