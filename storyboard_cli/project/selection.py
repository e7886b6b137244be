"""Selectors: `S03`, `S03/2`, `3A`, `3A/2`, `FR_S03_002`, globs such as `S0*` → frames in story order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.problems import closest
from storyboard_cli.project.nothing_yet import no_scenes
from storyboard_cli.script.graph import Frame, Scene

Chosen = tuple[Scene, Frame]

_SHOT = re.compile(r"(?P<shot>[0-9A-Za-z.-]*?[0-9][0-9.-]*[A-Za-z]{1,3})(?:/(?P<panel>\d+))?\Z")
_LONGEST = 200  # characters; no name or pattern is longer, and long digits would be slow to match
_NAME = re.compile(
    r"(?:S\d{2,5}(?:/[1-9]\d{0,4})?|FR_S\d{2,5}_\d{3,6}|\d{1,5}[A-Za-z]{1,3}(?:/[1-9]\d{0,4})?)\Z"
)
_BEGINS_A_NAME = re.compile(
    r"(?:F|FR|FR_|(?:FR_)?S\d{0,5}|FR_S\d{2,5}_\d{0,6})?(?:[*?]|\[[!\dFRS_-]+\])(?:[\dFRS_*?]|\[[!\dFRS_-]+\])*\Z"
)
_PANEL = re.compile(r"(?P<scene>S\d{2,5})/(?P<index>\d+)\Z")


def select_frames(
    scenes: Sequence[Scene], selectors: Iterable[str], *, omitted: bool = False
) -> list[Chosen]:
    """The frames that the selectors name, each once, in story order; no selector means all of them."""
    frames = [(s, f) for s in scenes for f in (s.frames if omitted else s.live_frames)]
    wanted = list(selectors)
    if not wanted:
        return frames
    picked: set[str] = set()
    unknown: list[str] = []
    for selector in wanted:
        is_meant = _meant_by(selector) if len(selector) <= _LONGEST else None
        found = [f.frame_id for s, f in frames if is_meant(s, f)] if is_meant else []
        if found:
            picked.update(_panel(selector, found))
        else:
            unknown.append(selector)
    if unknown:
        raise _nothing(unknown, scenes, frames)
    return [(s, f) for s, f in frames if f.frame_id in picked]


def may_come(selector: str) -> bool:
    """May a frame come to be that the selector names? Scenes, frames and shots are numbered, so a word that
    no number makes cannot name any; a pattern can if what stands before its first sign can begin a name.
    """
    if len(selector) > _LONGEST:
        return False
    if any(c in selector for c in "*?["):
        return _BEGINS_A_NAME.match(selector) is not None
    return _NAME.match(selector) is not None


def shown_frames(scenes: Sequence[Scene], selectors: Sequence[str]) -> list[Chosen]:
    """As `select_frames`, with omitted frames that are named themselves, or by their omitted scene."""
    frames = [(s, f) for s in scenes for f in s.frames]
    asked = set(selectors)
    named = {
        f.frame_id: {s.scene_id, f.frame_id, f.uid} if s.omitted else {f.frame_id, f.uid}
        for s, f in frames
        if s.omitted or f.omitted
    }
    omitted = {frame_id for frame_id, names in named.items() if names & asked}
    known = {name for frame_id in omitted for name in named[frame_id]}
    others = [word for word in selectors if word not in known]
    live = select_frames(scenes, others) if others or not omitted else []
    picked = omitted | {f.frame_id for _, f in live}
    return [(s, f) for s, f in frames if f.frame_id in picked]


def one_scene(scenes: Sequence[Scene], scene_id: str) -> Scene:
    """The scene of that id, omitted or not; missing with the nearest one where there is none."""
    found = next((s for s in scenes if s.scene_id == scene_id), None)
    if found is None:
        if not scenes:
            raise no_scenes()
        ids = [scene.scene_id for scene in scenes]
        near = closest(scene_id, ids)
        hint = f"did you mean {near[0]}? " if near else ""
        hint += f"scenes go from {ids[0]} to {ids[-1]}"
        raise SbError(Kind.missing, "no-scene", f"there is no scene {scene_id[:_LONGEST]}", hint=hint)
    return found


def one_frame(scenes: Sequence[Scene], selector: str) -> Chosen:
    """The one frame that a selector names, omitted or not; which ones where it names more."""
    found = select_frames(scenes, [selector], omitted=True)
    if len(found) > 1:
        names = ", ".join(f.frame_id for _, f in found[:3]) + (" …" if len(found) > 3 else "")
        raise SbError(Kind.usage, "several-frames", f"{selector!r} names {names}", hint="name one")
    return found[0]


def frames_named(scenes: Sequence[Scene], selectors: Iterable[str]) -> set[str]:
    """The frames that a selector names itself: not by their scene, by a pattern, or with others of a shot."""
    names = {s.scene_id for s in scenes}
    single = [word for word in selectors if word not in names and not any(c in word for c in "*?[")]
    picked = (select_frames(scenes, [word]) for word in single)
    return {found[0][1].frame_id for found in picked if len(found) == 1}


def _meant_by(selector: str) -> Callable[[Scene, Frame], bool]:
    """Tells whether a frame is one of those that the selector names."""
    panel = _PANEL.match(selector)
    if panel:
        name, index = panel["scene"], int(panel["index"])
        return lambda scene, frame: scene.scene_id == name and frame.frame_index == index
    if any(c in selector for c in "*?["):
        return lambda scene, frame: (
            selector in (frame.uid, frame.shot)
            or fnmatchcase(frame.frame_id, selector)
            or fnmatchcase(scene.scene_id, selector)
        )
    found = _SHOT.match(selector)
    shot = found["shot"].casefold() if found else None
    return lambda scene, frame: (
        selector in (scene.scene_id, frame.frame_id, frame.uid, frame.shot)
        or (shot is not None and frame.shot.casefold() == shot)
    )


def _panel(selector: str, found: list[str]) -> list[str]:
    """`3A/2` is the second frame of shot 3A."""
    shot = _SHOT.match(selector)
    if shot is not None and shot["panel"] and not _PANEL.match(selector):
        at = int(shot["panel"]) - 1
        return found[at : at + 1] if at >= 0 else []
    return found


def _nothing(unknown: list[str], scenes: Sequence[Scene], frames: Sequence[Chosen]) -> SbError:
    if not scenes:
        return no_scenes()
    names = (
        [s.scene_id for s in scenes] + [f.frame_id for _, f in frames] + sorted({f.shot for _, f in frames})
    )
    said = [name if len(name) <= _LONGEST else f"{name[:40]}…" for name in unknown]
    near = closest(said[0], names)
    many = f"no frame is selected by {', '.join(map(repr, said))}"
    first, last = scenes[0].scene_id, scenes[-1].scene_id
    hint = f"did you mean {near[0]}?" if near else f"scenes go from {first} to {last}; a frame is {first}/1"
    omitted = {
        name for s in scenes for f in s.frames for name in (f.frame_id, f.uid) if s.omitted or f.omitted
    }
    if unknown[0] in omitted | {s.scene_id for s in scenes if s.omitted}:
        hint = "it is omitted: the script does not have it any more"
    return SbError(Kind.missing, "nothing-selected", many, hint=hint)
