"""Scenes with marks of what a board artist would draw: read, compiled and scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from storyboard_cli.reading.places import read_place
from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.draft import compile_draft
from storyboard_cli.script.graph import Scene
from storyboard_cli.spec.project import ProjectSpec

CASES = Path(__file__).parent / "cases"
PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_cases", "name": "Cases", "seed": 1})
_CASE = re.compile(r"^## \d+\n(.+)\n((?:.+\n)+?)(place:.*)$", re.M)
_MANY = 6
_PEOPLE = ("person", "group")
_SAME = {
    "woman": "woman female girl lady she",
    "girl": "girl female woman",
    "man": "man male boy he",
    "boy": "boy male man",
    "child": "child kid toddler baby boy girl",
    "heavy": "heavy fat large stout big broad",
    "hat": "hat cap straw cowboy",
    "coat": "coat overcoat",
    "dress": "dress gown",
    "glasses": "glasses spectacles",
}


@dataclass
class Tally:
    """Marks that were met, of all, by kind; and the misses in words."""

    met: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    unsaid: int = 0  # subjects that no word of the scene names
    shown: int = 0

    def note(self, kind: str, met: bool, said: str) -> None:
        self.all[kind] = self.all.get(kind, 0) + 1
        self.met[kind] = self.met.get(kind, 0) + met
        if not met:
            self.misses.append(f"{kind}: {said}")

    def rate(self, kind: str) -> float:
        return self.met.get(kind, 0) / max(1, self.all.get(kind, 0))


def scored(*files: str) -> Tally:
    """Every case of these files, compiled as one script a file."""
    tally = Tally()
    for file in files:
        cases = _CASE.findall((CASES / file).read_text("utf-8"))
        assert cases, f"{file} holds no cases"
        script = "\n\n".join(f"{heading}\n\n{text.strip()}" for heading, text, _ in cases)
        scenes, _ = compile_draft(script.encode("utf-8"), "cases.fountain", PROJECT)
        assert len(scenes) == len(cases)
        for (heading, text, marks), scene in zip(cases, scenes, strict=True):
            _score(scene, f"{heading} {text}", dict(_parts(marks)), tally)
    return tally


def _parts(marks: str) -> Iterator[tuple[str, str]]:
    for part in marks.split(" | "):
        key, _, value = part.partition(":")
        yield key.strip(), value.strip()


def _score(scene: Scene, said: str, marks: dict[str, str], tally: Tally) -> None:
    shown = [s for f in scene.live_frames for s in f.shown if s.in_view is True]
    _place(scene, marks["place"], tally)
    _people(shown, marks.get("people", ""), tally)
    for thing in filter(None, map(str.strip, marks.get("things", "").split(","))):
        names = [a.split()[-1] for a in re.sub(r" x\d+", "", thing).split("|")]
        found = any(_bag(s) & _forms(n) for n in names for s in shown)
        tally.note("things", found, f"{thing} in {said}")
    for looks in filter(None, map(str.strip, marks.get("looks", "").split(";"))):
        _looks(shown, looks, tally)
    words = set(_words(said))
    for subject in shown:
        tally.shown += 1
        named = {w for word in _words(subject.what) for w in _forms(word)}
        tally.unsaid += not named & words


def _place(scene: Scene, mark: str, tally: Tally) -> None:
    side, _, kinds = mark.partition(" ")
    read = read_place(scene.location, scene.sub_location, scene.int_ext)
    tally.note("interior", read.interior is (side == "int"), f"{scene.heading} is {read}")
    words = set(_words(read.kind))
    tally.note("place", any(words & _forms(k) for k in kinds.split("|")), f"{scene.heading} is {read}")


def _people(shown: list[Shown], marks: str, tally: Tally) -> None:
    people = [s for s in shown if s.kind in _PEOPLE]
    count = sum(s.count for s in people)
    if marks == "none":
        tally.note("people", count == 0, f"nobody, but {[s.what for s in people]}")
        return
    for mark in filter(None, map(str.strip, marks.split(","))):
        found = re.match(r"(.+?)(?: x(\d+)(\+|\|crowd)?)?$", mark)
        assert found is not None
        who, number, more = found[1], int(found[2] or 1), found[3]
        if "crowd" in who.split("|"):
            tally.note("people", count >= _MANY, f"{mark}, but {count}")
            continue
        names = {w for name in who.lower().split("|") for w in (name, *name.split())}
        hits = [s for s in shown if any(_bag(s) & _forms(n) for n in names)]
        there = sum(s.count for s in hits)
        tally.note(
            "people", bool(hits) and (there >= number if more else there == number), f"{mark}, but {there}"
        )


def _looks(shown: list[Shown], mark: str, tally: Tally) -> None:
    tokens = mark.split()
    names = [t.lower() for t in tokens if t.rstrip(".").isupper()] or [tokens[0].lower()]
    mine = [s for s in shown if any(_bag(s) & _forms(n) for n in names)]
    seen = {w for s in mine for w in _words(f"{s.what} {' '.join(s.looks)} {' '.join(s.looks.values())}")}
    ages = [int(w) for w in seen if w.isdigit()]
    for wanted in tokens[len(names) :]:
        tally.note("looks", _has_look(wanted, seen, ages), f"{' '.join(names)} {wanted}, but {sorted(seen)}")


def _has_look(wanted: str, seen: set[str], ages: list[int]) -> bool:
    if wanted.isdigit():
        return any(abs(int(wanted) - age) <= 5 for age in ages)
    if wanted == "old":
        return bool(seen & {"old", "elder", "elderly", "senior", "aged"}) or any(age >= 58 for age in ages)
    if wanted == "child":
        return bool(seen & set(_SAME["child"].split())) or any(age <= 13 for age in ages)
    parts = wanted.split("|") if "|" in wanted else wanted.split("-")
    met = [bool(seen & set().union(*(_forms(w) for w in _SAME.get(p, p).split()))) for p in parts]
    return any(met) if "|" in wanted else all(met)


def _bag(subject: Shown) -> set[str]:
    return set(_words(f"{subject.what} {subject.name or ''} {subject.kind}"))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower().replace("-", " ").replace("_", " "))


def _forms(word: str) -> set[str]:
    low = word.lower()
    found = {low, f"{low}s", low.rstrip("s")}
    if low.endswith("y"):
        found.add(f"{low[:-1]}ies")
    if low.endswith("men"):
        found.add(f"{low[:-3]}man")
    if low.endswith("man"):
        found.add(f"{low[:-3]}men")
    return found
