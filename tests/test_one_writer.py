"""Files and events come to a project through `project/commit.py` alone; what does not is named here."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.test_architecture import layer, modules

PACKAGES = ("ops", "history", "rendering", "presenting", "checking", "project")
THE_WRITER = ("project/commit.py", "project/workspace.py")
WRITES = {"put", "put_folder", "move_folder", "adopt", "claim", "release", "clean"}
SAVERS = {
    "put_if_changed",
    "clean_partials",
    "write_decision",
    "write_scene",
    "write_given",
    "published",
}
LEFTOVERS = "removes what a killed writer left, which is no part of the project"
OUTPUT = "writes what a person asked for: made of the project, no part of it, and made again at any time"
OTHERS: dict[str, tuple[str, str]] = {  # file: what it writes by itself, and why
    "checking/calibrations.py": ("put_if_changed", "made of locked pictures alone: all write the same bytes"),
    "history/reconcile.py": ("clean_partials", LEFTOVERS),
    "ops/compare.py": ("files.put", OUTPUT),
    "ops/draft.py": ("published", OUTPUT),
    "ops/layout.py": ("place.put", OUTPUT),
    "ops/gc.py": ("clean_partials, f.clean", LEFTOVERS),
    "ops/lock.py": ("clean_partials", LEFTOVERS),
    "ops/renumber.py": ("clean_partials", LEFTOVERS),
    "ops/schema.py": ("put_if_changed", OUTPUT),
    "ops/script.py": ("write_given", "a script anywhere on this machine, with its tag; there is no project"),
    "presenting/check_page.py": ("files.put, workspace.state_files.put", OUTPUT),
    "presenting/publishing.py": (
        "files.adopt, files.claim, files.clean, files.release, files.remove, workspace.record",
        "exports come whole beside the project; their event needs no turn to write, and may fail",
    ),
    "project/reference_check.py": ("self.kept.put", "a cache"),
    "rendering/executing.py": ("source.claim", "a job, no file"),
    "rendering/ledger_journal.py": ("ledger.log.append", "the journal of jobs: on a thread of its own"),
    "rendering/renderers.py": ("files.put", OUTPUT),
    "rendering/project_jobs.py": ("self._claims.claim, self._claims.release", "jobs, no files"),
}


def writes_of(tree: ast.Module) -> Iterator[str]:
    """What a module writes into files or the ledger by itself, as it says it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("storyboard_cli.store"):
            yield from {alias.name for alias in node.names} & SAVERS
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            name = node.func.attr
            is_of_files = name in WRITES or (name == "remove" and owner.endswith("files"))
            is_of_ledger = (name == "record" and owner.endswith("workspace")) or (
                name == "append" and owner.endswith(".log")
            )
            if is_of_files or is_of_ledger:
                yield f"{owner}.{name}"


def test_nobody_writes_beside_the_commit() -> None:
    found = {
        name: ", ".join(sorted(set(writes_of(tree))))
        for name, tree in modules()
        if layer(name) in PACKAGES and name not in THE_WRITER and any(writes_of(tree))
    }
    assert found == {name: said for name, (said, _) in OTHERS.items()}, "read, decide, then `commit`"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def f(workspace, fact): workspace.record(fact)", ["workspace.record"]),
        ("def f(self, fact): self.workspace.log.append([fact])", ["self.workspace.log.append"]),
        ("def f(workspace): workspace.files.put('a', b'')", ["workspace.files.put"]),
        ("def f(workspace): workspace.state_files.remove('a')", ["workspace.state_files.remove"]),
        ("def f(files): files.move_folder('a', 'b')", ["files.move_folder"]),
        ("from storyboard_cli.store.files import put_if_changed", ["put_if_changed"]),
        ("def f(journal, job, rows): journal.record(job), rows.append(job), rows.remove(job)", []),
        ("def f(workspace): return workspace.files.read('a')", []),
    ],
)
def test_a_write_is_seen(text: str, said: list[str]) -> None:
    assert list(writes_of(ast.parse(text))) == said


def test_store_has_no_other_savers() -> None:
    """A function of `store/` that writes a project's file is one of those that are looked for."""
    writers = set()
    for name, tree in modules():
        if layer(name) != "store":
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                named = {n for n in writes_of(ast.Module([node], [])) if n.startswith(("files.", "state."))}
                helped = {
                    c.func.id
                    for c in ast.walk(node)
                    if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)
                }
                if named or helped & SAVERS:
                    writers.add(node.name)
    assert writers <= SAVERS
