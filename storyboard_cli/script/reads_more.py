"""What a newer compiler shows in scenes that an older one had compiled: what `sb compile` says once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pydantic import Field

from storyboard_cli.core.ids import id_parts
from storyboard_cli.core.model import Frozen
from storyboard_cli.script.graph import Frame, Scene

_PEOPLE, _ANIMALS, _THINGS = ("person", "group"), ("animal",), ("vehicle", "thing")
_KIND_OF_ASSET = {"CHAR": "person", "PROP": "thing"}

Subject = tuple[str, str]  # kind, and the asset or the words that tell it from others in its scene


class ReadsMore(Frozen):
    """How much more sb reads now. Each subject counts once in its scene."""

    people: int = Field(0, description="People that are read and were not before.")
    animals: int = Field(0, description="Animals that are read and were not before.")
    things: int = Field(0, description="Things that are read and were not before.")
    frames: int = Field(0, description="Frames that show one of them.")
    reread: int = Field(0, description="Frames of the same words that are read otherwise.")

    @property
    def words(self) -> str:
        """`12 people, 1 animal and 31 things`; empty where nothing is new."""
        counted = [
            (self.people, "person", "people"),
            (self.animals, "animal", "animals"),
            (self.things, "thing", "things"),
        ]
        said = [f"{n} {one if n == 1 else many}" for n, one, many in counted if n]
        return " and ".join(part for part in (", ".join(said[:-1]), *said[-1:]) if part)


def reads_more(before: Sequence[Scene], after: Sequence[Scene], reread: Collection[str]) -> ReadsMore | None:
    """What frames of the same words show now and did not; None where no scene is of an older compiler."""
    old = {f.uid: (s, f) for s in before for f in s.frames}
    older = [s for s in after if any(_is_older(old.get(f.uid), s) for f in s.live_frames)]
    if not older:
        return None
    found: set[tuple[str, Subject]] = set()
    frames = changed = 0
    for scene in older:
        for frame in scene.live_frames:
            was = old.get(frame.uid)
            if was is None or frame.uid not in reread:
                continue
            new = set(_subjects(frame)) - set(_subjects(was[1]))
            frames += bool(new)
            changed += frame.readings != was[1].readings
            found |= {(scene.scene_id, subject) for subject in new}
    count = {kinds: sum(s[0] in kinds for _, s in found) for kinds in (_PEOPLE, _ANIMALS, _THINGS)}
    return ReadsMore(
        people=count[_PEOPLE], animals=count[_ANIMALS], things=count[_THINGS], frames=frames, reread=changed
    )


def _is_older(was: tuple[Scene, Frame] | None, scene: Scene) -> bool:
    return was is not None and was[0].compiler_version < scene.compiler_version


def _subjects(frame: Frame) -> Iterator[Subject]:
    """Everybody and everything in view, cast and props first: a subject with an asset is one of them."""
    for name in (*(c.asset for c in frame.characters), *(p.asset for p in frame.props)):
        yield _KIND_OF_ASSET.get(id_parts(name)[0], "thing"), name
    for shown in frame.shown:
        if shown.in_view is True and shown.kind not in ("place", "body"):
            kind = _KIND_OF_ASSET.get(id_parts(shown.asset or "")[0], shown.kind)
            yield kind, shown.asset or (shown.name or shown.what).casefold()
