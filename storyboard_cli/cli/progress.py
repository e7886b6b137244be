"""Talk and progress on standard error: bars on a terminal for longer work, silence elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from storyboard_cli.cli.error_text import warning_text
from storyboard_cli.core.characters import visible
from storyboard_cli.core.mend import Hint
from storyboard_cli.core.reporter import Task

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE_S = 0.6  # a bar for shorter work would only flicker


class TerminalReporter:
    """A reporter on standard error."""

    def __init__(self, *, color: bool, bars: bool) -> None:
        self._color = color and sys.stderr.isatty()
        self._bars = bars and sys.stderr.isatty()
        self._progress: Progress | None = None

    def say(self, text: str) -> None:
        """A plain line; kept above a running bar."""
        self._line(visible(text))

    def warn(self, text: str, hint: Hint | None = None) -> None:
        """A warning, with what to do about it."""
        width = shutil.get_terminal_size().columns if sys.stderr.isatty() else None
        self._line(warning_text(text, hint, color=self._color, width=width))

    @contextmanager
    def task(self, title: str, total: float | None = None) -> Iterator[Task]:
        """A bar that appears when the work takes longer than a moment."""
        if not self._bars:
            yield _Quiet()
            return
        outermost = self._progress is None
        progress = self._progress or _new_progress(self._color)
        self._progress = progress
        bar = _Bar(progress, progress.add_task(visible(title), total=total, note=""), outermost)
        try:
            yield bar
        finally:
            progress.remove_task(bar.task)
            if outermost:
                progress.stop()
                self._progress = None

    def _line(self, text: str) -> None:
        if self._progress is not None and self._progress.live.is_started:
            self._progress.console.print(text, markup=False, highlight=False)
        else:
            sys.stderr.write(text + "\n")


class _Quiet:
    def advance(self, steps: float = 1, note: str | None = None) -> None:
        pass

    def resize(self, total: float | None) -> None:
        pass


class _Bar:
    def __init__(self, progress: Progress, task: TaskID, starts: bool) -> None:
        self.progress, self.task, self._starts = progress, task, starts
        self._born = progress.get_time()

    def advance(self, steps: float = 1, note: str | None = None) -> None:
        self.progress.update(self.task, advance=steps)
        if note is not None:
            self.progress.update(self.task, note=visible(note))
        if self._starts and self.progress.get_time() - self._born > _PATIENCE_S:
            self.progress.start()
            self._starts = False

    def resize(self, total: float | None) -> None:
        self.progress.update(self.task, total=total)


def _new_progress(color: bool) -> Progress:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from storyboard_cli.cli.terminal import Terminal

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[note]}", style="dim", markup=False),
        console=Terminal(file=sys.stderr, no_color=not color, emoji=False),
        transient=True,
    )
