"""Films are decoded again: frames, times, colours, sound and subtitles."""

from __future__ import annotations

import math
import struct
import wave
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy
import pytest
from boards import board
from PIL import Image

from storyboard_cli.core.errors import SbError
from storyboard_cli.export.animatic import AnimaticOptions, film_size, write_animatic, write_preview
from storyboard_cli.export.board import Board, Sound, Speech, Transition
from storyboard_cli.export.sound_mix import RATE, mix, sound_lengths
from storyboard_cli.export.subtitles import cues, srt_text

SMALL = AnimaticOptions(height=96)


def tone(path: Path, seconds: float, rate: int = 22050) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        count = int(seconds * rate)
        out.writeframes(
            b"".join(struct.pack("<h", int(12000 * math.sin(i / rate * 2765))) for i in range(count))
        )
    return path


def decoded(path: Path) -> tuple[list[float], list[numpy.ndarray]]:
    """(times, pictures) of every frame."""
    with av.open(str(path)) as film:
        frames = list(film.decode(video=0))
        return [float(f.pts * f.time_base) for f in frames], [f.to_ndarray(format="rgb24") for f in frames]


@pytest.mark.parametrize("fps", [Fraction(24), Fraction(25), Fraction(24000, 1001), Fraction(30000, 1001)])
def test_every_frame_is_there_at_its_time(tmp_path: Path, fps: Fraction) -> None:
    shown = board(tmp_path / "p", 4, fps)
    assert write_animatic(shown, tmp_path / "film.mp4", SMALL) == shown.duration
    times, pictures = decoded(tmp_path / "film.mp4")
    assert len(pictures) == shown.duration
    assert times == pytest.approx([float(i / fps) for i in range(shown.duration)], abs=1e-4)
    with av.open(str(tmp_path / "film.mp4")) as film:
        video = film.streams.video[0]
        assert video.average_rate == fps
        assert (video.codec_context.pix_fmt, video.codec_context.colorspace) == ("yuv420p", 1)


def test_cuts_fall_on_their_frame_and_moves_move(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 2)
    write_animatic(shown, tmp_path / "film.mp4", SMALL)
    _, pictures = decoded(tmp_path / "film.mp4")
    assert _differ(pictures[47], pictures[48]) > 4  # the cut
    assert _differ(pictures[10], pictures[40]) < 1.5  # a hold
    assert _differ(pictures[48], pictures[83]) > 4  # the pan


def _differ(a: numpy.ndarray, b: numpy.ndarray) -> float:
    return float(numpy.abs(a.astype(int) - b.astype(int)).mean())


def test_colours_come_back_as_they_were(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 1)
    flat = tmp_path / "flat.png"
    Image.new("RGB", (336, 192), (180, 60, 90)).save(flat)
    assert base.panels[0].picture is not None
    panel = replace(base.panels[0], picture=replace(base.panels[0].picture, path=flat))
    write_animatic(replace(base, panels=(panel,)), tmp_path / "film.mp4", SMALL)
    with av.open(str(tmp_path / "film.mp4")) as film:
        frame = next(film.decode(video=0))
        shown = frame.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
    assert numpy.abs(shown[40:50, 60:80].astype(int) - (180, 60, 90)).max() <= 5


def test_dissolves_fades_and_wipes_change_what_is_seen(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 3)
    panels = (
        replace(base.panels[0], transition=Transition("fade_in", 12)),
        replace(base.panels[1], transition=Transition("dissolve", 12), staging=None),
        replace(base.panels[2], transition=Transition("wipe", 12), fade_out=12),
    )
    write_animatic(replace(base, panels=panels), tmp_path / "film.mp4", SMALL)
    _, pictures = decoded(tmp_path / "film.mp4")
    assert pictures[0].mean() < 40 < pictures[20].mean()  # from black
    a, b, between = pictures[47], pictures[70], pictures[53]
    assert _differ(between, a) > 1
    assert _differ(between, b) > 1
    assert pictures[-1].mean() < 20  # to black
    half = pictures[84 + 6]
    assert _differ(half[:, :40], pictures[120][:, :40]) < _differ(half[:, :40], pictures[83][:, :40])


def test_slates_stand_for_missing_pictures(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 9)
    write_animatic(shown, tmp_path / "film.mp4", SMALL)
    _, pictures = decoded(tmp_path / "film.mp4")
    missing = shown.panels[5]
    assert pictures[missing.start + 5].mean() > 220


def test_sound_lies_where_the_cut_says(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 4)
    sound = Sound(tone(tmp_path / "tone.wav", 3), "tone.wav", start=48, duration=48)
    shown = replace(base, sounds=(sound,))
    write_animatic(shown, tmp_path / "film.mp4", SMALL)
    with av.open(str(tmp_path / "film.mp4")) as film:
        samples = numpy.concatenate([f.to_ndarray() for f in film.decode(audio=0)], axis=1)
    loud = numpy.abs(samples).max(axis=0) > 0.05
    assert not loud[: RATE * 2 - 3000].any()
    assert loud[RATE * 2 + 3000 : RATE * 4 - 3000].reshape(-1, 100).any(axis=1).all()
    assert not loud[RATE * 4 + 3000 :].any()


def test_a_mix_never_clips_and_fades(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 2)
    loud = Sound(tone(tmp_path / "a.wav", 4), "a.wav", gain_db=24, fade_in=24, duration=48, fade_out=24)
    shown = replace(base, sounds=(loud, loud))
    samples = numpy.concatenate(list(mix(shown, 1024)), axis=1)
    assert samples.shape[1] == int(shown.duration * RATE / shown.fps)
    assert numpy.abs(samples).max() <= 1
    assert numpy.abs(samples[:, :200]).max() < 0.2
    assert sound_lengths(shown) == {"a.wav": 96}


def test_dialogue_is_a_track_and_a_file(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 4)
    write_animatic(shown, tmp_path / "film.mp4", SMALL)
    with av.open(str(tmp_path / "film.mp4")) as film:
        said = [bytes(p)[2:].decode("utf-8") for p in film.demux(subtitles=0) if p.size > 2]
    assert said == ["Meera: You forgot this. Again."] * 2
    assert srt_text(shown).startswith("1\n00:00:02,000 --> 00:00:03,500\nMeera: You forgot this. Again.\n")


LONG = (
    "We came here by boat in the early morning, long before the market opened, and nobody asked us for "
    "papers. We sold the tin, the rope and the two lamps, and then we waited for the tide, which was late."
)


def test_long_speeches_are_cues_of_two_lines_and_seven_seconds(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 2)
    speech = Speech("Oda", LONG)
    panels = (shown.panels[0], replace(shown.panels[1], duration=20 * 24, dialogue=(speech,)))
    found = cues(replace(shown, panels=panels))
    assert len(found) >= 3
    assert all(len(cue.text.split("\n")) <= 2 and cue.end - cue.start <= 7000 for cue in found)
    assert max(map(len, "\n".join(c.text for c in found).split("\n"))) <= 42
    assert " ".join(" ".join(c.text for c in found).split()) == f"Oda: {LONG}"
    assert [c.end for c in found[:-1]] == [c.start for c in found[1:]]
    assert (found[0].start, found[-1].end) == (2000, 22000)


def test_markup_of_the_script_is_no_markup_of_the_subtitles(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    speech = Speech("Rune", "I said <i>never</i> and {\\an8}again, 2 < 3.")
    text = srt_text(replace(shown, panels=(replace(shown.panels[0], dialogue=(speech,)),)))
    assert "<i" not in text and "</" not in text and "{\\" not in text
    assert "I said <i>never</i> and {\\an8}again, 2 < 3." in text.replace("\u2060", "").replace("\n", " ")


def test_the_film_can_start_before_it_is_loaded(tmp_path: Path) -> None:
    write_animatic(board(tmp_path / "p", 2), tmp_path / "film.mp4", SMALL)
    data = (tmp_path / "film.mp4").read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def test_burnt_in_names_change_with_time(tmp_path: Path) -> None:
    shown = board(tmp_path / "p", 1)
    write_animatic(shown, tmp_path / "film.mp4", AnimaticOptions(height=240, names=True))
    _, pictures = decoded(tmp_path / "film.mp4")
    width = pictures[0].shape[1]
    assert _differ(pictures[0][:30, width // 2 :], pictures[30][:30, width // 2 :]) > 0.3


def test_sizes_are_even(tmp_path: Path) -> None:
    shown = replace(board(tmp_path / "p", 1), aspect=Fraction(239, 100))
    for height in (97, 271, 720):
        assert all(side % 2 == 0 for side in film_size(shown, height))


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_previews_last_as_long_as_the_cut(tmp_path: Path, kind: str) -> None:
    shown = board(tmp_path / "p", 4)
    write_preview(shown, tmp_path / f"preview.{kind}", height=64)
    total = 0
    with Image.open(tmp_path / f"preview.{kind}") as image:
        for number in range(image.n_frames):  # type: ignore[attr-defined]
            image.seek(number)
            image.load()
            total += int(image.info["duration"])
    assert total == pytest.approx(float(shown.duration / shown.fps) * 1000, abs=200)


def test_a_broken_sound_leaves_no_film(tmp_path: Path) -> None:
    base = board(tmp_path / "p", 1)
    (tmp_path / "noise.wav").write_bytes(b"RIFF nothing")
    shown: Board = replace(base, sounds=(Sound(tmp_path / "noise.wav", "noise.wav"),))
    with pytest.raises(SbError) as caught:
        write_animatic(shown, tmp_path / "out" / "film.mp4", SMALL)
    assert caught.value.code == "sound-unreadable"
    assert list((tmp_path / "out").iterdir()) == []
