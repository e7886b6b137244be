"""How long each operation holds a project's write lock, while nobody else can decide.

`python tests/benchmarks/bench_lock.py FILM` works on copies of FILM, a film as `tests/server/soak.py` makes
one. Each operation is done in a process of its own, as by a command line, and then once more in the same
process, as by a server. Words after FILM choose operations.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.files import write_lock
from storyboard_cli.core.settings import Settings
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project import workspace as opened
from storyboard_cli.project.workspace import Workspace

_held: list[float] = []


@contextmanager
def _measured(path: Path, *, holder: str, wait_s: float) -> Iterator[None]:
    """The write lock, and how long it is held."""
    with write_lock(path, holder=holder, wait_s=wait_s):
        before = time.perf_counter()
        try:
            yield
        finally:
            _held.append(time.perf_counter() - before)


def _nothing(root: Path, number: int) -> None:
    """Nothing is done before."""


def _lines(root: Path, every: int, number: int) -> None:
    """One in so many of the script's actions is another."""
    path = next((root / "scripts").iterdir())
    lines = path.read_text("utf-8").splitlines()
    actions = [at for at, line in enumerate(lines) if line.startswith("ASHA")]
    for at in actions[::every]:
        lines[at] = f"{lines[at].removesuffix('.').split(' for ')[0]} for {number} hours."
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _one_line(root: Path, number: int) -> None:
    _lines(root, 1_000_000, number)


def _half_the_lines(root: Path, number: int) -> None:
    _lines(root, 2, number)


@dataclass(frozen=True)
class Row:
    """One operation, and what is done before it."""

    name: str
    ask: Callable[[int], dict[str, Any]]
    before: Callable[[Path, int], None] = _nothing
    as_: str = ""

    @property
    def title(self) -> str:
        return self.as_ or self.name


ROWS = [
    Row("compile", lambda n: {}, as_="compile, nothing new"),
    Row("compile", lambda n: {}, _one_line, as_="compile, one line"),
    Row("compile", lambda n: {}, _half_the_lines, as_="compile, half the lines"),
    Row("approve", lambda n: {"selectors": [f"S0{n}"]}),
    Row("approve", lambda n: {"all_passed": True}, as_="approve --all-passed, none"),
    Row("approve", lambda n: {"selectors": ["S1*" if n == 1 else "S2*"]}, as_="approve, a hundred scenes"),
    Row("retake", lambda n: {"selectors": [f"S0{n}/2"], "note": "slower"}),
    Row("reject", lambda n: {"selectors": [f"S0{n}/4"], "note": "no"}),
    Row("comment", lambda n: {"selectors": [f"S0{n}/3"], "note": "lovely"}),
    Row("allow", lambda n: {"selector": f"S0{n}/5", "rule": "drift.identity", "reason": "meant so"}),
    Row("lock", lambda n: {"assets": ["CHAR_001"], "force": True}),
    Row("unlock", lambda n: {"asset": "CHAR_001", "reason": "old"}),
    Row("restore", lambda n: {"version": "CHAR_001@v1", "force": True}),
    Row("asset.version", lambda n: {"asset": "CHAR_001", "parent": 1}),
    Row("rename", lambda n: {"asset": "CHAR_001", "to": f"CHAR_A{n}"}),
    Row("delete", lambda n: {"asset": "CHAR_001"}),
    Row("new", lambda n: {"asset_type": "character", "name": f"Bo{n}"}),
    Row("alias.add", lambda n: {"name": f"ANN{n}", "target": "CHAR_001"}),
    Row("timeline.move", lambda n: {"selectors": [f"S0{n}/2"], "after": "S05/1"}),
    Row("timeline.duration", lambda n: {"selectors": [f"S0{n}/2"], "length": f"{47 + n}"}),
    Row("timeline.reset", lambda n: {}),
    Row("rollback", lambda n: {"to": str(2100 + n)}),
    Row("rollback", lambda n: {"to": str(2100 + n), "order": False}, as_="rollback, approvals"),
    Row("gc", lambda n: {"keep": 1}),
    Row("renumber", lambda n: {}),
    Row("adopt", lambda n: {}),
    Row("rebuild", lambda n: {}),
    Row("render", lambda n: {"selectors": [f"S0{n}/7"], "force": True}),
    Row("check", lambda n: {"selectors": [f"S0{n}/7"]}),
    Row("generate", lambda n: {"assets": ["CHAR_001"], "force": True}),
    Row("project.patch", lambda n: {"changes": {"name": f"Rain {n}"}}),
]


def done(row: Row, root: Path, number: int) -> dict[str, Any]:
    """Do it, and say how long the lock was held."""
    row.before(root, number)
    operation = CATALOGUE[row.name]
    caller = Caller("Ann <ann@example.org>")
    _held.clear()
    before, cpu, failed = time.perf_counter(), time.process_time(), ""
    try:
        ask = operation.ask.model_validate(row.ask(number))
        with Workspace.open(root, Settings(), caller) as workspace:
            operation.function(workspace, ask, caller)
    except (SbError, ValueError) as error:
        failed = str(error).splitlines()[0][:60]
    return {
        "held": sum(_held),
        "most": max(_held, default=0.0),
        "times": len(_held),
        "wall": time.perf_counter() - before,
        "cpu": time.process_time() - cpu,
        "failed": failed,
    }


def _warmed(root: Path) -> None:
    """Files of a copy are other files: a process of its own adopts, reads and plans them."""
    for name in ("adopt", "frames.show"):
        with Workspace.open(root, Settings(), Caller("Ann <ann@example.org>")) as workspace:
            operation = CATALOGUE[name]
            operation.function(workspace, operation.ask.model_validate({}), workspace.caller)


def _child(at: int, root: Path) -> None:
    opened.write_lock = _measured
    row = ROWS[at]
    found = [done(row, root, 1), done(row, root, 2)]
    print(json.dumps(found))


def main() -> None:
    if sys.argv[1] == "--warm":
        _warmed(Path(sys.argv[2]))
        return
    if sys.argv[1] == "--child":
        _child(int(sys.argv[2]), Path(sys.argv[3]))
        return
    print(f"{'operation':28} {'held, first':>12} {'in all':>8}   {'held, again':>12} {'in all':>8}  (ms)")
    for at, row in enumerate(ROWS):
        if sys.argv[2:] and not any(row.title.startswith(word) for word in sys.argv[2:]):
            continue
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "film"
            subprocess.run(["cp", "-a", sys.argv[1], str(root)], check=True)
            subprocess.run([sys.executable, __file__, "--warm", str(root)], check=True)
            said = subprocess.run(
                [sys.executable, __file__, "--child", str(at), str(root)], check=True, stdout=subprocess.PIPE
            )
        first, again = json.loads(said.stdout.splitlines()[-1])
        row_said = [f"{row.title:28}"]
        for one in (first, again):
            row_said.append(f"{one['most'] * 1e3:8.0f} ({one['times']}) {one['wall'] * 1e3:8.0f}")
        print("   ".join(row_said), " ".join({one["failed"] for one in (first, again)}))


if __name__ == "__main__":
    main()
