"""The command `sb`: standard options, `--version` and `--help` without heavy imports, one verb dispatched."""

from __future__ import annotations

import gc
import os
import sys

from storyboard_cli import __version__
from storyboard_cli.cli.standard_options import BadOption, StandardOptions, split_standard_options
from storyboard_cli.cli.verbs import BY_NAME, VERBS

# A verb loads its modules, builds its objects and ends: Python's cycle collector would find nothing in every
# 700 new ones.
_COLLECT_EVERY = 200_000


def main(argv: list[str] | None = None) -> int:
    """Run `sb` and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    try:
        options = split_standard_options(words)
    except BadOption as error:
        return _refused("sb", "wrong-arguments", str(error), "see `sb --help`", json="--json" in words)
    if options.words in (["--version"], ["-V"]):
        return _answer("version", {"version": __version__}, f"sb {__version__}\n", options)
    if not options.words or options.words[0] in ("--help", "-h", "help"):
        if len(options.words) > 1 and options.words[0] == "help":
            options.words = [*options.words[1:], "--help"]
        else:
            commands = [{"name": v.name, "panel": v.panel, "summary": v.summary} for v in VERBS]
            text = help_text(color=options.color and _is_terminal())
            return _answer("help", {"commands": commands}, text, options)
    name, rest = options.words[0], options.words[1:]
    if name not in BY_NAME:
        return _unknown(name, options)
    gc.set_threshold(_COLLECT_EVERY, *gc.get_threshold()[1:])
    try:
        from storyboard_cli.cli.dispatch import dispatch
    except KeyboardInterrupt:  # before anything began
        sys.stderr.write("stopped\n")
        return 130
    return dispatch(BY_NAME[name], rest, options)


def help_text(*, color: bool = False) -> str:
    """The page that `sb --help` prints."""
    bold, dim, accent, plain = ("\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m") if color else ("", "", "", "")
    lines = [
        "",
        f"  {bold}sb{plain}: storyboards that stay consistent, and prove it",
        "",
        f"  {dim}Usage:{plain}  sb [-C DIR] COMMAND [ARGS] [--json] [--quiet]",
        f"  {dim}Start:{plain}  sb draft my_script.fountain        a board of any screenplay, right now",
        "          sb init my_film                     a project of your own",
        "",
    ]
    panel = ""
    for verb in VERBS:
        if verb.panel != panel:
            lines += ["", f"  {bold}{verb.panel}{plain}"] if panel else [f"  {bold}{verb.panel}{plain}"]
            panel = verb.panel
        lines.append(f"    {accent}{verb.name:<10}{plain}  {verb.summary}")
    lines += [
        "",
        f"  {bold}Everywhere{plain}",
        "    -C DIR      work on the project in DIR",
        "    --json      print one JSON envelope on standard output",
        "    --quiet     no progress and no talk",
        "    --no-color  plain text (NO_COLOR is honoured too)",
        "    --help      help for a command: sb render --help",
        "    --version   the version of sb",
        "",
    ]
    return "\n".join(lines)


def _unknown(name: str, options: StandardOptions) -> int:
    from storyboard_cli.core.problems import closest

    near = closest(name, BY_NAME)
    hint = f"did you mean `sb {near[0]}`?" if near else "see `sb --help`"
    return _refused(name, "unknown-command", f"there is no command {name!r}", hint, json=options.json)


def _answer(command: str, data: dict[str, object], text: str, options: StandardOptions) -> int:
    """Say what needs no verb."""
    if options.json:
        from storyboard_cli.cli.envelope import success_envelope

        text = success_envelope(command, data)
    _write(text)
    return 0


def _refused(command: str, code: str, message: str, hint: str, *, json: bool) -> int:
    """Say why a line names no verb."""
    if json:
        from storyboard_cli.cli.envelope import failure_envelope
        from storyboard_cli.core.errors import Kind, SbError

        _write(failure_envelope(command, SbError(Kind.usage, code, message, hint=hint)))
    else:
        sys.stderr.write(f"error: {message}\n  hint: {hint}\n")
    return 2


def _open_streams() -> None:
    """A stream that is closed swallows what is written; one that knows few characters escapes the others."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 (open until the end)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (open until the end)
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:  # a closed pipe, a full disk
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
