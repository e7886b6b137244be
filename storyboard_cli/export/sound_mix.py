"""The sounds of a cut: how long they are, and their mix as stereo samples, a block at a time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.mend import Mend
from storyboard_cli.export.board import Board, Sound

RATE = 48_000


def sound_lengths(board: Board) -> dict[str, int]:
    """The length of every sound in whole frames of the cut, by its key."""
    return {
        key: int(seconds_of(path) * board.fps) for key, path in {s.key: s.path for s in board.sounds}.items()
    }


def seconds_of(path: Path) -> Fraction:
    """How long a sound is; raises where it cannot be read."""
    import av

    try:
        with av.open(str(path)) as container:
            stream = container.streams.audio[0]
            if stream.duration is not None and stream.time_base is not None:
                return Fraction(stream.duration * stream.time_base)
            if container.duration is not None:
                return Fraction(container.duration, av.time_base)
            return Fraction(sum(frame.samples for frame in container.decode(stream)), stream.rate)
    except (OSError, IndexError, ValueError) as error:
        raise unreadable_sound(path, error) from error


def unreadable_sound(path: Path, error: Exception) -> SbError:
    """The error for a sound that cannot be used."""
    why = "it has no sound in it" if isinstance(error, IndexError) else str(error) or type(error).__name__
    return SbError(
        Kind.missing,
        "sound-unreadable",
        f"cannot read the sound {path}: {why}",
        hint=Mend.joined(
            "{} lists the sounds of the cut, {} takes one out",
            Mend("timeline.show"),
            Mend("timeline.unaudio", blanks=("path",)),
        ),
    )


def mix(board: Board, block: int) -> Iterator[Any]:
    """The whole cut's sound as float arrays of 2 × at most `block` samples, one block in memory at a time."""
    import numpy

    total = int(board.duration * RATE / board.fps)
    sources = [_Source(sound, board.fps) for sound in board.sounds]
    try:
        for start in range(0, total, block):
            size = min(block, total - start)
            out = numpy.zeros((2, size), dtype=numpy.float32)
            for source in sources:
                source.add_to(out, start)
            yield numpy.clip(out, -1.0, 1.0)
    finally:
        for source in sources:
            source.close()


class _Source:
    """One sound read in step with the mix."""

    def __init__(self, sound: Sound, fps: Fraction) -> None:
        self.sound = sound
        self.first = int(sound.start * RATE / fps)  # on the record side; may be negative
        self.skip = int(sound.skip * RATE / fps) + max(0, -self.first)
        self.first = max(self.first, 0)
        self.length = None if sound.duration is None else int(sound.duration * RATE / fps)
        self.gain = 10 ** (sound.gain_db / 20)
        self.fades = (int(sound.fade_in * RATE / fps), int(sound.fade_out * RATE / fps))
        self.used = 0  # samples already mixed
        self.over = False
        self._container: Any = None
        self._frames: Iterator[Any] | None = None
        self._rest: Any = None

    def add_to(self, out: Any, start: int) -> None:
        """Mix what of this sound falls into the block that begins at `start`."""
        size = out.shape[1]
        begin = max(0, self.first + self.used - start)
        if self.over or begin >= size:
            return
        wanted = size - begin
        if self.length is not None:
            wanted = min(wanted, self.length - self.used)
        samples = self._read(wanted)
        got = samples.shape[1]
        if got:
            out[:, begin : begin + got] += samples * self.gain * self._envelope(got)
            self.used += got
        if got < size - begin:
            self.over = True
            self.close()

    def _envelope(self, count: int) -> Any:
        """The fades over the next `count` samples."""
        import numpy

        fade_in, fade_out = self.fades
        at = numpy.arange(self.used, self.used + count, dtype=numpy.float32)
        level = numpy.ones(count, dtype=numpy.float32)
        if fade_in:
            level *= numpy.clip(at / fade_in, 0, 1)
        if fade_out and self.length is not None:
            level *= numpy.clip((self.length - at) / fade_out, 0, 1)
        return level

    def _read(self, count: int) -> Any:
        import numpy

        if self._frames is None:
            self._frames = self._decoded()
            self._rest = numpy.zeros((2, 0), dtype=numpy.float32)
            self._take(self.skip)
        return self._take(count)

    def _take(self, count: int) -> Any:
        import numpy

        assert self._frames is not None
        parts = [self._rest]
        have = self._rest.shape[1]
        while have < count and (piece := next(self._frames, None)) is not None:
            parts.append(piece)
            have += piece.shape[1]
        whole = numpy.concatenate(parts, axis=1)
        self._rest = whole[:, count:]
        return whole[:, :count]

    def _decoded(self) -> Iterator[Any]:
        import av

        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=RATE)
        try:
            self._container = av.open(str(self.sound.path))
            for frame in self._container.decode(audio=0):
                for made in resampler.resample(frame):
                    yield made.to_ndarray()
            for made in resampler.resample(None):
                yield made.to_ndarray()
        except (OSError, IndexError, ValueError) as error:
            raise unreadable_sound(self.sound.path, error) from error

    def close(self) -> None:
        """Let go of the file."""
        if self._container is not None:
            self._container.close()
            self._container = None
