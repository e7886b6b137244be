"""A newer compiler reads more in the same words: pictures of the older reading are superseded, never stale.

A frame's *reading* is the hash of what the compiler made of its words. Where a newer compiler reads a scene
again and the words are the same, the frame remembers both readings (`Frame.readings`). A picture or an
approval of the older reading then stands on the same words as the frame does now.
As soon as the words, a note or a direction file change, the frame's reading is another one, and nothing links
it to the older pictures any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.plan.freshness import COMPILER
from storyboard_cli.plan.needs import UNRESOLVED
from storyboard_cli.plan.subject import digest, frame_subject, subject_parts
from storyboard_cli.script.graph import COMPILER_VERSION, Frame, Scene
from storyboard_cli.script.same_words import SameWords, set_by_hand

if TYPE_CHECKING:
    from storyboard_cli.plan.recipe import SeedPlan

_READ = (
    "shot", "action", "mood", "lighting", "time of day", "cast", "speaking", "props", "shown",
    "colour script",
)  # fmt: skip
_FIELDS = {
    "shot": ("size", "angle", "movement", "lens_mm"),
    "mood": ("mood",),
    "lighting": ("lighting",),
    "cast": ("characters",),
    "props": ("props",),
    "colour script": (),
}
"""Parts that a note or a direction file may set, and the frame's fields in them."""

_GIVEN = (
    "style anchor", "style anchors", "drawing style", "model", "models", "sampling", "size", "pipeline",
    "renderer", "draft",
)  # fmt: skip


def compiler_of(parts: Mapping[str, str]) -> int:
    """The compiler version under which a kept recipe was made; what does not say is of the first."""
    return int(parts.get(COMPILER) or 1)


def frame_reading(scene: Scene, frame: Frame) -> str:
    """What the compiler reads in a frame now, as a hash."""
    here = scene.at(frame)
    parts = subject_parts(frame_subject(here, frame))
    return _reading(parts, _asset_ids(here, frame))


def reading_of(parts: Mapping[str, str]) -> str:
    """The reading of a kept recipe; equal to `frame_reading` of the frame that it was made of."""
    return _reading(parts, (name for name in parts if _is_asset(name)))


def same_words(
    parts: Mapping[str, str],
    wanted: Mapping[str, str],
    frame: Frame,
    now: str,
    current: int = COMPILER_VERSION,
) -> bool:
    """Is a kept recipe (`parts`) just an older reading of what is wanted, all other inputs equal?

    `now` is the frame's reading, `current` the version of the compiler that reads today.
    """
    version = compiler_of(parts)
    if version >= current:
        return False
    then = reading_of(parts)
    if then != now and not (frame.readings.get(f"v{version}") == then and _newest(frame.readings) == now):
        return False
    return not given_differences(parts, wanted)


def given_differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Names of the parts that differ although no reading of words decides them."""
    differ = [name for name in _GIVEN if before.get(name) != after.get(name)]
    if _given_seed(before) != _given_seed(after):
        differ.append("seed")
    for name in (n for n in after if _is_asset(n)):
        if name in before and _lock(before[name]) != _lock(after[name]):
            differ.append(name)
    looks = {n for n in (*before, *after) if n.startswith("STYLE_")}
    return differ + sorted(n for n in looks if (n in before) != (n in after))


def read_parts(
    scene: Scene,
    frame: Frame,
    before: Mapping[str, str],
    after: Mapping[str, str],
    current: int = COMPILER_VERSION,
) -> set[str]:
    """Names of parts that may differ from a kept recipe just because a newer compiler reads the words."""
    if compiler_of(before) >= current:
        return set()
    by_hand = {part for part, fields in _FIELDS.items() if any(set_by_hand(frame, n) for n in fields)}
    by_hand |= {part for part in _FIELDS if set_by_hand(scene, part.replace("colour script", "color_script"))}
    one_sided = {n for n in {*before, *after} if _is_asset(n) and (n in before) != (n in after)}
    return (set(_READ) - {"action"} - by_hand) | {n for n in one_sided if not n.startswith("STYLE_")}


def as_read(made: SeedPlan, wanted: SeedPlan) -> SeedPlan:
    """`wanted` for what an older reading showed: who or what sb finds or drops in the words has no say."""
    assets = {a: wanted.assets.get(a, seed) for a, seed in made.assets.items()}
    if made.policy == wanted.policy == "asset":
        return made
    return wanted.model_copy(update={"assets": assets})


def with_readings(
    before: Sequence[Scene], after: Sequence[Scene], compiled: Iterable[str]
) -> tuple[list[Scene], set[str]]:
    """`after` with every frame's readings, and the uids of frames whose same words were read again.

    `compiled` names the scenes that were compiled now.
    """
    old = {f.uid: (s, f) for s in before for f in s.frames}
    if not old:
        return list(after), set()
    fresh = set(compiled)
    words = SameWords(before, [s for s in after if s.scene_id in fresh])
    again: set[str] = set()
    scenes = []
    for scene in after:
        if scene.scene_id in fresh:
            frames = [_read_again(old.get(f.uid), scene, f, words, again) for f in scene.frames]
            if any(f is not g for f, g in zip(frames, scene.frames, strict=True)):
                scene = scene.model_copy(update={"frames": frames})
        scenes.append(scene)
    return scenes, again


def _read_again(
    was: tuple[Scene, Frame] | None, scene: Scene, frame: Frame, words: SameWords, again: set[str]
) -> Frame:
    """The frame with what it was read as before."""
    if was is None or frame.omitted:
        return frame
    newer = was[0].compiler_version < scene.compiler_version
    kept = was[1].readings
    if newer and words.of(was, (scene, frame)):
        again.add(frame.uid)
        then, now = frame_reading(*was), frame_reading(scene, frame)
        if kept and _newest(kept) != then:
            kept = {}  # of other words
        if then != now or kept:
            version = f"v{was[0].compiler_version}"
            kept = {**kept, version: then, f"v{scene.compiler_version}": now}
    elif kept and _names_settled(was, (scene, frame)) and words.of(was, (scene, frame)):
        now = frame_reading(scene, frame)
        kept = {**kept, _last(kept): now} if _newest(kept) == frame_reading(*was) else kept
    return frame if kept == frame.readings else frame.model_copy(update={"readings": kept})


def _names_settled(was: tuple[Scene, Frame], now: tuple[Scene, Frame]) -> bool:
    """Did names that meant no asset get one, and nobody leave? The words then show what they showed."""
    before, after = set(_names(*was)), set(_names(*now))
    open_names = {n for n in before if n.startswith(UNRESOLVED)}
    return bool(open_names - after) and before - open_names <= after


def _names(scene: Scene, frame: Frame) -> list[str]:
    here = scene.at(frame)
    cast = [c.asset for c in frame.characters] + [p.asset for p in frame.props]
    return [here.environment or "", *here.nature, *cast]


def _asset_ids(scene: Scene, frame: Frame) -> Iterable[str]:
    refs = (parse_asset_ref(name) for name in _names(scene, frame))
    return (ref.asset_id for ref in refs if ref is not None)


def _reading(parts: Mapping[str, str], assets: Iterable[str]) -> str:
    read = {name: parts[name] for name in _READ if parts.get(name)}
    seen = sorted({a for a in assets if not a.startswith("STYLE_")})
    return digest([read, seen]).removeprefix("#")


def _newest(readings: Mapping[str, str]) -> str | None:
    return readings[_last(readings)] if readings else None


def _last(readings: Mapping[str, str]) -> str:
    return max(readings, key=lambda version: int(version.removeprefix("v")))


def _is_asset(name: str) -> bool:
    return parse_asset_ref(name) is not None


def _lock(said: str) -> tuple[str, str]:
    """Version and lock of `v3:night 0a1b2c`; which variant is chosen is read from the words."""
    version, _, lock = said.partition(" ")
    return version.partition(":")[0], lock


def _given_seed(parts: Mapping[str, str]) -> str:
    """The seed; only its policy where the first character of the frame decides it."""
    seed = parts.get("seed", "")
    return "(asset)" if seed.endswith("(asset)") else seed
