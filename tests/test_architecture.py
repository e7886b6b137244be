"""The layers of the package hold: imports run downward only, and in the domain leftward only."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "storyboard_cli"
DOMAIN = (  # each may import those before it
    "spec",
    "reading",
    "script",
    "assets",
    "plan",
    "consistency",
    "timeline",
)
OUTSIDE = ("ledger", "store", "render", "drift", "export", "people")  # none imports another
ABOVE = {  # what each package of the opened project may import of its own row
    "project": (),
    "history": ("project",),
    "rendering": ("project", "history"),
    "checking": ("project", "history"),
    "presenting": ("project", "history", "checking"),
    "ops": ("project", "history", "rendering", "checking", "presenting"),
}
SHARED_ANSWERS = ("checking", "history", "presenting")  # their answers' models, which several verbs share
HEAVY = {
    "lancedb": ("drift/lance.py",),
    "pyarrow": ("drift/lance.py",),
    "torch": ("drift/",),
    "open_clip": ("drift/",),
    "timm": ("drift/",),
    "skia": ("render/preview/skia_backend.py", "export/skia_canvas.py"),
    "websocket": ("render/comfy/",),
    "requests": ("render/comfy/", "drift/"),
    "reportlab": ("export/",),
    "pikepdf": ("export/",),
    "av": ("export/",),
    "opentimelineio": ("export/",),
    "sqlite_utils": ("ledger/",),
    "argon2": ("people/passwords.py",),
    "authlib": ("people/oidc/",),
    "joserfc": ("people/oidc/",),
    "httpx": ("people/oidc/",),
    "fastapi": ("server/",),
    "starlette": ("server/",),
    "granian": ("server/",),
    "prometheus_client": ("server/",),
    "brotli": ("server/",),
    "typer": ("cli/",),
    "rich": ("cli/",),
}
IMPURE = {"os", "io", "pathlib", "random", "time", "socket", "subprocess", "tempfile", "shutil", "requests",
          "sqlite3", "numpy", "PIL", "yaml", "datetime", "uuid", "secrets"}  # fmt: skip


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return tuple((p.relative_to(PACKAGE).as_posix(), ast.parse(p.read_text("utf-8"))) for p in paths)


@cache
def imports(tree: ast.Module) -> tuple[str, ...]:
    return tuple(_imports(tree))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "storyboard_cli":
                yield from (f"storyboard_cli.{alias.name}" for alias in node.names)


def layer(module: str) -> str:
    parts = module.split("/")
    return parts[0].removesuffix(".py")


def may_import(importer: str, imported: str) -> bool:
    if imported in ("core", "__version__", importer):
        return True
    if importer == "core":
        return False
    if importer in DOMAIN:
        return imported in DOMAIN and DOMAIN.index(imported) <= DOMAIN.index(importer)
    if importer in OUTSIDE:
        return imported in DOMAIN
    if importer in ABOVE:
        return imported in (*DOMAIN, *OUTSIDE, *ABOVE[importer])
    if importer == "cli":
        return imported in ("ops", "project", "server", *SHARED_ANSWERS)
    if importer == "server":
        return imported in ("ops", "project", "people")
    return importer == "__main__" and imported == "cli"


def test_imports_run_downward() -> None:
    broken = []
    for name, tree in modules():
        importer = layer(name)
        for module in imports(tree):
            if module.startswith("storyboard_cli."):
                imported = module.split(".")[1]
                if not may_import(importer, imported):
                    broken.append(f"{name} imports {module}")
    assert not broken, "\n".join(broken)


STARTS_THE_SERVER = ("cli/serve.py",)  # the one that runs until it is stopped; no other verb loads it


def test_only_one_verb_loads_the_server() -> None:
    broken = [
        f"{name} imports {module}"
        for name, tree in modules()
        if layer(name) != "server" and name not in STARTS_THE_SERVER
        for module in imports(tree)
        if module.startswith("storyboard_cli.server")
    ]
    assert not broken, "\n".join(broken)


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports inside functions and those that only types need count as well."""
    names = {
        f"storyboard_cli.{n.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
        for n, _ in modules()
    }
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for name, tree in modules():
        module = f"storyboard_cli.{name.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
        imported = {found for node in ast.walk(tree) for found in _modules_named(node, names)}
        sorter.add(module, *(imported - {module}))
    sorter.prepare()  # raises CycleError with the circle


def _modules_named(node: ast.AST, names: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in names)
    elif isinstance(node, ast.ImportFrom) and node.module in names:
        inner = {f"{node.module}.{alias.name}" for alias in node.names} & names
        yield from inner or {node.module}


def test_the_domain_is_pure() -> None:
    broken = [
        f"{name} imports {module}"
        for name, tree in modules()
        if layer(name) in DOMAIN
        for module in imports(tree)
        if module.split(".")[0] in IMPURE and module.split(".")[0] not in ALLOWED_IN_DOMAIN.get(name, ())
    ]
    assert not broken, "\n".join(broken)


ALLOWED_IN_DOMAIN = {  # text in, values out: nothing here touches a file
    "spec/reader.py": ("yaml",),
    "spec/syntax.py": ("yaml",),
    "spec/yaml_nodes.py": ("yaml",),
    "spec/parsing.py": ("yaml",),
    "reading/tables.py": ("yaml",),  # the package's own word tables, through importlib.resources
    "reading/make_tables.py": ("pathlib", "yaml"),  # run by hand to make tables; nothing imports it
    "script/fdx.py": ("io",),
    "spec/patch.py": ("io",),  # a text in memory
    "script/reading.py": ("pathlib",),  # PurePosixPath only: a name, not a file
}


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_heavy_library_has_one_door(library: str) -> None:
    broken = [
        name
        for name, tree in modules()
        if not name.startswith(HEAVY[library]) and library in {m.split(".")[0] for m in imports(tree)}
    ]
    assert not broken, f"{library} is imported by {broken}; its door is {HEAVY[library]}"


def test_pictures_are_opened_in_one_place() -> None:
    """Limits, git-lfs pointers and error codes of pictures have one home."""
    broken = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("Image.open", "Pillow.open", "PIL.Image.open")
        and name != "core/pictures.py"
    ]
    assert not broken, f"use core.pictures: {broken}"


def test_a_git_lfs_pointer_is_told_in_one_place() -> None:
    broken = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str | bytes)
        and (b"version https://git-lfs" if isinstance(node.value, bytes) else "version https://git-lfs")
        in node.value  # type: ignore[operator]
        and name != "core/lfs.py"
    ]
    assert not broken, f"use core.lfs: {broken}"


def test_files_and_functions_stay_readable() -> None:
    """A file that has outgrown a reader is split, not scrolled."""
    long = []
    for name, tree in modules():
        lines = (PACKAGE / name).read_text("utf-8").count("\n")
        if lines > 450:
            long.append(f"{name} has {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 75:
                long.append(f"{name}:{node.lineno} {node.name} is too long")
    assert not long, "\n".join(long)


def test_every_error_code_names_one_kind() -> None:
    """The same code never means a usage error here and a conflict there."""
    kinds: dict[str, set[str]] = {}
    for name, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SbError":
                kind, code = ast.unparse(node.args[0]), node.args[1]
                if isinstance(code, ast.Constant):
                    kinds.setdefault(str(code.value), set()).add(kind)
                    assert str(code.value) == str(code.value).lower(), name
    doubled = {code: found for code, found in kinds.items() if len(found) > 1}
    assert not doubled


def test_no_print_in_the_package() -> None:
    broken = [
        f"{name}:{node.lineno}"
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not broken


ENVIRONMENT = {  # who reads the environment, and why
    "core/settings.py": "the one door",
    "cli/dispatch.py": "the start of a process: pydantic's plug-ins, SB_TRACEBACK",
    "cli/pictures.py": "which pictures this terminal can show",
    "cli/standard_options.py": "NO_COLOR, before anything else is imported",
}


def test_the_environment_has_one_door() -> None:
    """Where a person stands and what their shell says is for faces; work takes both as values."""
    readers = {name for name, tree in modules() if _asks(tree, "environ", "environb", "getenv", "putenv")}
    assert readers == set(ENVIRONMENT)
    standing = [name for name, tree in modules() if _asks(tree, "cwd", "getcwd", "chdir")]
    assert [name for name in standing if layer(name) != "cli"] == []


STOPPED_BY_HAND = ("core/caller.py",)  # Ctrl-C is one way to stop; work hears of it as `Cancelled`


def test_how_an_operation_is_called_is_no_global_state() -> None:
    """Who asks, how, and whether they still want it comes by argument."""
    named = [
        (name, node.id)
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in ("KeyboardInterrupt", "ContextVar")
    ]
    assert {name for name, _ in named if layer(name) != "cli"} == set(STOPPED_BY_HAND)


def _asks(tree: ast.Module, *names: str) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in names for node in ast.walk(tree)) or any(
        alias.name in names
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "os"
        for alias in node.names
    )


SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|(CREATE|DROP)\s+TABLE|"
    r"PRAGMA\s+\w+|VACUUM|ORDER\s+BY)\b",
    re.DOTALL,
)


DATABASES = (  # who keeps something in a database of their own, behind a port
    "core/database.py",
    "ledger/",
    "people/",
    "server/desk/",
)


def test_only_who_keeps_a_database_speaks_to_one() -> None:
    """Everybody else asks a port by name, so that another database can stand behind it."""
    broken = []
    for name, tree in modules():
        if name.startswith(DATABASES):
            continue
        if "sqlite3" in imports(tree):
            broken.append(f"{name} imports sqlite3")
        broken += [
            f"{name}:{node.lineno} writes SQL"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
        ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(
    ("text", "is_sql"),
    [
        ("SELECT seq FROM events", True),
        ("DELETE FROM scenes WHERE 1", True),
        ("seq DESC ORDER BY seq", True),
        ("UPDATE checks SET verdict = 'passed'", True),
        ("INSERT - MAP", False),
        ("Select a frame from the list", False),
    ],
)
def test_sql_is_told_from_words(text: str, is_sql: bool) -> None:
    assert bool(SQL.search(text)) is is_sql


OWN_FIELDS = ("plan/recipe.py",)  # it drops what it keeps itself


def test_nobody_reaches_into_the_fields_of_another() -> None:
    """What an object keeps is dropped by the object, such as by `Workspace.forget`."""
    broken = []
    for name, tree in modules():
        for node in ast.walk(tree):
            owner = None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                changes = node.func.attr in ("pop", "update", "setdefault", "clear", "popitem")
                owner = node.func.value if changes else None
            elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
                owner = node.value
            if isinstance(owner, ast.Attribute) and owner.attr == "__dict__" and name not in OWN_FIELDS:
                broken.append(f"{name}:{node.lineno}")
    assert not broken, "\n".join(broken)


FILE_CALLS = {"read_bytes", "read_text", "write_bytes", "write_text", "is_file", "is_dir", "is_symlink",
              "glob", "rglob", "iterdir", "walk", "unlink", "mkdir", "rmdir", "touch", "scandir", "listdir",
              "rmtree", "copyfile", "copytree", "symlink_to", "hardlink_to", "chmod", "mkdtemp", "mkstemp",
              "makedirs", "samefile", "disk_usage", "TemporaryDirectory", "NamedTemporaryFile"}  # fmt: skip
FILE_FUNCTIONS = {"write_atomic", "written", "write_if_changed", "sha256_file"}  # of core
FILE_CALLS_OF_OTHERS = {"exists", "open", "stat", "remove", "rename", "replace"}
"""File calls whose names others have too: a text is replaced, a client opened, the port removes a file."""
FILE_MODULES = {"os", "shutil", "tempfile", "glob", "fileinput"}
OPEN_NO_FILE = ("ops", "presenting", "project", "history", "checking", "rendering", "render", "drift")
OPEN_A_FILE: dict[str, str] = {  # file: why it must, and who ends it
    "checking/rule_page.py": "run by hand to write a page of specs/",
    "checking/picture_index.py": "a search of a few frames keeps its vectors in a folder of its own",
    "drift/hub.py": "weights of this machine",
    "drift/lance.py": "vectors of this machine",
    "drift/tensor_names.py": "weights of this machine",
    "drift/weights.py": "weights of this machine",
    "render/comfy/importing.py": "a pipeline is written where its project or the package has it",
    "render/comfy/inputs.py": "reads locked pictures where `project/placed.py` puts them",
    "render/comfy/pipelines.py": "reads pipelines of the package, and of a project where they are put",
    "render/comfy/renderer.py": "writes the graphs of --dump-graph into the folder that was asked for",
    "render/comfy/client.py": "replaces a word in a server's path, no file",
    "render/preview/models/shapes/library.py": "shapes that travel with the package",
    "render/preview/models/shapes/look.py": "run by hand to look at a shape",
    "render/preview/plates.py": "reads imported pictures where `project/placed.py` puts them",
    "render/preview/reference.py": "run by hand to write a page of specs/",
    "render/preview/renderer.py": "asks how many processors there are",
    "project/plan_pool.py": "asks how many processors there are",
    "project/workspace.py": "says in the lock which process holds it",
}


def test_what_stands_on_the_store_opens_no_file() -> None:
    """A project's files are reached through `workspace.files`, others through their homes in `store/`."""
    broken = {
        name: said
        for name, tree in modules()
        if layer(name) in OPEN_NO_FILE and (said := sorted({*_file_calls(tree), *_file_modules(tree)}))
    }
    assert {name: said for name, said in broken.items() if name not in OPEN_A_FILE} == {}
    assert OPEN_A_FILE.keys() <= broken.keys(), "the list shrinks"


def _file_calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from {alias.name for alias in node.names} & (FILE_CALLS | FILE_FUNCTIONS)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield node.func.id
        elif isinstance(node, ast.Attribute) and (
            node.attr in FILE_CALLS or (node.attr in FILE_CALLS_OF_OTHERS and _is_path(node.value))
        ):
            yield ast.unparse(node)


def _is_path(value: ast.expr) -> bool:
    """Is it a path by its look: `root / name`, `Path(…)`, `path`, `folder`, `file.parent`?"""
    said = ast.unparse(value)
    return (
        (isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div))
        or said in FILE_MODULES
        or said.startswith(("Path(", "os."))
        or said.rpartition(".")[2] in ("path", "folder", "file", "root", "state", "target", "parent", "place")
    )


def _file_modules(tree: ast.Module) -> Iterator[str]:
    return (module for module in imports(tree) if module.split(".")[0] in FILE_MODULES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def f(p): return p.read_bytes()", ["p.read_bytes"]),
        ("def f(root): return (root / 'x').exists()", ["(root / 'x').exists"]),
        ("import os\nos.replace('a', 'b')", ["os", "os.replace"]),
        ("from storyboard_cli.core.files import write_atomic", ["write_atomic"]),
        ("def f(p): return open(p)", ["open"]),
        ("def f(files, t): return files.stat(t), t.replace('a', 'b')", []),
        ("def f(client): return client.open()", []),
    ],
)
def test_a_file_call_is_seen(text: str, said: list[str]) -> None:
    tree = ast.parse(text)
    assert sorted({*_file_calls(tree), *_file_modules(tree)}) == said


COMMANDS_IN_TEXTS = {  # who writes command lines outside a face, and why they are no hints
    "consistency/rules.py": "the table of rules, from which its page is made",
    "drift/lance.py": "who holds the vectors, as a lock's file says it",
    "ops/generate.py": "who draws, as a claim says it to others",
    "ops/render.py": "who draws, as a claim says it to others",
    "ops/schema.py": "the page about file formats",
    "presenting/file_formats.py": "the page about file formats",
    "render/preview/reference.py": "the page about what is drawn",
    "server/reference.py": "the page about the server",
    "server/described/document.py": "the page about the interface says where tokens come from",
    "spec/page.py": "the page about file formats",
    "spec/templates.py": "comments in the files of a new project",
    "store/timeline.py": "the comment above timeline.yaml",
}
DESCRIBING = ("Field", "asked", "field")  # help of a field, which an HTTP face shows beside its name


def _command_lines(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts with `sb render` in them, but for docstrings and what describes a field."""
    from storyboard_cli.cli.verbs import VERBS

    pattern = re.compile(rf"\bsb ({'|'.join(verb.name for verb in VERBS)})\b")
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in DESCRIBING:
            passed.update(ast.walk(node))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and node not in passed and pattern.search(node.value):  # type: ignore[attr-defined]
            yield node.lineno, node.value  # type: ignore[attr-defined]


def test_hints_name_operations_and_only_a_face_says_them_as_commands() -> None:
    """`Mend` is the hint that names an operation: a page makes a button of it, a shell a line."""
    _only_said_in(COMMANDS_IN_TEXTS, _command_lines, "use core.mend.Mend")


def _only_said_in(
    excused: Mapping[str, str], texts: Callable[[ast.Module], Iterator[tuple[int, str]]], mend: str
) -> None:
    """No module below the faces has such texts but the excused ones, and each of those has some."""
    found = [
        (name, line, said) for name, tree in modules() if layer(name) != "cli" for line, said in texts(tree)
    ]
    broken = [f"{name}:{line} {said!r}" for name, line, said in found if name not in excused]
    assert not broken, f"{mend}:\n" + "\n".join(broken)
    assert {name for name, _, _ in found} == set(excused), "an exception that nobody needs"


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('raise SbError(Kind.missing, "x", "y", hint=f"run `sb render {name}`")', True),
        ('hint = "sb timeline insert"', True),
        ('"""`sb render`: a docstring."""', False),
        ('x: str = Field(description="see `sb log`")', False),
        ('"what this sb reads better now"', False),
        ('said = "the verbs sb exports"', False),
    ],
)
def test_a_command_line_is_told_from_a_sentence(source: str, is_found: bool) -> None:
    assert bool(list(_command_lines(ast.parse(source)))) is is_found


FLAGS_IN_TEXTS = {  # who writes flags outside a face: those of other programs, or of a page about files
    "core/database.py": "pip's",
    "core/identity.py": "git's",
    "drift/clip.py": "pip's",
    "export/blender.py": "Blender's",
    "ledger/events/base.py": "pip's",
    "ledger/migrations.py": "pip's",
    "ops/doctor.py": "git's and pip's",
    "ops/rollback.py": "git's",
    "ops/schema.py": "the page about file formats",
    "presenting/file_formats.py": "the page about file formats",
    "project/merge_mending.py": "git's",
    "render/comfy/pool.py": "ComfyUI's",
    "render/comfy/preflight.py": "ComfyUI's",
    "render/preview/reference.py": "the page about what is drawn",
    "spec/asset.py": "the page about file formats",
    "spec/templates.py": "comments in the files of a new project",
    "store/git.py": "git's",
}
_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def _flags(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts with `--strict` in them, but for docstrings and what says how a field stands on a line."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "asked":
            for part in [*node.args[1:], *(k.value for k in node.keywords)]:
                passed.update(ast.walk(part))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and node not in passed and _FLAG.search(node.value):  # type: ignore[attr-defined]
            yield node.lineno, node.value  # type: ignore[attr-defined]


def test_fields_are_named_and_only_a_face_says_their_flags() -> None:
    """A text says `` `strict` `` and its error has `fields`: a shell says --strict, a form shows it."""
    _only_said_in(FLAGS_IN_TEXTS, _flags, "name the field")


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('raise SbError(Kind.usage, "x", "give --after or --before")', True),
        ('hint = f"--report {path}"', True),
        ('"""`--strict`: a docstring."""', False),
        ('x: Annotated[bool, asked("Be strict.", "--strict", line="With --check: be strict.")]', False),
        ('x: Annotated[bool, asked("With --check: be strict.", "--strict")]', True),
        ('said = "---- a rule -- and a dash"', False),
    ],
)
def test_a_flag_is_told_from_a_sentence(source: str, is_found: bool) -> None:
    assert bool(list(_flags(ast.parse(source)))) is is_found
