"""How fast scripts are parsed and compiled, beside screenplain in the same run where it is installed.

    python tests/benchmarks/bench_script.py [FILE.fountain]

Without a file a screenplay of about 120 pages is made up. Prints each measure, its bar, and whether it holds.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from storyboard_cli.core.settings import Settings
from storyboard_cli.ops import compile as compile_op
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.script.reading import read_script
from storyboard_cli.spec.project import ProjectSpec
from tests.callers import calling

WORDS = [
    "the", "a", "old", "door", "opens", "slowly", "and", "nobody", "comes", "in", "rain", "falls", "on",
    "empty",
    "street", "lamp", "hums", "she", "turns", "to", "him", "with", "cup", "of", "tea", "her", "hand",
    "window",
    "light", "moves", "across", "floor", "car", "stops", "outside", "dog", "barks", "twice", "then",
    "silence", "again",
]  # fmt: skip
PEOPLE = (
    "EDWARD",
    "WILL",
    "SANDRA",
    "JENNY",
    "AMOS",
    "NORTHER",
    "JOSEPHINE",
    "DR. BENNETT",
    "THE MAYOR",
    "KARL",
)
PLACES = (
    "KITCHEN",
    "BARN",
    "RIVER BANK",
    "HOSPITAL ROOM",
    "CIRCUS TENT",
    "SPECTRE - MAIN STREET",
    "CAR",
    "ATTIC",
)


def screenplay(scenes: int = 190) -> str:
    """A made-up screenplay; 190 scenes are about 120 pages and 150 KB."""
    dice = random.Random(7)

    def sentence(low: int, high: int) -> str:
        return " ".join(dice.choices(WORDS, k=dice.randint(low, high))).capitalize() + "."

    pages = ["Title: Made up\nAuthor: Nobody\n"]
    for _ in range(scenes):
        time_of_day = dice.choice(("DAY", "NIGHT", "CONTINUOUS", "DUSK"))
        pages.append(f"{dice.choice(('INT.', 'EXT.'))} {dice.choice(PLACES)} - {time_of_day}")
        for _ in range(dice.randint(3, 6)):
            who = dice.choice(PEOPLE)
            pages.append(f"{who.title()} {sentence(10, 28)} {sentence(8, 16)}")
            for _ in range(dice.randint(0, 2)):
                pages.append(f"{dice.choice(PEOPLE)}\n{sentence(5, 22)}")
    return "\n\n".join(pages) + "\n"


def best(work: Callable[[], object], times: int = 7) -> float:
    """The shortest of several runs, in seconds of this process."""
    found = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        found = min(found, time.process_time() - start)
    return found


def say(name: str, value: str, bar: str, holds: bool) -> None:
    """One line of the table."""
    print(f"{name:<52}{value:>14}   bar {bar:<12}{'ok' if holds else 'MISSED'}")


def parsing(text: str) -> float:
    """Parse 120 and 12,000 pages; returns the seconds for the 120."""
    small = best(lambda: parse_fountain(text, "a.fountain"))
    say("parse 120 pages", f"{small * 1000:.1f} ms", "<= 50 ms", small <= 0.05)
    big_text = text + "\n" + text[text.index("\n\n") :] * 99
    big = best(lambda: parse_fountain(big_text, "a.fountain"), 2)
    rate = len(big_text.encode()) / big / 1e6
    say("parse 12,000 pages", f"{rate:.1f} MB/s", ">= 3 MB/s", rate >= 3)
    say("time for 100 x the text", f"x {big / small:.0f}", "<= 130", big / small <= 130)
    tracemalloc.start()
    play = parse_fountain(text, "a.fountain")
    held = tracemalloc.get_traced_memory()[0] / len(text.encode())
    tracemalloc.stop()
    say(f"memory of the screenplay ({len(play.elements)} elements)", f"x {held:.1f}", "<= 15", held <= 15)
    return small


def compiling(text: str) -> float:
    """Parse and compile 120 pages; returns the seconds."""
    facts = ScriptFacts(ProjectSpec.model_validate({"project_id": "PRJ_bench", "name": "Bench"}))
    data = text.encode()

    def work() -> int:
        return len(compile_scripts([read_script(data, "a.fountain")], facts, draft=True).scenes)

    seconds = best(work)
    print(f"{'parse and compile 120 pages':<52}{seconds * 1000:>11.1f} ms")
    return seconds


def beside_screenplain(text: str, parse: float, both: float) -> None:
    """The same text through screenplain, if it is installed."""
    try:
        from screenplain.parsers import fountain
    except ImportError:
        print("screenplain is not installed: no comparison (pip install screenplain)")
        return
    theirs = best(lambda: list(fountain.parse(io.StringIO(text))))
    say("parse, share of screenplain's time", f"{parse / theirs:.2f}", "< 1", parse < theirs)
    say("parse and compile, share of screenplain's parse", f"{both / theirs:.2f}", "< 1", both < theirs)


def recompiling() -> None:
    """One changed scene of a 150-scene project, from opening it to the written file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "scripts").mkdir()
        (root / "project.yaml").write_text("schema: 1\nproject_id: PRJ_bench\nname: Bench\n", "utf-8")
        script = root / "scripts/a.fountain"
        script.write_text(screenplay(150), "utf-8")
        compile_in(root)
        time.sleep(2.5)  # files younger than two seconds are not trusted by the cache
        compile_in(root)
        text = script.read_text("utf-8")
        seconds = float("inf")
        for turn in range(3):
            text = (
                text.replace("\n\n", f"\n\nA bird number {turn} sings in the tree. ", 1)
                if turn
                else text + "\nA bird.\n"
            )
            script.write_text(text, "utf-8")
            start = time.process_time()
            written = compile_in(root)
            seconds = min(seconds, time.process_time() - start)
        say(
            f"recompile one changed scene of 150 ({written} written)",
            f"{seconds * 1000:.0f} ms",
            "<= 300 ms",
            seconds <= 0.3,
        )


def compile_in(root: Path) -> int:
    """Compile the project; returns how many scenes were written."""
    with Workspace.open(root, Settings(), calling()) as workspace:
        return len(compile_op.compile(workspace, compile_op.CompileAsk(), calling()).written)


def main() -> None:
    """Run all measures."""
    text = Path(sys.argv[1]).read_text("utf-8") if len(sys.argv) > 1 else screenplay()
    print(f"{len(text.encode()) / 1000:.0f} KB of screenplay")
    parse = parsing(text)
    both = compiling(text)
    beside_screenplain(text, parse, both)
    recompiling()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
