"""What all frames of a project tell of a name: every subject that is it, with what was said of its looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.aliases import folded, without_article
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.resolve import Unresolved


@dataclass(slots=True)
class Told:
    """The subjects of all frames that are one and the same, in story order."""

    seen: list[tuple[Scene, Frame, Shown]] = field(default_factory=list)

    def words(self, attribute: str) -> list[str]:
        """Everything that is said of an attribute, each once, in order."""
        return _each_once(self.seen, attribute)

    def first_words(self, attribute: str) -> list[str]:
        """What the frame that first names somebody says of an attribute: later it is of the moment."""
        return _each_once([row for row in self.seen if row[2].words][:1], attribute)

    def first_worn(self) -> list[str]:
        """Garments of the first scene that says any: what is put on later is another wardrobe."""
        scene = next((s.scene_id for s, _, shown in self.seen if shown.looks.get("wears")), None)
        return _each_once([row for row in self.seen if row[0].scene_id == scene], "wears")

    def worn_later(self) -> list[tuple[str, str]]:
        """(garment, the first scene that says it) of everything that `first_worn` leaves out."""
        first = self.first_worn()
        found: dict[str, str] = {}
        for scene, _, shown in self.seen:
            for words in shown.look("wears"):
                if words not in first:
                    found.setdefault(words, scene.scene_id)
        return list(found.items())

    def species(self) -> str | None:
        """The kind of animal, where it is one: dog."""
        return next((shown.what for _, _, shown in self.seen if shown.kind == "animal"), None)

    def noun(self) -> str:
        """What it is, where a noun says it; else empty."""
        nouns = (shown.what for _, _, shown in self.seen if shown.what not in ("person", shown.name))
        return next(nouns, "")

    def full_name(self, name: str) -> str | None:
        """The whole name of somebody whom the script mostly calls `name`: OSWALD CRANE."""
        short = set(_key(name).split())
        for _, _, shown in self.seen:
            said = [w for w in shown.words.split() if without_article(folded(f"{w} X")) != "X"]
            words = set(folded(" ".join(said)).split())
            if shown.kind == "person" and short < words and all(w[:1].isupper() for w in said):
                return " ".join(said)
        return None

    def is_group(self) -> bool:
        """Does the name stand for many?"""
        return any(shown.kind == "group" for _, _, shown in self.seen)


class Telling:
    """Finds what the scenes tell of a name; they are gone through once."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._named: dict[str, Told] = {}
        self._nameless: dict[str, Told] = {}
        for scene, frame, shown in every_subject(scenes):
            if shown.asset:
                self._named.setdefault(shown.asset, Told()).seen.append((scene, frame, shown))
            elif not shown.name and shown.kind in ("person", "animal") and shown.count == 1:
                for key in {_key(shown.words), _key(shown.what)} - {""}:
                    self._nameless.setdefault(key, Told()).seen.append((scene, frame, shown))

    def of(self, name: Unresolved) -> Told:
        """What is told of `name`.

        A name made of common nouns may be introduced as if it were none: `A FISHMONGER (60) looks up.`
        """
        found = Told()
        found.seen += self._named.get(name.placeholder, Told()).seen
        found.seen += self._nameless.get(_key(name.name), Told()).seen
        found.seen.sort(key=lambda row: (row[0].script_id, row[0].scene_index, row[1].frame_index))
        return found

    def uids_of(self, name: Unresolved) -> list[str]:
        """The frames in which somebody is seen, in story order."""
        seen = self._named.get(name.placeholder, Told()).seen
        return list(dict.fromkeys(frame.uid for _, frame, shown in seen if shown.in_view is True))


def every_subject(scenes: Sequence[Scene]) -> Iterator[tuple[Scene, Frame, Shown]]:
    """Every subject of every frame, in story order."""
    for scene in scenes:
        if scene.omitted:
            continue
        for frame in scene.live_frames:
            for shown in frame.shown:
                yield scene, frame, shown


def _key(name: str) -> str:
    return without_article(folded(name))


def _each_once(rows: Sequence[tuple[Scene, Frame, Shown]], attribute: str) -> list[str]:
    return list(dict.fromkeys(words for _, _, shown in rows for words in shown.look(attribute)))
