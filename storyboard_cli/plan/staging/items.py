"""Animals, vehicles and things of one frame, before they have a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from storyboard_cli.plan.staging.belonging import is_of_a_vehicle, is_the_insert, is_worn, part_of
from storyboard_cli.plan.staging.floor_plan import Footprint
from storyboard_cli.plan.staging.looks import Look
from storyboard_cli.plan.staging.lying import FLAT, lying_size
from storyboard_cli.plan.staging.model import SHOWN, Box, PlacedProp
from storyboard_cli.plan.staging.onlookers import slug
from storyboard_cli.plan.staging.prop_kind import PropKind
from storyboard_cli.plan.staging.set_plan import SetPlan
from storyboard_cli.plan.staging.space import world
from storyboard_cli.plan.staging.stand_ins import stand_in_word
from storyboard_cli.plan.staging.subject_kinds import DRAWN_KINDS, color_of, kind_for, kind_of, pose_of, sized
from storyboard_cli.reading.inscriptions import ink_of, inscription
from storyboard_cli.reading.lexicon import noun
from storyboard_cli.reading.numbers import SOME
from storyboard_cli.reading.shown import Kind, Shown
from storyboard_cli.reading.tables import group, lookup
from storyboard_cli.script.graph import Frame

MOST_OF_A_KIND, MOST_STAND_INS = 10, 3
"""More of one subject are not drawn: dozens of clocks are ten."""
_EMPTY = Box(left=-1.0, top=-1.0, right=-1.0, bottom=-1.0)


@dataclass(slots=True)
class Item:
    """One animal, vehicle or thing."""

    shown: Shown
    asset: str
    kind: PropKind
    stands_in: bool
    pose: str
    color: str
    number: int = 0  # which of several
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    facing: float = 0.0
    placed: bool = False
    held: PlacedProp | None = None  # in somebody's hands
    why_off: str = ""
    fixture: bool = False  # the set draws it, where its landmark is
    carries: bool = False
    lifted: bool = False  # it stands on, hangs at or flies over something: it takes no room on the floor
    text: str = ""  # the words on it
    ink: str = ""  # #rrggbb of those words, where the script says it
    riders: list[str] = field(default_factory=list)
    led_by: str = ""  # who has its rope in the hand

    @property
    def key(self) -> str:
        """What a scene remembers it by."""
        return f"{self.asset}"

    @property
    def size(self) -> tuple[float, float, float]:
        return self.kind.size_m

    @property
    def extent(self) -> tuple[float, float, float]:
        """Width, height and depth of the space that it takes: a letter lies flat, a sword on its side."""
        if self.held is not None or self.pose == "hang":
            return self.kind.size_m
        return lying_size(self.kind.shape, self.kind.size_m)

    @property
    def flat(self) -> bool:
        return self.kind.shape in FLAT and self.held is None and self.pose != "hang"

    @property
    def top(self) -> float:
        """How high what stands on it stands, above its own base."""
        if "bed" in self.kind.shape:
            return _TOPS["bed"]
        return _TOPS.get(self.kind.shape, self.kind.size_m[1])

    def _label(self) -> str:
        """The word on a stand-in, on one of several; what is written on a thing."""
        if self.text or not self.stands_in:
            return self.text
        return stand_in_word(self.shown.what) if self.number == 0 or max(self.size) > 0.6 else ""

    def footprint(self) -> Footprint:
        """The room that it takes up."""
        width, height, length = self.kind.size_m
        return Footprint(self.x, self.z, width / 2, length / 2, self.facing, self.y, self.y + height)

    def stand(self, footprint: Footprint) -> None:
        """Put it where that footprint is."""
        self.x, self.z, self.placed = footprint.x, footprint.z, True

    def hold(self, holder: str) -> None:
        """Puts it into somebody's hands; where these are is known when everybody is posed."""
        self.held = PlacedProp(
            asset=self.asset, place=world(self.x, self.y, self.z), size_m=self.kind.size_m, box=_EMPTY,
            crop=_EMPTY, depth_m=0.0, held_by=holder, shape=self.kind.shape,
        )  # fmt: skip

    def prop(self) -> PlacedProp:
        """As the staging holds it, with empty boxes: the camera is not known yet."""
        base = self.held or PlacedProp(
            asset=self.asset, place=world(self.x, self.y, self.z), size_m=self.kind.size_m, box=_EMPTY,
            crop=_EMPTY, depth_m=0.0, shape=self.kind.shape, facing_deg=round(self.facing, 1) + 0.0,
        )  # fmt: skip
        return base.model_copy(
            update={
                "pose": self.pose,
                "color": self.color,
                "label": self._label(),
                "ink": self.ink,
                "drawn": "stand_in" if self.stands_in else "shape",
                "carries": self.carries,
                "lies": self.flat,
            }
        )


_TOPS = {
    "bed": 0.52, "sofa": 0.42, "bench": 0.45, "chair": 0.46, "throne": 0.5, "pickup": 0.75, "cart": 0.8,
    "truck": 1.1, "sled": 0.3, "boat": 0.3, "canoe": 0.2, "horse": 1.5, "swing": 0.5, "wheelchair": 0.5,
    "slide": 0.9, "bathtub": 0.3, "piano": 1.2,
}  # fmt: skip
"""Height of what carries something, by shape, where that is not its top."""


def made_of(shown: Shown) -> Iterator[Item]:
    """What a subject is drawn as: one item for each of it."""
    return _each(shown, "")


def items_of(
    frame: Frame, look_at: Callable[[str], Look], set_words: frozenset[str], plan: SetPlan
) -> list[Item]:
    """Everything of the frame that is nobody, nor a part of the set that is there anyway.

    What the set has by that name (the pews of a church) is drawn by it, where there are many or where it has
    no drawing of its own.
    """
    bound = {p.asset for p in frame.props}
    cast = {c.asset for c in frame.characters}
    found: list[Item] = []
    for shown in frame.shown:
        if shown.in_view is not True or shown.kind not in DRAWN_KINDS or shown.asset in bound:
            continue
        if shown.asset in cast and look_at(shown.asset or "").species is None and shown.kind != "animal":
            continue
        if is_worn(shown, frame) or again_of(shown, frame) is not None:
            continue
        if is_again(shown, found):
            continue
        if _is_of_the_set(shown, set_words) or is_of_a_vehicle(shown, frame, plan):
            continue
        if part_of(shown, frame):
            continue
        text, own = (
            inscription(frame.action, shown, close=is_the_insert(shown, frame)),
            _library_kind(shown, look_at),
        )
        made = list(_each(_as_animals(shown, frame), text, shown, own))
        for one in made if text else ():
            one.ink = ink_of(frame.action)
        if shown.kind != "vehicle" and has_landmark(shown, plan) and _is_fixed(made, shown, plan):
            made[0].fixture = True
            made = made[:1]
        found += made
    mounts = mounts_of(frame, found)
    mounts += [] if plan.interior else _cars_of(frame, [*found, *mounts])
    return _told_apart(found + mounts)


def is_again(shown: Shown, found: Sequence[Item]) -> bool:
    """`THE gun` is the pistol that was named before, the receiver the phone: the same drawing, once."""
    if shown.kind != "thing" or shown.count != 1 or not shown.words or shown.looks:
        return False
    shape = kind_of(shown)[0].shape
    return not kind_of(shown)[1] and any(
        i.kind.shape == shape and i.shown.what != shown.what and i.shown.count == 1 for i in found
    )


_LARGE = 1.2


def _is_fixed(made: Sequence[Item], shown: Shown, plan: SetPlan) -> bool:
    """Does the set draw it: many of them, what has no drawing of its own, out of doors what is large?"""
    if has_landmark(shown, plan) in plan.upon:
        return True
    large = not plan.interior and max(made[0].size) > _LARGE
    return len(made) > 1 or made[0].stands_in or shown.kind == "place" or large


def has_landmark(shown: Shown, plan: SetPlan) -> str | None:
    """The landmark of the set that a subject is."""
    word = shown.what.casefold().split()[-1]
    known = noun(word)
    forms = (shown.what.casefold(), word, known.lemma if known else word)
    return next((form for form in forms if form in plan.landmarks), None)


def mounts_of(frame: Frame, items: Sequence[Item]) -> list[Item]:
    """Mounts that words imply: knights on horseback have horses, a cyclist a bicycle; none that is there."""
    found: list[Item] = []
    words = set(_WORD.findall(frame.action.casefold()))
    for shown in frame.shown:
        if shown.in_view is not True or shown.kind not in ("person", "group"):
            continue
        for mount in ("horse", "bicycle", "motorcycle"):
            said = group("riding", mount)
            if not (shown.what.casefold() in said or (shown.pose == "ride" and words & said)):
                continue
            if any(i.kind.shape == mount for i in items) or _has_mount(shown, items):
                continue
            kind: Kind = "animal" if mount == "horse" else "vehicle"
            count = min(shown.count, MOST_OF_A_KIND)
            found += _each(
                Shown(what=mount, kind=kind, count=count, does=shown.does, pose=shown.pose, at=shown.at), ""
            )
    return found


def _has_mount(shown: Shown, items: Sequence[Item]) -> bool:
    """Is what somebody is on, or rides, an animal or a bicycle of the picture?"""
    said = {words.casefold() for words in (shown.where.get("on"), shown.to) if words}
    return any(
        i.kind.seats and i.kind.seats[0].posture == "ride" and i.shown.what.casefold() in said for i in items
    )


def _cars_of(frame: Frame, items: Sequence[Item]) -> list[Item]:
    """The car of whoever drives one that nobody names, out of doors."""
    drives = any(s.pose == "drive" and s.in_view is True for s in frame.shown)
    if not drives or any(i.kind.of == "vehicle" and i.kind.seats for i in items):
        return []
    return list(_each(Shown(what="car", kind="vehicle", does="drive", pose="drive"), ""))


_WORD = re.compile(r"[a-z]+")


def lettered(prop: PlacedProp, frame: Frame) -> PlacedProp:
    """A prop of the library with the words on it that the frame gives."""
    shown = next((s for s in frame.shown if s.asset == prop.asset), None)
    text = inscription(frame.action, shown) if shown is not None else ""
    return prop.model_copy(update={"label": text, "ink": ink_of(frame.action)}) if text else prop


def _is_of_the_set(shown: Shown, set_words: frozenset[str]) -> bool:
    """Ground, walls, water, weather and light belong to the place; so does what its kind has. A tram that
    comes along TRAM STREET does not."""
    if shown.kind in ("vehicle", "animal") and shown.does:
        return False
    word = shown.what.casefold().split()[-1]
    known = noun(word)
    lemma = known.lemma if known else word
    if {word, lemma} & (set_words | group("of_the_place", "ground")):
        return True
    if shown.kind == "place":
        return kind_for(shown.what, shown.kind)[1]  # what has no drawing of its own is drawn with the place
    return known is not None and known.kind in ("substance", "weather", "light", "sound", "abstract")


def _told_apart(items: list[Item]) -> list[Item]:
    """The same things, no two with one id: a chair, and another chair."""
    seen: dict[str, int] = {}
    for item in items:
        seen[item.asset] = seen.get(item.asset, 0) + 1
        if seen[item.asset] > 1 and item.asset.startswith(SHOWN):
            item.asset = f"{item.asset}_{'abcdefgh'[seen[item.asset] % 8]}"
    return items


_OF_ONE_THING = frozenset({"INS", "CU", "BCU", "ECU"})


def again_of(shown: Shown, frame: Frame) -> Shown | None:
    """The subject that a close shot names a second time: INSERT - MAP. A map lies on the table."""
    if frame.size not in _OF_ONE_THING or shown.count > 1 or shown.kind != "thing":
        return None
    first = next((s for s in frame.shown if s.what == shown.what and s.in_view is True), shown)
    return first if first is not shown and first.count == 1 else None


def _as_animals(shown: Shown, frame: Frame) -> Shown:
    """A flock or a herd as the animals that it is of: those that the frame names, else the usual ones."""
    word = shown.what.casefold().split()[-1]
    usual = lookup("herds").get(word)
    if shown.kind != "animal" or usual is None:
        return shown
    named = next(
        (s.what for s in frame.shown if s.kind == "animal" and s.what.casefold() not in lookup("herds")),
        usual,
    )
    return shown.model_copy(update={"what": named, "count": max(shown.count, 6)})


def _library_kind(shown: Shown, look_at: Callable[[str], Look]) -> PropKind | None:
    """The kind of what has an asset of its own, as large as that says."""
    known = shown.asset is not None and not shown.asset.startswith("UNRESOLVED")
    return look_at(shown.asset).thing if known and shown.asset else None


def _is_one(shown: Shown) -> bool:
    """Beads are one string of them, pills a bottle: the plural alone has a drawing, and no number is said."""
    word = shown.what.casefold()
    known = noun(word.split()[-1])
    table = lookup("things")
    several = shown.count == SOME and known is not None and known.plural
    return several and word in table and known is not None and known.lemma not in {*table, table[word]}


def _each(
    shown: Shown, text: str, of: Shown | None = None, library: PropKind | None = None
) -> Iterator[Item]:
    """One item for each of a subject; `of` is the subject that they are of, if `shown` is not it;
    `library` is the kind that an asset says."""
    kind, stands_in = kind_of(shown) if library is None else (library, library.shape.startswith("stand_in"))
    kind = sized(kind, shown) if library is None else library
    count = 1 if _is_one(shown) else min(shown.count, MOST_STAND_INS if stands_in else MOST_OF_A_KIND)
    for number in range(1, count + 1):
        own = shown.asset if shown.asset and not shown.asset.startswith("UNRESOLVED") else None
        asset = own or f"{SHOWN}{slug(shown.name or shown.what)}" + (f"_{number}" if count > 1 else "")
        yield Item(
            shown,
            asset,
            kind,
            stands_in,
            pose_of(shown, kind),
            color_of(shown, kind),
            number=number - 1,
            text=text,
        )
