"""Script bytes → screenplay, whatever the format; bad bytes are answered with a place, never with a
traceback.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.screenplay import Screenplay
from storyboard_cli.spec.source import decode, line_of

MAX_BYTES = 32 << 20
FOUNTAIN_SUFFIXES = (".fountain", ".spmd", ".ftn", ".txt")
YAML_SUFFIXES = (".yaml", ".yml", ".json")
SUFFIXES = (*FOUNTAIN_SUFFIXES[:3], ".fdx", *YAML_SUFFIXES)
"""Endings of files in scripts/ that are scripts."""

_KNOWN_BINARIES = (
    (b"%PDF", "a PDF", "export it as Fountain or Final Draft (.fdx) from the program that wrote it"),
    (
        b"PK\x03\x04",
        "a zip archive (Word, Fade In, Highland …)",
        "export it as Fountain or Final Draft (.fdx)",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "save it as plain text, or export it as Fountain"),
    (b"{\\rtf", "rich text", "save it as plain text"),
    (b"\x89PNG", "a picture", "scripts are text"),
    (b"\xff\xd8\xff", "a picture", "scripts are text"),
)


def read_script(data: bytes, path: str) -> Screenplay:
    """The screenplay in `data`; what makes it unreadable is an error among its problems."""
    play = Screenplay(path=path, format=format_of(data, path))
    problem = _unusable(data, path)
    if problem is not None:
        play.problems.append(problem)
        return play
    if play.format == "fdx":
        from storyboard_cli.script.fdx import parse_fdx

        return parse_fdx(data, path)
    text, problems = _text_of(data, path)
    if any(p.is_error for p in problems):
        play.problems, play.text = problems, text
        return play
    if play.format == "yaml":
        from storyboard_cli.script.yaml_script import parse_yaml_script

        return parse_yaml_script(data, path)
    from storyboard_cli.script.fountain import parse_fountain

    play = parse_fountain(text, path)
    play.problems[:0] = problems
    return play


def script_id_of(path: str) -> str:
    """The id of a script: its file name without the ending, so that a converted script stays itself."""
    return PurePosixPath(path.replace("\\", "/")).stem or "script"


def format_of(data: bytes, path: str) -> str:
    """`fountain`, `fdx` or `yaml`, by the name; XML under another name is recognised."""
    suffix = PurePosixPath(path.replace("\\", "/").lower()).suffix
    if suffix == ".fdx" or b"<FinalDraft" in data[:1024]:
        return "fdx"
    return "yaml" if suffix in YAML_SUFFIXES else "fountain"


def _unusable(data: bytes, path: str) -> Problem | None:
    where = Where(path)
    if len(data) > MAX_BYTES:
        message = f"{path} has {len(data) / (1 << 20):.0f} MB; a script may have {MAX_BYTES >> 20} MB"
        hint = "is it a screenplay? 32 MB are about 25,000 pages; split it if it is"
        return Problem(Severity.error, "script-too-large", message, where, hint)
    for magic, what, hint in _KNOWN_BINARIES:
        if data.startswith(magic):
            return Problem(Severity.error, "not-a-script", f"{path} is {what}, not a script", where, hint)
    return None


def _text_of(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Text of a Fountain or YAML script: UTF-8, or UTF-16 with its mark; form feeds are page breaks of old
    printers.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            text = data[2:].decode(encoding, "replace")
            if "\0" not in text and "\ufffd" not in text:
                return text, []
    text, problems = decode(data, path)
    kept = [p for p in problems if p.code not in ("merge-conflict", "control-character")]
    if kept:
        return text, kept
    kept += [p for p in problems if p.code == "merge-conflict"]
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        column = nul - text.rfind("\n", 0, nul)
        many = text.count("\0")
        message = (
            f"{many} NUL byte{'s' if many > 1 else ''} in the file; it is not plain text, or it is damaged"
        )
        kept.append(Problem(Severity.error, "nul-byte", message, Where(path, line, column),
                            "open it in an editor and save it as UTF-8 text", line_of(text,
                            line)[:200].replace("\0", "␀")))  # fmt: skip
    return text, kept
