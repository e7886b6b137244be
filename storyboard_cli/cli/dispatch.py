"""Runs one verb through typer and turns every way to fail into a message and an exit code."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup
from typer.main import get_command

from storyboard_cli.cli.envelope import failure_envelope
from storyboard_cli.cli.face import Face
from storyboard_cli.cli.help_table import NOT_HELP, commands_of, empty_app, group, help_app
from storyboard_cli.cli.lines import stand
from storyboard_cli.cli.standard_options import StandardOptions
from storyboard_cli.cli.verbs import Verb
from storyboard_cli.core.errors import EXIT_CODES, Kind, SbError
from storyboard_cli.core.files import surprise

if TYPE_CHECKING:
    from storyboard_cli.cli.commands import Command

_NEGATIVE = re.compile(r"-\.?\d")
_USUAL = ("list", "show", "servers")


# pydantic would search every installed package for plugins of its own: we use none, and start sooner.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def dispatch(verb: Verb, words: list[str], options: StandardOptions) -> int:
    """Run `verb` with the rest of the line; returns the exit code."""
    stand("" if options.start == Path() else str(options.start))
    face = Face(verb.name, options.start, options.json, options.quiet, options.color)
    try:
        code = _run(verb, words, face)
        sys.stdout.flush()  # here a full disk or a closed pipe can still be told
        return code
    except KeyboardInterrupt:
        _say(
            SbError(
                Kind.interrupted, "interrupted", "stopped; what was finished is kept, run it again to go on"
            ),
            face,
        )
        return EXIT_CODES[Kind.interrupted]
    except BrokenPipeError:
        _swallow()
        return 141
    except Exception as error:
        found = error if isinstance(error, SbError) else _surprise(error)
        found = face.gone() or found
        _say(found, face)
        return EXIT_CODES[found.kind]


def app_of(verb: Verb, only: str | None = None) -> typer.Typer:
    """The typer app of a verb. Of a group, `only` is the one command that gets its options: the others then
    have a name and a help, which is all that a line without them needs."""
    module = import_module(f"storyboard_cli.cli.{verb.module}")
    app = empty_app(verb)
    commands: dict[str, Command] | None = getattr(module, "COMMANDS", None)
    if commands is None:
        module.COMMAND.register(app, verb.name)
        return app
    for name, command in commands.items():
        command.register(app, name, whole=only in (None, name))
    app.callback()(group)
    return app


def _run(verb: Verb, words: list[str], face: Face) -> int:
    if not words and commands_of(verb):
        words = _alone(verb, face)
    asked = ["--help" if word == "-h" else word for word in words]
    if "--help" in asked and _help(verb, asked):
        return 0
    command = get_command(app_of(verb, words[0] if words else ""))
    if isinstance(command, TyperGroup):
        face.command = f"{verb.name} {words[0]}" if words and words[0] in command.commands else verb.name
    try:
        result = command.main(args=words, prog_name=f"sb {verb.name}", standalone_mode=False, obj=face)
    except typer.Exit as stop:
        return stop.exit_code
    except SystemExit as stop:  # typer ends so where nobody reads any more
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        raise
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SbError as error:
        if error.code == "wrong-arguments" and error.hint is None:
            error.hint = f"see `sb {face.command} --help`"
        raise
    except typer.TyperException as error:
        raise _wrong_line(error, face.command) from error
    if result == EXIT_CODES[Kind.interrupted]:  # typer makes a silent exit code of Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _wrong_line(error: typer.TyperException, command: str) -> SbError:
    """What is wrong with the words of a line."""
    said = " ".join(error.format_message().replace("Value error, ", "").split())
    hint = f"see `sb {command} --help`"
    option = getattr(error, "option_name", "")
    if _NEGATIVE.match(option):
        said = f"{option} is read as an option, and there is none of that name"
        hint = f"a number is given with its option, with a minus right behind it: `--offset={option}`; {hint}"
    return SbError(Kind.usage, "wrong-arguments", said, hint=hint)


def _help(verb: Verb, words: list[str]) -> bool:
    """Say the help that a line asks for; False where `--help` is a value of it, or where it is wrong."""
    called = f"sb {verb.name}"
    if words[0] in commands_of(verb):
        command = get_command(help_app(verb, words[0]))
        called, words = f"{called} {words[0]}", words[1:]
    else:
        command, usual = get_command(help_app(verb)), _usual(verb)
        command.epilog = f"`{called}` alone is `{called} {usual}`." if usual else None
    try:
        done = command.main(args=words, prog_name=called, standalone_mode=False)
    except typer.TyperException:
        return False
    return bool(done != NOT_HELP)


def _usual(verb: Verb) -> str | None:
    """The command of a group that only shows things."""
    return next((name for name in _USUAL if name in commands_of(verb)), None)


def _alone(verb: Verb, face: Face) -> list[str]:
    """What a group does without a word: it lists or shows, else it says its help."""
    usual = _usual(verb)
    if usual is not None:
        return [usual]
    if face.json:
        raise SbError(
            Kind.usage,
            "wrong-arguments",
            f"which one: {', '.join(commands_of(verb))}?",
            hint=f"see `sb {verb.name} --help`",
        )
    return ["--help"]


_PROGRAM = Path(__file__).resolve().parent.parent


def _surprise(error: Exception) -> SbError:
    """What no verb has words for: the system's refusal, or our fault."""
    if os.environ.get("SB_TRACEBACK"):
        traceback.print_exc()
    if isinstance(error, OSError) and error.errno is not None:
        named = error.filename if isinstance(error.filename, (str, bytes)) else None
        if named is None or not Path(os.fsdecode(named)).is_relative_to(_PROGRAM):
            return surprise(error)
    if isinstance(error, MemoryError):
        return SbError(
            Kind.storage, "no-memory", "there is not enough memory for this", hint="close other programs"
        )
    return SbError(
        Kind.internal,
        "internal",
        f"this is a fault of sb, not of yours: {type(error).__name__}: {error}",
        hint="set SB_TRACEBACK=1 and run it again for the details to report",
    )


def _say(error: SbError, face: Face) -> None:
    try:
        _write(error, face)
        sys.stdout.flush()
    except OSError:  # nobody can be told
        _swallow()


def _swallow() -> None:
    """Let what is still to be written to standard output go nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(error: SbError, face: Face) -> None:
    from storyboard_cli.cli.lines import flagged

    error = flagged(error, face.command)
    if face.json:
        sys.stdout.write(failure_envelope(face.command, error))
        sys.stdout.flush()
        return
    from storyboard_cli.cli.error_text import error_text

    terminal = sys.stderr.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    sys.stderr.write(error_text(error, color=face.color and terminal, width=width))
