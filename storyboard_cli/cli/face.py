"""The terminal as a face over the operations: opens the project, calls, shows or prints the envelope."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from storyboard_cli.core.errors import EXIT_CODES, Kind, SbError
from storyboard_cli.core.reporter import Silent, Talk

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.core.asking import Answer, Ask
    from storyboard_cli.core.caller import Caller
    from storyboard_cli.core.settings import Settings
    from storyboard_cli.project.server_home import ServerHome
    from storyboard_cli.project.workspace import Workspace

AskT = TypeVar("AskT", bound="Ask")
AnswerT = TypeVar("AnswerT", bound="Answer")

_PIPED_WIDTH = 1000  # grep and cut want whole lines


@dataclass
class Face:
    """How this run talks to its user."""

    command: str
    start: Path
    json: bool = False
    quiet: bool = False
    color: bool = True
    _opened: Workspace | None = None

    @staticmethod
    def of(ctx: typer.Context) -> Face:
        """The face that `sb` made for this run."""
        found = ctx.find_root().obj
        assert isinstance(found, Face)
        return found

    def do(self, name: str, ask: Ask, show: Callable[[Any, Console], None]) -> None:
        """Do the named operation of the catalogue, on the project around the start folder if it needs one."""
        from storyboard_cli.ops.catalogue import CATALOGUE

        operation = CATALOGUE[name]
        run = {"project": self.run, "people": self.run_people}.get(operation.on, self.run_free)
        run(operation.function, ask, show)

    def run(
        self,
        operation: Callable[[Workspace, AskT, Caller], AnswerT],
        ask: AskT,
        show: Callable[[AnswerT, Console], None],
    ) -> AnswerT:
        """Do `ask` on the project around the start folder and show the answer; failures are exit codes."""
        from storyboard_cli.core.places import located

        with self.workspace() as workspace:
            answer = operation(workspace, ask, workspace.caller)
            answer = located(answer, workspace.root, workspace.state)
        return self._finish(answer, show)

    def run_free(
        self,
        operation: Callable[[Settings, AskT, Caller], AnswerT],
        ask: AskT,
        show: Callable[[AnswerT, Console], None],
    ) -> AnswerT:
        """As `run`, for operations that need no project."""
        return self._finish(operation(self.settings, ask, self.caller()), show)

    def run_people(
        self,
        operation: Callable[[Any, AskT, Caller], AnswerT],
        ask: AskT,
        show: Callable[[AnswerT, Console], None],
    ) -> AnswerT:
        """As `run`, for operations on the people of the server whose home is here."""
        caller = self.caller()
        with closing(self.home().open_people()) as people:
            acting = people.acting(caller.actor, "command line")
            answer = operation(acting, ask, caller)
        return self._finish(answer, show)

    def names(self, project_id: str | None) -> None:
        """Take in which project of a folder of them the line names, if it names one."""
        if project_id:
            from storyboard_cli.cli.lines import stand

            stand("" if self.start == Path() else str(self.start), project_id)

    def home(self) -> ServerHome:
        """Where the server around the start folder keeps what is its own."""
        from storyboard_cli.project.server_home import server_home

        return server_home(self.start, self.settings)

    def workspace(self) -> Workspace:
        """The project around the start folder, opened for this person."""
        return self.workspace_at(self.start)

    def workspace_at(self, folder: Path) -> Workspace:
        """The project around another folder."""
        from storyboard_cli.project.workspace import Workspace

        self._opened = Workspace.open(folder, self.settings, self.caller())
        return self._opened

    def gone(self) -> SbError | None:
        """What to say where the project that was opened is not there any more."""
        if self._opened is None or not self._opened.is_gone:
            return None
        said = f"the project {self._opened.root} was removed or moved while sb was at work"
        return SbError(
            Kind.storage, "project-gone", said, hint="put it back, then run the same command again"
        )

    @cached_property
    def settings(self) -> Settings:
        """What this machine adds to a project."""
        from storyboard_cli.core.settings import from_environment

        return from_environment()

    def caller(self) -> Caller:
        """Who sits at the terminal."""
        from storyboard_cli.cli.lines import line
        from storyboard_cli.core.caller import Caller
        from storyboard_cli.core.identity import actor_of

        return Caller(
            lambda: actor_of(self.settings, self.start), report=self.talk(), here=Path.cwd(), says=line
        )

    def console(self) -> Console:
        """Where results go."""
        from storyboard_cli.cli.terminal import Terminal

        is_terminal = sys.stdout.isatty()
        return Terminal(
            file=sys.stdout,
            no_color=not self.color,
            highlight=False,
            emoji=False,  # `:cat:` in a text stays as it was written
            soft_wrap=not is_terminal,
            width=None if is_terminal else _PIPED_WIDTH,
        )

    def talk(self) -> Talk:
        """Where talk and progress go: standard error, or nowhere."""
        if self.quiet:
            return Silent()
        from storyboard_cli.cli.progress import TerminalReporter

        return TerminalReporter(color=self.color, bars=not self.json)

    def tell(self, answer: AnswerT, show: Callable[[AnswerT, Console], None]) -> None:
        """Show an answer of work that goes on."""
        self._finish(answer, show)

    def _finish(self, answer: AnswerT, show: Callable[[AnswerT, Console], None]) -> AnswerT:
        if self.json:
            from storyboard_cli.cli.envelope import answer_envelope

            sys.stdout.write(answer_envelope(self.command, answer))
            sys.stdout.flush()
        else:
            show(answer, self.console())
        if answer.failure is not None:
            raise typer.Exit(EXIT_CODES[answer.failure])
        return answer
