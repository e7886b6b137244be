"""The staging of one frame: a 3D set-up in metres and its exact projection in pixels.

World: x to the right, y up, z away from the camera's starting side; the floor is y = 0. Screen: pixels,
y down.
Every float is rounded (world 3 decimals, pixels 1) so that equal inputs give equal bytes in the recipe.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from storyboard_cli.core.model import Frozen
from storyboard_cli.plan.staging.lying import lying_size
from storyboard_cli.plan.staging.staged_subject import StagedSubject
from storyboard_cli.spec.appearance import Appearance

Vec3 = tuple[float, float, float]

COCO_18 = (
    "nose", "neck", "r_shoulder", "r_elbow", "r_wrist", "l_shoulder", "l_elbow", "l_wrist", "r_hip", "r_knee",
    "r_ankle", "l_hip", "l_knee", "l_ankle", "r_eye", "l_eye", "r_ear", "l_ear",
)  # fmt: skip
"""OpenPose's 18 body keypoints, in its order; `r_` is the figure's own right."""


class Box(Frozen):
    """Pixels, left/top inclusive, right/bottom exclusive; may lie partly outside the frame unless clipped."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return max(0.0, self.right - self.left)

    @property
    def height(self) -> float:
        return max(0.0, self.bottom - self.top)

    @property
    def area(self) -> float:
        return self.width * self.height

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def clipped(self, width: int, height: int) -> Box:
        """The part inside a frame of that size."""
        return Box(
            left=min(max(self.left, 0), width),
            top=min(max(self.top, 0), height),
            right=min(max(self.right, 0), width),
            bottom=min(max(self.bottom, 0), height),
        )


class Camera(Frozen):
    """A pinhole camera. Without pitch verticals stay vertical: framing is then by lens shift (`center_y`)."""

    eye: Vec3
    yaw_deg: float = 0.0  # 0 looks along +z; positive turns to the right
    pitch_deg: float = 0.0  # positive looks up
    roll_deg: float = 0.0
    focal_px: float  # distance of the picture plane, in pixels
    center_x: float  # screen point of the optical axis
    center_y: float
    lens_mm: float  # 36 mm gate across the picture's width
    horizon_y: float  # screen y of the horizon at the centre column (without roll)


class Joint(Frozen):
    """One COCO keypoint on screen."""

    x: float
    y: float
    depth_m: float
    visible: bool  # inside the frame and not on the far side of the head
    hidden: bool = False  # on the far side of the head: an ear in profile, a nose from behind


class Figure(Frozen):
    """A character in the set-up. The body around `skeleton` is `body.envelope(skeleton, height_m, build)`."""

    asset: str
    variant: str | None = None
    expression: str | None = None
    pose: str  # name in the pose library: what the figure does
    posture: str = "stand"  # how the legs carry it: stand, walk, sit, kneel, lie, …
    build: str = "average"
    support: str | None = None  # what it sits or lies on: chair, bench, bed, sofa, car_seat, ground, …
    support_m: float = 0.0  # height of that above the floor
    place: Vec3  # feet on the ground, metres
    facing_deg: float  # 0 faces the camera's starting side (−z), 90 faces +x
    height_m: float
    skeleton: dict[str, Vec3]  # world joints: pelvis, chest, neck, head, and both arms, legs, hands, feet
    joints: tuple[Joint, ...] = ()  # COCO-18 on screen
    box: Box  # of the whole figure, unclipped
    crop: Box  # of the part of the silhouette inside the frame
    visible: float = Field(ge=0, le=1)  # share inside the frame and not hidden by nearer figures
    depth_m: float  # distance along the optical axis
    look_at: str | None = None  # asset id, "camera", or None for straight ahead
    gaze: Vec3 | None = None  # world point looked at
    speaking: bool = False
    holds: tuple[str, ...] = ()  # prop ids in the right, then left hand
    appearance: Appearance | None = None  # of somebody without an asset: what the words say of the looks


IMPLIED = "IMPLIED_"
"""Begins the id of a thing that is no asset, but that an action cannot do without: a book to read in."""
SHOWN = "SHOWN_"
"""Begins the id of somebody or something that the words show and that is no asset: a nurse, a fruit cart."""


class PlacedProp(Frozen):
    asset: str  # or `IMPLIED` and a shape
    place: Vec3
    size_m: Vec3  # width, height, depth
    box: Box
    crop: Box
    depth_m: float
    held_by: str | None = None
    hand: Literal["right", "left"] | None = None
    shape: str = "object"  # what to draw: backpack, book, phone, umbrella, …
    grip: str | None = None  # hand, handle, two_hands, back, ear, lap or head, where somebody has it
    facing_deg: float = 0.0
    lies: bool = False  # flat on what carries it: a book on a table
    pages: Literal["writing", "drawing"] | None = None  # of a book that lies open
    pose: str = "stand"  # how an animal or a vehicle holds itself
    color: str = ""  # #rrggbb that the words say, else of its kind; empty: the asset's own
    label: str = ""  # the word on a stand-in; what is written on a letter or a screen
    ink: str = ""  # #rrggbb of those words, where the script says it
    drawn: Literal["shape", "stand_in"] = "shape"  # as its kind, or a solid with its word on it
    carries: bool = False  # somebody sits inside: drawn behind and before them

    @property
    def extent_m(self) -> Vec3:
        """Width, height and depth of the space it takes where it is; an open sketchbook shows two pages."""
        if self.held_by is not None or self.pose == "hang":
            return self.size_m
        width, height, depth = lying_size(self.shape, self.size_m)
        opened = self.lies and (self.pages is not None or self.shape == "sketchbook")
        return (width * 2.04 if opened else width, height, depth)


class Furniture(Frozen):
    """Something that the set-up itself needs: what figures sit on, and what stands before them."""

    kind: str  # chair, bench, bed, sofa, car_seat, desk, table
    place: Vec3  # middle of its base
    size_m: Vec3  # width, height, depth
    facing_deg: float = 0.0
    box: Box
    depth_m: float


class Room(Frozen):
    """The extent of the set in metres. Outdoors there are no walls; `back` is where the backdrop stands."""

    left: float
    right: float
    front: float
    back: float
    ceiling: float


class Light(Frozen):
    """The key light and the grade that `lighting` and `mood` ask for."""

    azimuth_deg: float = 315.0  # where the key comes from; 0 = behind the camera, 90 = from the right
    elevation_deg: float = 45.0
    strength: float = 1.0
    warmth: float = 0.0  # −1 cold … 1 warm
    contrast: float = 0.5  # 0 flat … 1 hard
    darkness: float = 0.0  # 0 bright day … 1 night
    practical: bool = False  # lamps in the picture are lit


class CameraMove(Frozen):
    """A move of the frame over the staged picture: start and end rectangles in its pixels."""

    kind: str
    start: Box
    end: Box


class Cabin(Frozen):
    """The vehicle that a picture is inside of."""

    kind: str  # of `cabin_plans.CABINS`
    paint: str  # #rrggbb of its outside
    beyond: str = "road"  # what its windows show: city, village, fields, forest, …
    view: Literal["windscreen", "single", "road"] = "windscreen"
    row: int = 0  # the first row of seats that is in the picture
    seats: tuple[int, ...] = ()  # the numbers of the seats that are taken
    moving: bool = True


class Staging(Frozen):
    """The set-up of one frame."""

    width: int
    height: int
    size: str  # shot size code
    angle: str
    camera: Camera
    setting: str  # kind of set to draw: room, classroom, street, campus, forest, vehicle, …, grid
    interior: bool
    room: Room = Room.model_construct(left=-4.0, right=4.0, front=-4.0, back=4.0, ceiling=3.0)
    figures: tuple[Figure, ...] = ()  # far to near
    props: tuple[PlacedProp, ...] = ()
    furniture: tuple[Furniture, ...] = ()  # far to near
    nature: tuple[str, ...] = ()  # asset ids that dress the set
    light: Light = Light.of_defaults()
    weather: str | None = None  # rain, snow, fog, wind
    season: str | None = None
    time_of_day: str | None = None
    crowd: int = 0  # how many extras there are
    extras: tuple[Figure, ...] = ()  # those extras, far to near; `asset` is the group's id or "EXTRA"
    subjects: tuple[StagedSubject, ...] = ()  # what the words show, and how it is drawn
    speed_lines: bool = False
    move: CameraMove | None = None
    seed: int = 0  # for wobble and set dressing; from the frame's uid, not from the seed plan
    cabin: Cabin | None = None  # the vehicle that all of it is inside of
    place_sign: str = ""  # what is lettered on a sign in it, where the set alone does not tell the place

    @model_serializer(mode="wrap")
    def _lean(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """A picture that is inside of no vehicle, or has no sign, says nothing of one."""
        said: dict[str, Any] = handler(self)
        for name in ("cabin", "place_sign"):
            if not said.get(name):
                said.pop(name, None)
        return said
