"""The animatic: H.264 in MP4 with exact frames, mixed sound and soft subtitles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from storyboard_cli.core.asking import asked
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.files import written
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.reporter import Reporter, Silent
from storyboard_cli.export.atomic import made_path
from storyboard_cli.export.board import Board
from storyboard_cli.export.screen import RGB, VIDEO, Planes, Screen
from storyboard_cli.export.sound_mix import RATE, mix
from storyboard_cli.export.subtitles import Cue, cues

AUDIO_FRAME = 1024
HEIGHT = 720
"""Lines of a film, where nobody says how many."""
BT709 = 1
AHEAD = 8
"""Frames that are drawn while the encoder works on earlier ones."""
THREADS = 4
"""Of the encoder; fixed, since the bytes of a film depend on their number."""


class AnimaticOptions(Frozen):
    """How the film looks: the options of `sb export animatic`."""

    height: Annotated[int | None, asked("Lines: 720 (a preview: 270).", "--height")] = None
    names: Annotated[bool, asked("Burn in frame name and timecode.", "--names")] = False
    moves: Annotated[
        bool, asked("The camera moves.", "--no-moves", line="The camera stands still.", inverse=True)
    ] = True
    sound: Annotated[
        bool, asked("With the sounds of the cut.", "--no-sound", line="Silent.", inverse=True)
    ] = True
    subtitles: Annotated[
        bool,
        asked(
            "With subtitles, as a track that a player can switch on.",
            "--no-subtitles",
            line="No subtitle track.",
            inverse=True,
        ),
    ] = True
    quality: Annotated[int, asked("0 to 51; smaller is better.", "--quality"), Field(ge=0, le=51)] = 20


def film_size(board: Board, height: int) -> tuple[int, int]:
    """Width and height, both even, since yuv420p has half as many colours as pixels."""
    if not 64 <= height <= 4320:
        raise SbError(Kind.usage, "film-height", "the height of a film is 64 to 4320 pixels")
    return max(2, round(height * float(board.aspect) / 2) * 2), height // 2 * 2


def write_animatic(
    board: Board, target: Path, options: AnimaticOptions | None = None, report: Reporter | None = None
) -> int:
    """Write the film, all of it or nothing; returns its number of frames."""
    import av

    chosen = options or AnimaticOptions()
    size = film_size(board, chosen.height or HEIGHT)
    with made_path(target) as path:
        try:
            container = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        except ValueError as error:
            raise SbError(
                Kind.internal, "no-encoder", f"the video library has no MP4 writer: {error}"
            ) from error
        with container:
            container.metadata["title"] = board.title
            film = _Film(board, container, chosen, size)
            with (report or Silent()).task("Encoding", board.duration) as task:
                for count in film.encode():
                    task.advance(count)
    return board.duration


class _Film:
    """One film while it is written: pictures, sound and subtitles go in side by side."""

    def __init__(self, board: Board, container: Any, options: AnimaticOptions, size: tuple[int, int]) -> None:
        self.board = board
        self.container = container
        self.screen = Screen(board, size, VIDEO, names=options.names, moves=options.moves)
        self.video = _video_stream(container, board.fps, size, options)
        self.audio: Any = None
        self.samples: Iterator[Any] = iter(())
        if options.sound and board.sounds:
            self.audio = container.add_stream("aac", rate=RATE, layout="stereo")
            self.audio.bit_rate = 192_000
            self.samples = mix(board, AUDIO_FRAME)
        self.heard = 0  # samples encoded
        spoken = cues(board) if options.subtitles else []
        self.text: Any = container.add_mux_stream("mov_text") if spoken else None
        self.cues: Iterator[Cue] = iter(spoken)
        self.next_cue = next(self.cues, None)
        if self.text is not None:
            self.text.time_base = Fraction(1, 1000)

    def encode(self) -> Iterator[int]:
        """Everything; yields how many frames went in since it last did."""
        written_frames = 0
        for index, at, frame in self._frames():
            frame.pts = written_frames
            frame.time_base = 1 / self.board.fps
            frame.pict_type = _KEY if at == 0 else _ANY
            self._mux(self.video.encode(frame))
            written_frames += 1
            if written_frames % 24 == 0:
                self._sound_until(written_frames)
                yield 24
            panel = self.board.panels[index]
            if at == panel.duration - 1:
                self._text_until(panel.end)
        self._mux(self.video.encode(None))
        self._sound_until(self.board.duration)
        if self.audio is not None:
            self._mux(self.audio.encode(None))
        yield written_frames % 24

    def _frames(self) -> Iterator[tuple[int, int, Any]]:
        """Panel, frame of the panel and its picture, in order; a picture that stands still is drawn once."""
        with ThreadPoolExecutor(1) as pool:
            waiting: deque[tuple[int, int, Future[Any]]] = deque()
            try:
                for index, panel in enumerate(self.board.panels):
                    drawn: Future[Any] | None = None
                    for at in range(panel.duration):
                        if drawn is None or not self.screen.stands_still(index, at):
                            drawn = pool.submit(self._drawn, index, at)
                        waiting.append((index, at, drawn))
                        if len(waiting) > AHEAD:
                            yield _ready(waiting)
                while waiting:
                    yield _ready(waiting)
            finally:
                pool.shutdown(cancel_futures=True)

    def _drawn(self, index: int, at: int) -> Any:
        return _video_frame(self.screen.draw(index, at))

    def _mux(self, packets: Any) -> None:
        for packet in packets:
            self.container.mux(packet)

    def _sound_until(self, frame: int) -> None:
        import av

        if self.audio is None:
            return
        wanted = frame * RATE / self.board.fps
        while self.heard < wanted and (block := next(self.samples, None)) is not None:
            made = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            made.sample_rate = RATE
            made.pts = self.heard
            made.time_base = Fraction(1, RATE)
            self.heard += block.shape[1]
            self._mux(self.audio.encode(made))

    def _text_until(self, frame: int) -> None:
        """Subtitles that begin before that frame, as the length and the UTF-8 text that mov_text wants."""
        import av

        limit = round(frame * 1000 / self.board.fps)
        while self.next_cue is not None and self.next_cue.start < limit:
            cue = self.next_cue
            data = cue.text.encode("utf-8")[:65_000]
            packet = av.Packet(len(data).to_bytes(2, "big") + data)
            packet.stream = self.text
            packet.time_base = Fraction(1, 1000)
            packet.pts = packet.dts = cue.start
            packet.duration = max(1, cue.end - cue.start)
            self.container.mux(packet)
            self.next_cue = next(self.cues, None)


def _ready(waiting: deque[tuple[int, int, Future[Any]]]) -> tuple[int, int, Any]:
    index, at, drawn = waiting.popleft()
    return index, at, drawn.result()


def _video_stream(container: Any, fps: Fraction, size: tuple[int, int], options: AnimaticOptions) -> Any:
    stream = container.add_stream("libx264", rate=fps)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = 1 / fps
    stream.codec_context.time_base = 1 / fps
    stream.codec_context.thread_type = "FRAME"
    stream.codec_context.thread_count = THREADS
    for name in ("color_primaries", "color_trc", "colorspace", "color_range"):
        setattr(stream.codec_context, name, BT709)
    stream.options = {
        "preset": "superfast",
        "tune": "stillimage",
        "crf": str(options.quality),
        "mbtree": "1",  # what is held is spent on once: half the size of a quick preset without it
        "rc-lookahead": "10",
        "b_strategy": "0",
        "sc_threshold": "0",  # cuts are known, not searched for
    }
    return stream


def _video_frame(planes: Planes) -> Any:
    """Planes as a frame for the encoder."""
    import av
    import numpy

    packed = numpy.concatenate([numpy.asarray(plane).ravel() for plane in planes])
    width, height = planes[0].size
    return av.VideoFrame.from_ndarray(packed.reshape(height * 3 // 2, width), format="yuv420p")


_KEY = 1  # AV_PICTURE_TYPE_I: an editor can cut at every panel
_ANY = 0


def write_preview(
    board: Board, target: Path, *, height: int = 270, moves: bool = True, report: Reporter | None = None
) -> int:
    """A GIF or WebP, by the target's name: one picture a hold, six a second where the camera moves."""
    from PIL import Image

    size = film_size(board, height)
    screen = Screen(board, size, RGB, moves=moves)
    step = max(1, round(board.fps / 6))
    times: list[int] = []
    images: list[Image.Image] = []
    with (report or Silent()).task("Drawing the preview", len(board.panels)) as task:
        for index, panel in enumerate(board.panels):
            at = 0
            while at < panel.duration:
                end = at + step
                if _rests(screen, index, at, step, panel.duration):
                    end = panel.duration
                images.append(_small(Image.merge("RGB", screen.draw(index, at)), target))
                times.append(round((min(end, panel.duration) - at) * 1000 / board.fps))
                at = end
            task.advance(1, panel.frame_id)
    with written(target) as handle:
        kind = "WEBP" if target.suffix.lower() == ".webp" else "GIF"
        extra: dict[str, Any] = {"quality": 70, "method": 4} if kind == "WEBP" else {"optimize": True}
        images[0].save(handle, kind, save_all=True, append_images=images[1:], duration=times, loop=0, **extra)
    return len(images)


def _rests(screen: Screen, index: int, at: int, step: int, duration: int) -> bool:
    """Whether nothing changes from here to the panel's end."""
    return all(screen.stands_still(index, frame) for frame in range(at + 1, duration, step))


def _small(image: Any, target: Path) -> Any:
    """GIF pictures are kept with their 256 colours, a third of the memory."""
    from PIL import Image

    if target.suffix.lower() == ".webp":
        return image
    return image.quantize(255, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
