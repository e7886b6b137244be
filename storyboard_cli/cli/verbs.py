"""The table of verbs: what `sb --help` shows, and which module is imported when one is used."""

from __future__ import annotations

from dataclasses import dataclass

from storyboard_cli.ops.catalogue import CATALOGUE


@dataclass(frozen=True, slots=True)
class Verb:
    """A word after `sb`. `summary` is the first line of its help."""

    name: str
    panel: str
    summary: str

    @property
    def module(self) -> str:
        """Module under `storyboard_cli.cli`; Python keywords and builtins get an underscore."""
        return {"import": "import_", "open": "open_"}.get(self.name, self.name)


def _one(name: str, panel: str) -> Verb:
    """A verb that is one operation; the others are groups."""
    return Verb(name, panel, CATALOGUE[name].summary)


VERBS: tuple[Verb, ...] = (
    _one("init", "Write"),
    _one("new", "Write"),
    _one("validate", "Write"),
    _one("schema", "Write"),
    _one("compile", "Write"),
    Verb("script", "Write", "Look into a script: elements, statistics, suggestions."),
    Verb("alias", "Write", "Say which asset a name in the scripts means."),
    _one("explain", "Write"),
    _one("diff", "Write"),
    _one("rename", "Write"),
    _one("delete", "Write"),
    _one("generate", "Assets"),
    _one("import", "Assets"),
    _one("lock", "Assets"),
    _one("unlock", "Assets"),
    _one("restore", "Assets"),
    _one("versions", "Assets"),
    _one("search", "Assets"),
    _one("deps", "Assets"),
    _one("draft", "Board"),
    _one("status", "Board"),
    _one("plan", "Board"),
    _one("render", "Board"),
    _one("pick", "Board"),
    _one("check", "Board"),
    _one("layout", "Board"),
    _one("lint", "Board"),
    _one("build", "Board"),
    _one("open", "Board"),
    _one("review", "Review"),
    _one("approve", "Review"),
    _one("retake", "Review"),
    _one("reject", "Review"),
    _one("allow", "Review"),
    Verb("timeline", "Review", "Show and edit the cut: order, durations, transitions."),
    _one("rollback", "Review"),
    _one("compare", "Review"),
    Verb("export", "Export", "Write the board as PDF, pictures, cut or animation files."),
    _one("conform", "Export"),
    Verb("studio", "Server", "Open Studio in the browser: the board, to look at and decide."),
    _one("serve", "Server"),
    Verb("user", "Server", "Make and manage the accounts of a server."),
    Verb("member", "Server", "Say who is what in a project."),
    Verb("token", "Server", "Make and revoke tokens, with which programs use a server."),
    Verb("guest", "Server", "Make links for people without an account."),
    Verb("comfy", "Admin", "Look at ComfyUI servers: reachable, complete, ready."),
    Verb("jobs", "Admin", "List, retry, cancel and collect render jobs."),
    Verb("pipeline", "Admin", "List, inspect and import ComfyUI workflows."),
    Verb("models", "Admin", "List, import and verify embedding models."),
    _one("log", "Admin"),
    _one("audit", "Admin"),
    _one("verify", "Admin"),
    _one("rebuild", "Admin"),
    _one("gc", "Admin"),
    _one("doctor", "Admin"),
    Verb("bench", "Admin", "Measure consistency of the rendered project."),
)

BY_NAME = {verb.name: verb for verb in VERBS}
