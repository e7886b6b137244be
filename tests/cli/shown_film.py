"""A small film for what artists see, and the commands whose texts are kept: one row a text.

`python -m tests.cli.shown_film` writes the texts of today to `tests/cli/shown/`; read them before a commit.
"""

from __future__ import annotations

import inspect
import io
import os
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any

from rich.console import Console

import storyboard_cli.cli
from storyboard_cli.cli.main import main
from tests.cli.shown_answers import BY_HAND

WIDTHS = (80, 120)
FOLDER = Path(__file__).parent / "shown"

SCRIPT = """\
Title: The Lighthouse Keeper's Daughter
Author: N. Rao

INT. LIGHTHOUSE KITCHEN - NIGHT

ASHA, a young woman in a green coat, stands at the window. She holds a brass lantern.

ASHA
Is it raining again? It has been raining since the day on which we came here.

MR. BARTHOLOMEW, old, sits down at the table.

MR. BARTHOLOMEW
(quietly)
It is always raining.

She opens the door. A gryphon on the stairs.

EXT. LIGHTHOUSE - DAY

ASHA and MR. BARTHOLOMEW walk along the cliff. [[music: gulls, far away]]

CUT TO:

INT. LIGHTHOUSE KITCHEN - DAY

ASHA sleeps. A STRANGER enters.

STRANGER
Good morning.
"""
FILES = {
    "project.yaml": (
        "schema: 1\nproject_id: PRJ_001\nname: The Lighthouse Keeper's Daughter\n"
        "style_anchor_prompt: soft contrast\nseed: 7\nsize: {width: 160, height: 96}\n"
    ),
    "scripts/lighthouse.fountain": SCRIPT,
    "assets/CHAR_001/asset.yaml": (
        "schema: 1\nasset_id: CHAR_001\nasset_type: character\nname: Asha\n"
        "canonical_prompt: young woman with short dark hair, green coat, brown boots\n"
        "aliases: [ASHA]\nviews: [front, side, three_quarter]\nsymmetric: true\n"
        "variants:\n  - {name: raincoat, prompt: in a yellow raincoat with a hood}\n"
    ),
    "assets/CHAR_Bartholomew/asset.yaml": (
        "schema: 1\nasset_id: CHAR_Bartholomew\nasset_type: character\nname: Mr. Bartholomew\n"
        "canonical_prompt: old man with a white beard, dark blue sailor's jumper, grey trousers\n"
        "aliases: [MR. BARTHOLOMEW]\nviews: [front]\n"
    ),
    "assets/ENV_Kitchen/asset.yaml": (
        "schema: 1\nasset_id: ENV_Kitchen\nasset_type: environment\nname: Lighthouse kitchen\n"
        "canonical_prompt: small round kitchen with a stove and one window\n"
        "aliases: [LIGHTHOUSE KITCHEN]\nviews: [wide]\n"
    ),
    "assets/PROP_Lantern/asset.yaml": (
        "schema: 1\nasset_id: PROP_Lantern\nasset_type: prop\nname: Brass lantern\n"
        "canonical_prompt: brass storm lantern\naliases: [LANTERN]\nviews: [front]\n"
    ),
    ".gitignore": ".sb/\nexports/\nscenes/*/frame_*.png\n",
}

ROWS: tuple[tuple[str, str], ...] = (  # (name of the text, what is typed); they run in this order on one film
    ("status_new", "status"),
    ("compile_dry", "compile --dry-run"),
    ("compile", "compile"),
    ("compile_again", "compile"),
    ("plan_blocked", "plan"),
    ("render_blocked", "render"),
    ("script_suggest", "script suggest"),
    ("script_stats", "script stats"),
    ("script_number", "script number scripts/lighthouse.fountain"),
    ("script_elements", "script elements scripts/lighthouse.fountain"),
    ("validate", "validate --fast"),
    ("new", "new prop Letter"),
    ("new_from_script", "new --from-script"),
    ("compile_resolved", "compile"),
    ("generate_one", "generate PROP_Lantern"),
    ("generate", "generate --all"),
    ("lock", "lock --all"),
    ("lock_again", "lock --all"),
    ("versions", "versions"),
    ("versions_one", "versions CHAR_001"),
    ("plan", "plan"),
    ("render_dry", "render --dry-run"),
    ("render", "render"),
    ("render_again", "render"),
    ("check", "check"),
    ("check_again", "check"),
    ("check_explain", "check S01/1 --explain"),
    ("render_variants", "render S03/1 --variants 3"),
    ("render_variants_dry", "render S01/2 --variants 2 --dry-run"),
    ("render_variants_there", "render S03/1 --variants 2"),
    ("pick_which", "pick S03/1"),
    ("pick_best", "pick S03/1 --best --dry-run"),
    ("pick", "pick S03/1 2"),
    ("pick_again", "pick S03/1 2"),
    ("pick_own", "pick S03/1 0"),
    ("lint", "lint"),
    ("status", "status"),
    ("deps", "deps S01"),
    ("explain", "explain S01/1"),
    ("layout", "layout S01/1"),
    ("compare", "compare S01/1 v1"),
    ("approve", "approve S01/1 S01/2 S03/1"),
    ("retake", "retake S01/3 -m 'closer, and the lantern in front of her face'"),
    ("reject", "reject S02/1 -m 'not in this film'"),
    ("approve_refused", "approve S01/2 S02/1"),
    ("approve_sent_back", "approve S01 --dry-run"),
    ("allow", "allow S02/1 identity --reason 'her hood hides her hair in the storm'"),
    ("allow_unknown", "allow S02/1 drift.identty --reason 'a twin'"),
    ("review", "review --list"),
    ("review_comment", "review S01/3 -m 'who closes the door behind them, and why is it night already?'"),
    ("explain_decided", "explain S01/3"),
    ("timeline", "timeline"),
    ("timeline_move", "timeline move S01/1 --after S01/2"),
    ("timeline_marker", "timeline marker 'Title card' --at S01/2 -m 'music begins'"),
    ("log", "log"),
    ("audit", "audit"),
    ("search", "search lantern"),
    ("verify", "verify"),
    ("alias_add", "alias add KEEPER CHAR_Bartholomew"),
    ("alias_list", "alias list"),
    ("alias_remove", "alias remove KEEPER"),
    ("diff", "diff CHAR_001"),
    ("diff_versions", "diff CHAR_001@v1 CHAR_Bartholomew@v1"),
    ("export_pdf", "export pdf"),
    ("export_shot_list", "export shot-list"),
    ("export_edl", "export edl --out exports/cut"),
    ("conform", "conform exports/cut/the_lighthouse_keeper_s_daughter.edl"),
    ("new_ring", "new prop Ring"),
    ("rename", "rename PROP_Ring PROP_Gold_Ring --dry-run"),
    ("import", "import PROP_Ring front=approved/S01/FR_S01_001.png"),
    ("build", "build"),
    ("rename_refused", "rename PROP_Lantern PROP_Storm_Lantern --dry-run"),
    ("delete_refused", "delete CHAR_001"),
    ("delete", "delete PROP_Letter --dry-run"),
    ("rollback", "rollback 20 --dry-run"),
    ("restore", "restore CHAR_001@v1 --dry-run"),
    ("unlock", "unlock PROP_Lantern@v1 -m 'it is a candle now'"),
    ("open", "open S01/1 --path"),
    ("gc", "gc --dry-run"),
    ("rebuild", "rebuild --dry-run"),
    ("schema", "schema"),
    ("jobs", "jobs list"),
    ("pipeline_list", "pipeline list"),
    ("pipeline_show", "pipeline show scene-sdxl@1"),
    ("pipeline_diff", "pipeline diff scene-sdxl@1 scene-sd15@1"),
    ("pipeline_verify", "pipeline verify"),
    ("models", "models list"),
    ("bench", "bench consistency --published"),
    ("build_blocked", "build"),
    ("status_late", "status"),
    ("serve_without_accounts", "serve --host 0.0.0.0"),
    ("serve_wrong_port", "serve --port 80000"),
    ("user_list_none", "user list"),
    ("user_add", "user add asha --name 'Asha Rao' --email asha@example.org --no-password"),
    ("user_add_another", "user add bartholomew --name 'Mr. Bartholomew' --no-password"),
    ("user_add_taken", "user add asha --no-password"),
    ("user_change", "user change bartholomew --admin"),
    ("user_disable", "user disable bartholomew"),
    ("user_password_nowhere", "user password asha"),
    ("member_list_none", "member list"),
    ("member_add", "member add asha --role owner"),
    ("member_add_another", "member add bartholomew --role supervisor"),
    ("member_change", "member change bartholomew --role viewer"),
    ("member_list", "member list"),
    ("member_remove", "member remove bartholomew"),
    ("member_remove_refused", "member remove asha"),
    ("token_list_none", "token list"),
    ("token_add", "token add ci --role machine --days 30"),
    ("token_add_personal", "token add"),
    ("token_list", "token list"),
    ("token_add_metrics", "token add prometheus --metrics"),
    ("token_revoke", "token revoke ci prometheus"),
    ("token_revoke_all", "token revoke --all"),
    ("token_revoke_which", "token revoke"),
    ("guest_list_none", "guest list"),
    ("guest_add", "guest add 'the client' S01 S03/1"),
    ("guest_list", "guest list"),
    ("user_list", "user list"),
    ("user_sign_out", "user sign-out asha"),
    ("user_sign_out_all", "user sign-out --all --tokens"),
    ("user_sign_out_whom", "user sign-out"),
    ("user_sessions", "user sessions asha"),
    ("user_log", "user log --limit 9"),
    ("init", "init ../other"),
    ("init_here", "-C ../bare init"),
    ("draft", "draft scripts/lighthouse.fountain --frames 2 --out exports/draft.pdf"),
)
NOT_FOR_EYES = ("script_elements", "open")  # lines for other programs: never wrapped


class Shows:
    """Every function of the faces that writes to a console; each is asked at all widths when it is called."""

    def __init__(self) -> None:
        self.called: set[str] = set()
        self._buffers: dict[int, io.StringIO] = {}
        self._inside = False

    def texts(self) -> dict[int, str]:
        """What was written since the last time, by width."""
        found = {width: buffer.getvalue() for width, buffer in self._buffers.items()}
        self._buffers = {}
        return found

    def wrapped(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, which writes at every width when it is the first to get the console."""

        def show(*given: Any, **named: Any) -> Any:
            self.called.add(name)
            if self._inside:
                return function(*given, **named)
            self._inside = True
            try:
                for width in WIDTHS:
                    buffer = self._buffers.setdefault(width, io.StringIO())
                    console = Console(
                        file=buffer, width=width, no_color=True, highlight=False, legacy_windows=False
                    )
                    again = [console if isinstance(g, Console) else g for g in given]
                    answer = function(*again, **named)
                return answer
            finally:
                self._inside = False

        return show


def console_functions() -> dict[str, FunctionType]:
    """`check.show`, …: each function of a module of the faces that takes a console."""
    found = {}
    for info in pkgutil.iter_modules(storyboard_cli.cli.__path__):
        module = import_module(f"storyboard_cli.cli.{info.name}")
        for name, value in vars(module).items():
            own = isinstance(value, FunctionType) and value.__module__ == module.__name__
            if own and "console" in inspect.signature(value).parameters:
                found[f"{info.name}.{name}"] = value
    return found


@contextmanager
def watched() -> Iterator[Shows]:
    """While it lasts, every function that writes to a console is one of `Shows`."""
    shows = Shows()
    functions: dict[Any, Callable[..., Any]] = {
        f: shows.wrapped(name, f) for name, f in console_functions().items()
    }
    modules = [m for name, m in sys.modules.items() if name.startswith("storyboard_cli.cli.")]
    places: list[tuple[Any, str]] = [(module, name) for module in modules for name in list(vars(module))]
    for module in modules:
        commands = [getattr(module, "COMMAND", None), *getattr(module, "COMMANDS", {}).values()]
        places += [(command, "show") for command in commands if command is not None]
    replaced = [
        (place, name, value)
        for place, name in places
        if isinstance(value := getattr(place, name), FunctionType) and value in functions
    ]
    for place, name, value in replaced:
        object.__setattr__(place, name, functions[value])  # a command is frozen
    try:
        yield shows
    finally:
        for place, name, value in replaced:
            object.__setattr__(place, name, value)


def write_film(root: Path) -> None:
    """The project's files, before anything is compiled; and an empty folder beside it."""
    (root.parent / "bare").mkdir(parents=True)
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def run_all(shows: Shows) -> Iterator[tuple[str, str]]:
    """(name, text) of every row."""
    import shlex

    for name, command in ROWS:
        errors, out = io.StringIO(), io.StringIO()
        with redirect_stderr(errors), redirect_stdout(out):
            code = main(shlex.split(command))
        yield name, _text(command, code, shows.texts(), errors.getvalue(), out.getvalue())


def run_by_hand(shows: Shows) -> Iterator[tuple[str, str]]:
    """(name, text) of every answer that was written by hand."""
    for name, function, model, said in BY_HAND:
        module, _, show = function.partition(".")
        kind, _, made = model.partition(".")
        answer = getattr(import_module(f"storyboard_cli.ops.{kind}"), made).model_validate(said)
        given = (Console(), 0, answer) if function == "review_walk._sum_up" else (answer, Console())
        getattr(import_module(f"storyboard_cli.cli.{module}"), show)(*given)
        yield name, _text(f"({function})", 0, shows.texts(), "", "")


def _text(command: str, code: int, texts: dict[int, str], errors: str, out: str) -> str:
    parts = [f"$ sb {command}\n" + (f"(exit {code})\n" if code else "")]
    parts += [f"---- {width} ----\n{plain(text)}" for width, text in texts.items()]
    if not texts and out:
        parts.append(f"---- stdout ----\n{plain(out)}")
    if errors:
        parts.append(f"---- stderr ----\n{plain(errors)}")
    return "".join(parts)


def plain(text: str) -> str:
    """Without what changes from day to day and from machine to machine; as wide as before where it can be."""
    for pattern, instead in _CHANGING:
        text = re.sub(pattern, instead, text, flags=re.MULTILINE)
    return text


def _zeros(found: re.Match[str]) -> str:
    return re.sub(r"\d", "0", found[0])


_CHANGING: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\\", "/"),
    (
        r"(?:(?<=^sb)|(?<=#sb))(guest)?_[a-z2-7]{12}_[\w-]{43}$",
        lambda m: f"{m[1] or ''}_{'c0ffee' * 9}"[: len(m[0])],
    ),
    (r"\b(?=\w*[2-7]\b)[a-z2-7]{12}\b", "abcdefghijk2"),
    (r"\S*/comfy_workflows/", "<sb>/comfy_workflows/"),
    (r"\b20\d\d-\d\d-\d\d\b", "2026-02-19"),
    (r"(?<=2026-02-19[ T])\d\d:\d\d(:\d\d)?\b", lambda m: "09:00:00"[: len(m[0])]),
    (r"\b20\d{6}T\d{6}Z(-\d)?", "20260219T090000Z"),
    (r" in \d+\.\d s\b", " in 1.0 s"),
    (r"\babout \d+ s\b", "about 1 s"),
    (r"(?<=  )\d+\.\d s$", "0.1 s"),  # how long a step of a build took
    (r"\b\d+\.\d KB", "9.9 KB"),
    (r"\b\d{1,3}\.\d{3}\b", _zeros),  # likenesses and their limits
    (r"\bp [\d.e-]+", "p 0.5"),
    (r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b", lambda m: ("c0ffee" * 20)[: len(m[0])]),
    (r" +$", ""),
)


if __name__ == "__main__":
    import tempfile

    os.environ.update(NO_COLOR="1", SB_ACTOR="Test Person <test@example.org>", SB_JOBS="1")
    known = set(console_functions())
    with tempfile.TemporaryDirectory() as folder, watched() as shows:
        film = Path(folder) / "film"
        write_film(film)
        os.chdir(film)
        FOLDER.mkdir(exist_ok=True)
        for name, text in (*run_all(shows), *run_by_hand(shows)):
            (FOLDER / f"{name}.txt").write_text(text, "utf-8", newline="\n")
        print("no text of (tests/cli/test_shown.py says why):", *sorted(known - shows.called))  # noqa: T201
        os.chdir("/")
