"""`sb review` in a real terminal: pictures, keys, and what they decide; and without a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from storyboard_cli.cli import pictures
from storyboard_cli.cli.main import main

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of two frames, rendered."""
    root = tmp_path_factory.mktemp("walk") / "film"
    files = {
        "project.yaml": "schema: 1\nproject_id: PRJ_001\nname: Rain\nsize: {width: 160, height: 96}\n",
        "scripts/rain.fountain": "INT. ROOM - DAY\n\nASHA stands at the window.\n\nShe opens the door.\n",
        "assets/CHAR_001/asset.yaml": "schema: 1\nasset_id: CHAR_001\nasset_type: character\nname: Asha\n"
        "canonical_prompt: young woman\naliases: [ASHA]\nviews: [front]\n",
        "assets/ENV_Room/asset.yaml": "schema: 1\nasset_id: ENV_Room\nasset_type: environment\nname: Room\n"
        "canonical_prompt: small room\naliases: [ROOM]\nviews: [wide]\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for words in (["compile"], ["generate", "--all"], ["lock", "--all"], ["render"]):
        assert main(["-C", str(root), "--quiet", *words]) == 0
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(made, tmp_path / "film"))


@pytest.fixture
def typed(root: Path) -> Callable[[str], str]:
    """Runs `sb review` in a pseudo-terminal and types; what the terminal showed comes back."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX")

    def run(keys: str) -> str:
        master, slave = pty.openpty()
        environment = {
            **os.environ,
            "TERM": "xterm-256color",
            "SB_ACTOR": "Asha <a@example.org>",
            "COLUMNS": "100",
            "PYTHONPATH": str(REPOSITORY),
        }
        child = subprocess.Popen(
            [sys.executable, "-m", "storyboard_cli", "-C", str(root), "review"],
            stdin=slave, stdout=slave, stderr=slave, env=environment,
        )  # fmt: skip
        os.close(slave)
        return _conversation(master, child, keys)

    return run


def _conversation(master: int, child: subprocess.Popen[bytes], keys: str) -> str:
    """Type each key only once the question before it is on the screen."""
    import select

    shown, waiting = "", list(keys.split("|"))
    ends = time.monotonic() + 60
    asked = re.compile(r"q quit\s*$|\? $|comment $")
    while time.monotonic() < ends:
        ready, _, _ = select.select([master], [], [], 0.2)
        if ready:
            try:
                data = os.read(master, 65536)
            except OSError:  # the terminal is gone: the child has ended
                break
            if not data:
                break
            shown += data.decode("utf-8", "replace")
        elif waiting and asked.search(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)):
            os.write(master, waiting.pop(0).encode())
            shown += "\n<typed>\n"
        elif child.poll() is not None:
            break
    child.wait(timeout=10)
    os.close(master)
    assert child.returncode == 0, shown
    return shown


def test_keys_decide_and_the_walk_sums_up(typed: Callable[[str], str], root: Path) -> None:
    shown = typed("a|r|closer, please\n")

    assert "1 of 2" in shown and "2 of 2" in shown
    assert "▀" in shown or "#" in shown  # a preview of the picture
    assert "2 frames decided" in shown
    assert [p.name.split("-")[1] for p in sorted((root / "review").rglob("*.yaml"))] == ["approve", "retake"]
    assert (root / "approved/S01/FR_S01_001.png").is_file()


def test_skipping_and_quitting_decide_nothing(typed: Callable[[str], str], root: Path) -> None:
    shown = typed("s|q")

    assert "0 frames decided" in shown
    assert not (root / "review").exists()


def test_a_comment_stays_on_the_frame(typed: Callable[[str], str], root: Path) -> None:
    typed("c|who is that\n|s|q")

    (path,) = (root / "review").rglob("*.yaml")
    assert "note: who is that" in path.read_text("utf-8")


def test_without_a_terminal_the_queue_is_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(root), "review"]) == 0

    said = capsys.readouterr().out
    assert "2 frames to decide about" in said
    assert "FR_S01_001" in said


@pytest.mark.parametrize(
    ("environment", "shows"),
    [
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM_PROGRAM": "iTerm.app"}, "iterm2"),
        ({"TERM_PROGRAM": "WezTerm"}, "iterm2"),
        ({"TERM": "foot"}, "sixel"),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, "blocks"),
        ({"TERM": "xterm-256color"}, "blocks"),
        ({}, "blocks"),
    ],
)
def test_the_terminal_says_what_it_can_show(environment: dict[str, str], shows: str) -> None:
    assert pictures.protocol(environment) == shows


def _two_colours() -> Image.Image:
    image = Image.new("RGB", (12, 12), "#ff0000")
    image.paste("#0000ff", (0, 6, 12, 12))
    return image


def test_kitty_pictures_come_in_pieces_of_base64() -> None:
    import base64
    import io
    import random

    noise = Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(64 * 64 * 3))
    pieces = re.findall(r"\x1b_G([^;]*);([^\x1b]*)\x1b\\", pictures.kitty(noise))

    assert len(pieces) > 1
    assert pieces[0][0] == "a=T,f=100,m=1"
    assert pieces[-1][0] == "m=0"
    assert all(len(data) <= 4096 for _, data in pieces)
    data = base64.standard_b64decode("".join(data for _, data in pieces))
    assert Image.open(io.BytesIO(data)).tobytes() == noise.tobytes()


def test_iterm_pictures_say_their_size() -> None:
    found = re.fullmatch(
        r"\x1b\]1337;File=inline=1;size=(\d+);preserveAspectRatio=1:(.*)\x07", pictures.iterm2(_two_colours())
    )

    assert found is not None
    import base64

    assert len(base64.standard_b64decode(found[2])) == int(found[1])


def test_sixel_pictures_decode_to_the_same_pixels() -> None:
    image = _two_colours()

    assert _from_sixel(pictures.sixel(image)).tobytes() == image.tobytes()


def _from_sixel(text: str) -> Image.Image:
    """A small decoder, written from the DEC manual."""
    head = re.match(r'\x1bPq"1;1;(\d+);(\d+)', text)
    assert head is not None and text.endswith("\x1b\\")
    image = Image.new("RGB", (int(head[1]), int(head[2])))
    colours: dict[int, tuple[int, ...]] = {}
    x, top, colour = 0, 0, 0
    for define, number, repeat, times, plain, control in re.findall(
        r"#(\d+;2;\d+;\d+;\d+)|#(\d+)|!(\d+)([?-~])|([?-~])|([$-])", text[head.end() : -2]
    ):
        if define:
            index, _, *rgb = map(int, define.split(";"))
            colours[index] = tuple(round(v * 255 / 100) for v in rgb)
        elif number:
            colour = int(number)
        elif control:
            x, top = 0, top + (6 if control == "-" else 0)
        else:
            until = x + int(repeat or 1)
            bits = ord(times or plain) - 63
            for column, bit in product(range(x, until), range(6)):
                if bits >> bit & 1:
                    image.putpixel((column, top + bit), colours[colour])
            x = until
    return image


def test_half_blocks_show_two_pixels_a_character() -> None:
    rows = [str(row) for row in pictures.half_blocks(_two_colours(), 12)]
    assert rows == ["▀" * 12] * 6

    grey = [str(row) for row in pictures.half_blocks(_two_colours(), 12, color=False)]
    assert grey[0] != grey[-1]


def test_pictures_that_cannot_be_opened_are_left_out(tmp_path: Path) -> None:
    from rich.console import Console

    (tmp_path / "a.png").write_bytes(b"not a picture")
    console = Console(record=True, width=80)
    pictures.show_pictures(console, [("a", tmp_path / "a.png"), ("b", tmp_path / "b.png")])

    assert console.export_text() == ""


def test_the_keys_stand_on_one_line_of_a_narrow_terminal() -> None:
    from storyboard_cli.cli import review_walk

    assert sum(len(f" {key} {word} ") for key, word in review_walk._KEYS) < 80
