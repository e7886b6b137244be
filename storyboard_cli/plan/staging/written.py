"""What is written for staging but cannot be staged: unknown poses, sizes, angles, positions and looks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from dataclasses import dataclass

from storyboard_cli.core.ids import parse_asset_ref
from storyboard_cli.core.problems import closest
from storyboard_cli.plan.staging.framing import ANGLE_PITCH, SIZES
from storyboard_cli.plan.staging.moves import MOVES
from storyboard_cli.plan.staging.poses import POSE_NAMES, known_pose, likely_poses
from storyboard_cli.plan.staging.whereabouts import POSITION_X
from storyboard_cli.script.graph import Frame, FrameCharacter, Scene

GLANCES = ("camera", "away", "up", "down", "left", "right")


@dataclass(frozen=True, slots=True)
class Unstageable:
    """A word that staging does not know; the picture is made without it."""

    frame_id: str
    field: str
    word: str
    message: str
    hint: str
    asset: str | None = None


def unstageable(scene: Scene) -> list[Unstageable]:
    """Every word of a scene's live frames that staging cannot use."""
    cast = set(scene.characters)
    return [found for frame in scene.live_frames for found in _in_frame(frame, cast)]


def _in_frame(frame: Frame, cast: Set[str]) -> Iterator[Unstageable]:
    for field, word, known in (
        ("size", frame.size, SIZES),
        ("angle", frame.angle, ANGLE_PITCH),
        ("movement", frame.movement, MOVES),
    ):
        if word not in known:
            yield _unknown(frame, field, word, closest(word, known), sorted(known))
    for character in frame.characters:
        yield from _in_character(frame, character, cast)


def _in_character(frame: Frame, character: FrameCharacter, cast: Set[str]) -> Iterator[Unstageable]:
    if character.pose and known_pose(character.pose) is None:
        near = likely_poses(character.pose)
        yield _unknown(frame, "pose", character.pose, near, POSE_NAMES, character.asset)
    if character.position and character.position not in POSITION_X:
        near = closest(character.position.replace(" ", "_"), POSITION_X)
        yield _unknown(frame, "position", character.position, near, list(POSITION_X), character.asset)
    look = character.look
    if look and look.casefold() not in GLANCES and look not in cast:
        here = cast | {c.asset for c in frame.characters} | {p.asset for p in frame.props}
        if look in here:
            return
        choices = [*GLANCES, *sorted(here)]
        known = parse_asset_ref(look) is not None
        if known:
            yield Unstageable(
                frame.frame_id, "look", look,
                f"{frame.frame_id}: {character.asset} looks at {look}, who is not in the scene",
                "list them in the frame, or look at one of: " + ", ".join(choices),
                character.asset,
            )  # fmt: skip
        else:
            yield _unknown(frame, "look", look, closest(look, choices), choices, character.asset)


def _unknown(
    frame: Frame, field: str, word: str, near: list[str], known: Collection[str], asset: str | None = None
) -> Unstageable:
    said = f"{frame.frame_id}: {asset + ': ' if asset else ''}{word!r} is not a {field} that can be staged"
    hint = f"did you mean {near[0]}?" if near else "one of: " + ", ".join(known)
    return Unstageable(frame.frame_id, field, word, said, hint, asset)
