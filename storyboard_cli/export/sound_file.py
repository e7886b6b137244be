"""What a sound file is, by its content: only what every export can use goes under a cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from storyboard_cli.core.errors import Kind, SbError

SoundKind = Literal["WAV", "AIFF", "FLAC", "Ogg", "MP3", "M4A"]
START_BYTES = 64
_KINDS: tuple[tuple[SoundKind, Callable[[bytes], bool]], ...] = (
    ("WAV", lambda b: b[:4] in (b"RIFF", b"RF64", b"BW64") and b[8:12] == b"WAVE"),
    ("AIFF", lambda b: b[:4] == b"FORM" and b[8:12] in (b"AIFF", b"AIFC")),
    ("FLAC", lambda b: b[:4] == b"fLaC"),
    ("Ogg", lambda b: b[:4] == b"OggS"),
    ("M4A", lambda b: b[4:8] == b"ftyp"),
    ("MP3", lambda b: b[:3] == b"ID3" or (len(b) > 2 and b[0] == 0xFF and b[1] >> 5 == 7 and b[1] & 6 != 0)),
)


def sound_kind(start: bytes) -> SoundKind | None:
    """The kind of sound that a file begins as; None where it begins as none."""
    return next((kind for kind, begins in _KINDS if begins(start)), None)


def sound_seconds(path: Path, shown: str) -> float:
    """How long a sound is; raises where the file is no sound that exports can use. `shown` is its name."""
    from storyboard_cli.export.sound_mix import seconds_of

    with path.open("rb") as handle:
        kind = sound_kind(handle.read(START_BYTES))
    if kind is None:
        raise _no_sound(shown, "it is none by its content, whatever its name says")
    try:
        return float(seconds_of(path))
    except SbError as error:
        raise _no_sound(shown, f"it begins as {kind} and cannot be read on") from error


def _no_sound(shown: str, why: str) -> SbError:
    return SbError(
        Kind.usage,
        "not-a-sound",
        f"{shown} is no sound for a cut: {why}",
        hint="WAV, AIFF, FLAC, Ogg, MP3 and M4A can be used: export it again as one of them, best as WAV",
    )
