"""The scene graph (`scenes/S03/scene.yaml`): what the compiler makes of a script, reviewed in git."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from storyboard_cli.core.hashing import sha256_json
from storyboard_cli.core.ids import SCENE_ID
from storyboard_cli.core.model import Frozen
from storyboard_cli.reading.shown import Shown

COMPILER_VERSION = 2


class DialogueLine(Frozen):
    """One speech: who says it (asset id, or the script's own name where unresolved) and how."""

    speaker: str
    text: str
    voice: Literal["on", "off", "over"] = "on"  # on screen, off screen (O.S.), voice-over (V.O.)
    parenthetical: str | None = None
    also: list[str] = Field(default_factory=list)  # who says it together with `speaker`
    goes_on: bool = False  # a further piece of the speech before: a parenthetical stands between

    @property
    def speakers(self) -> list[str]:
        """Everybody who says it."""
        return [self.speaker, *self.also]


class FrameCharacter(Frozen):
    """A character who is seen in a frame. `asset` is an id, or `UNRESOLVED_CHAR_…`."""

    asset: str
    variant: str | None = None
    expression: str | None = None
    pose: str | None = None
    position: str | None = None
    look: str | None = None


class FrameProp(Frozen):
    asset: str
    held_by: str | None = None


class FramePlace(Frozen):
    """Where a frame plays, if not where its scene does: a side of an intercut, a shot of a montage."""

    int_ext: Literal["int", "ext", "int_ext", "est"] | None = None
    location: str = ""
    sub_location: str | None = None
    time_of_day: str | None = None
    environment: str | None = None


class Frame(Frozen):
    """One storyboard panel. `uid` never changes; `frame_id` is its name.

    A frame that the writer moved to another scene keeps its name, so `FR_S03_002` may stand in S05: where a
    picture
    lies on disk follows from the name, never from the scene around it.
    """

    frame_id: str
    uid: str
    frame_index: int = Field(ge=1)
    shot: str  # "3A": scene number or index + letter; "3A/2" is display only
    omitted: bool = False
    size: str = "WS"
    angle: str = "eye"
    movement: str = "static"
    lens_mm: int | None = None
    subject: str | None = None  # what a CU, OTS or INS is about: an asset id, else the script's own words
    focus: str | None = None  # the part of the subject that a close shot shows: HER HAND
    characters: list[FrameCharacter] = Field(default_factory=list)
    props: list[FrameProp] = Field(default_factory=list)
    shown: list[Shown] = Field(default_factory=list)  # what the words show, and what is only heard
    action: str = ""
    script_action: str | None = None  # the script's own words, where a direction file replaced them
    dialogue: list[DialogueLine] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    caption: str | None = None  # words over the picture: SUPER, titles
    place: FramePlace | None = None  # where it plays, if not where its scene does
    mood: str | None = None
    lighting: str | None = None
    duration_frames: int = Field(48, ge=1)
    origin: dict[str, str] = Field(default_factory=dict)  # field → rule or layer that set it
    readings: dict[str, str] = Field(  # compiler (`v1`) → hash of what it read in these same words
        default_factory=dict
    )

    @property
    def written(self) -> str:
        """The script's own words of the picture, also where a direction file replaced them."""
        return self.action if self.script_action is None else self.script_action

    @property
    def spoken(self) -> list[str]:
        """Everything that stands under its cues."""
        return [text for line in self.dialogue for text in (line.parenthetical or "", line.text) if text]

    def picture_fields(self) -> dict[str, Any]:
        """What of this frame can change a picture; no names, no origins, no timing, no spoken text.

        A frame in which someone speaks on screen draws an open mouth: the speaker counts, the words don't.
        """
        return frame_picture(self.__dict__)


class Scene(Frozen):
    """A scene graph node and its frames."""

    schema_: Literal[1] = Field(1, alias="schema")
    scene_id: Annotated[str, Field(pattern=rf"^{SCENE_ID}$")]
    uid: str
    project_id: str
    script_id: str
    scene_index: int
    script_order: int = 0  # of its script, where project.yaml names scripts out of the order of their names
    number: str | None = None  # the script's own #14A#
    heading: str
    int_ext: Literal["int", "ext", "int_ext", "est"] | None = None
    location: str = ""
    sub_location: str | None = None
    time_of_day: str | None = None  # day, night, dawn, …
    environment: str | None = None  # ENV_Kitchen:night, or UNRESOLVED_ENV_…
    characters: list[str] = Field(default_factory=list)
    nature: list[str] = Field(default_factory=list)
    props: list[str] = Field(default_factory=list)
    mood: str | None = None
    lighting: str | None = None
    camera: str | None = None
    action: str = ""
    color_script: list[str] = Field(default_factory=list)
    omitted: bool = False
    compiler_version: int = COMPILER_VERSION
    graph_hash: str = ""
    origin: dict[str, str] = Field(default_factory=dict)
    frames: list[Frame] = Field(default_factory=list)
    names: dict[str, str] = Field(default_factory=dict)  # placeholder → the name as the script writes it

    def picture_fields(self) -> dict[str, Any]:
        """What of this scene, its frames included, can change a picture."""
        return scene_picture(self.__dict__)

    def with_hash(self) -> Scene:
        """This scene with `graph_hash` set to the hash of what can change a picture."""
        return self.model_copy(update={"graph_hash": sha256_json(self.picture_fields())})

    def at(self, frame: Frame) -> Scene:
        """This scene as one of its frames sees it: at the frame's own place, where it has one."""
        place = frame.place
        if place is None:
            return self
        return self.model_copy(update=dict(place))

    @property
    def environments(self) -> list[str]:
        """Its own environment and those of its frames, each once, as they are referred to."""
        named = [self.environment, *(f.place.environment for f in self.live_frames if f.place)]
        return list(dict.fromkeys(name for name in named if name))

    @property
    def live_frames(self) -> list[Frame]:
        """Frames that are not omitted, in story order."""
        return [] if self.omitted else [f for f in self.frames if not f.omitted]


_FRAME_PICTURE = (
    "uid",
    "omitted",
    "size",
    "angle",
    "movement",
    "lens_mm",
    "subject",
    "action",
    "mood",
    "lighting",
)
_SCENE_PICTURE = (
    "uid", "int_ext", "location", "sub_location", "time_of_day", "environment", "nature", "mood", "lighting",
    "color_script",
)  # fmt: skip


def _mapping(part: Any) -> dict[str, Any]:
    """The fields of a part of a frame, which may be a mapping already."""
    return part if type(part) is dict else dict(part)


def frame_picture(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`Frame.picture_fields` of a frame that is still a mapping of its fields."""
    lines = [_mapping(line) for line in fields["dialogue"]]
    own = {name: fields[name] for name in ("focus", "place") if fields.get(name) is not None}
    if "place" in own:
        own["place"] = _mapping(own["place"])
    return {
        **{name: fields[name] for name in _FRAME_PICTURE},
        **own,
        "characters": [_mapping(c) for c in fields["characters"]],
        "props": [_mapping(p) for p in fields["props"]],
        "speaking": sorted(
            {
                who
                for line in lines
                if line["voice"] == "on"
                for who in (line["speaker"], *line.get("also", ()))
            }
        ),
    }


def scene_picture(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`Scene.picture_fields` of a scene that is still a mapping of its fields; its frames may be either."""
    frames = [f if isinstance(f, Mapping) else f.__dict__ for f in fields["frames"]]
    return {
        **{name: fields[name] for name in _SCENE_PICTURE},
        "frames": [frame_picture(f) for f in frames if not f["omitted"]],
    }
