"""`timeline.yaml`: one entry a line, a blank line between two, so that git merges neighbours' edits."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.store.files import Entry as FileEntry
from storyboard_cli.store.files import Files, read_if_there
from storyboard_cli.store.stat_cache import StatCache, code_fingerprint
from storyboard_cli.timeline.cut import Timeline, doubled

NAME = "timeline.yaml"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./@-]*\Z")
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_HEAD = """schema: 1
# The cut, in order. Written by `sb timeline`; one entry a line, so that two people's edits merge.
"""


def read_timeline(files: Files, cache: Files | None = None) -> Timeline:
    """The cut; a missing file is the story order. Raises with every mistake at once.

    A cut that did not change since the last read comes from `cache`.
    """
    entry = files.stat(NAME)
    if entry is None:  # a listing that is there already answers this
        return Timeline()
    kept = _cache(cache)
    with suppress(ValueError, SbError):  # else the cache was damaged; the file is the truth
        known = kept.value(NAME, entry, Timeline.model_validate_json, lambda: files.read(NAME))
        if known is not None:
            kept.save()
            return known
    data = read_if_there(files, NAME)
    if data is None:
        return Timeline()
    timeline = parse_timeline(data, NAME)
    _keep(kept, entry, timeline, data)
    return timeline


def remember_timeline(files: Files, cache: Files, timeline: Timeline, data: bytes) -> None:
    """Keep the cut in `cache` as a read would keep it: the next verb need not read what was just written."""
    entry = files.stat(NAME)
    if entry is not None:
        _keep(_cache(cache), entry, timeline, data)


def _cache(cache: Files | None) -> StatCache:
    return StatCache(cache, "timeline", code_fingerprint("storyboard_cli.timeline", "storyboard_cli.spec"))


def _keep(kept: StatCache, entry: FileEntry, timeline: Timeline, data: bytes) -> None:
    text = timeline.model_dump_json(by_alias=True, exclude_defaults=True)
    kept.put(NAME, entry, text, data, value=timeline)
    kept.save()


@lru_cache(maxsize=2)
def parse_timeline(data: bytes, path: str) -> Timeline:
    """The cut that the text says. A verb reads the file again under the lock, and mostly finds the same."""
    from storyboard_cli.spec.reader import read

    if data == emit(Timeline()).encode("utf-8"):
        return Timeline()
    reading = read(data, path, Timeline)
    problems = [_with_hint(p) for p in reading.problems]
    if reading.value is not None:
        problems += _doubled(reading.value, data.decode("utf-8", "replace"), path)
    if problems or reading.value is None:
        raise SbError(
            Kind.usage if not _is_merge(problems) else Kind.conflict,
            "timeline-invalid",
            f"{path} cannot be used as it is",
            problems=problems,
        )
    return reading.value


def emit(timeline: Timeline) -> str:
    """The text of the file: equal cuts give equal bytes, and an entry's line depends on that entry alone."""
    said = timeline.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    parts = [_HEAD, _section("entries", said.get("entries", []))]
    parts += [_section(name, said[name]) for name in ("markers", "audio") if name in said]
    return "\n".join(parts)


def _section(name: str, items: Sequence[Mapping[str, object]]) -> str:
    if not items:
        return f"{name}: []\n"
    return f"{name}:\n\n" + "\n".join(f"- {_line(item)}\n" for item in items)


def _line(said: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in said.items()) + "}"


def _scalar(value: object) -> str:
    if isinstance(value, str):
        plain = _PLAIN.match(value) and value.casefold() not in _WORDS_OF_YAML
        return value if plain else _quoted(value)
    return json.dumps(value)


def _quoted(text: str) -> str:
    """A double-quoted YAML scalar on one line: JSON's escapes, YAML's own for the unprintable."""
    said = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in said)


def _doubled(timeline: Timeline, text: str, path: str) -> list[Problem]:
    """Git keeps both lines when two people move the same entry; which one is meant, only they know."""
    lines = text.splitlines()
    found = []
    for key in doubled(timeline):
        entry = next(e for e in timeline.entries if e.key == key)
        places = [i for i, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(entry.uid)}\b", line)]
        found.append(
            Problem(
                Severity.error,
                "entry-doubled",
                f"{entry.frame_id} stands {len(places)} times in the cut, on lines "
                f"{', '.join(map(str, places))}: two people moved it",
                Where(path, places[-1] if places else 0, 1),
                Mend(
                    "timeline.insert",
                    {"selectors": [entry.frame_id]},
                    "delete the lines that are not wanted; to show a frame twice, use `{}`",
                    blanks=("after",),
                ),
            )
        )
    return found


def _with_hint(problem: Problem) -> Problem:
    if problem.code != "merge-conflict":
        return problem
    hint = "keep the lines that are wanted; every entry stands on a line of its own"
    return Problem(problem.severity, problem.code, problem.message, problem.where, hint, problem.excerpt)


def _is_merge(problems: list[Problem]) -> bool:
    return any(p.code in ("merge-conflict", "entry-doubled") for p in problems)
