"""The console that results go to: what comes from data is shown on it, never obeyed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Span, Text

from storyboard_cli.core.characters import escaped, hidden_in, visible


class Terminal(Console):
    """A rich console on which no text of a script, a file or a server moves the cursor or hides itself."""

    def on_broken_pipe(self) -> None:
        """Who reads has enough: `sb log | head`. The command ends as all do that write into a closed pipe."""
        raise BrokenPipeError

    def render_str(self, text: str, **how: Any) -> Text:
        return super().render_str(visible(text), **how)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        return super().render(
            visible_text(renderable) if isinstance(renderable, Text) else renderable, options
        )


def visible_text(text: Text) -> Text:
    """The same text with its styles, and what is hidden in it as escapes."""
    hidden = hidden_in(text.plain)
    if not hidden:
        return text
    shown = text.blank_copy()
    for number, piece in enumerate(text.divide([at for span in hidden for at in span])):
        if number % 2:  # every other piece is a hidden one
            escape = escaped(piece.plain)
            piece = Text(escape, spans=[Span(0, len(escape), span.style) for span in piece.spans])
        shown.append_text(piece)
    return shown
