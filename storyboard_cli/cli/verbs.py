"""The table of verbs: what `sb --help` shows, and which module is imported when one is used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A word after `sb`. `summary` is the first line of the command's own help (a test holds it)."""

    name: str
    panel: str
    summary: str

    @property
    def module(self) -> str:
        """Module under `storyboard_cli.cli`; Python keywords and builtins get an underscore."""
        return {"import": "import_", "open": "open_"}.get(self.name, self.name)


VERBS: tuple[Verb, ...] = (
    Verb("init", "Write", "Start a project in a folder, or copy an example there."),
    Verb("new", "Write", "Write a starting spec for an asset, or for every name that a script uses."),
    Verb("validate", "Write", "Check every spec, script and lock; says all mistakes at once."),
    Verb("schema", "Write", "Write the JSON Schemas of all file formats."),
    Verb("compile", "Write", "Turn scripts into scenes and frames, keeping the identity of what was there."),
    Verb("script", "Write", "Look into a script: elements, statistics, suggestions."),
    Verb("alias", "Write", "Say which asset a name in the scripts means."),
    Verb("explain", "Write", "Show where each field of a frame comes from."),
    Verb("diff", "Write", "Show what changed between two versions of an asset."),
    Verb("rename", "Write", "Give an asset that nothing uses another id."),
    Verb("delete", "Write", "Delete an asset that nothing refers to."),
    Verb("generate", "Assets", "Draw or generate the pictures of assets as takes."),
    Verb("import", "Assets", "Bring pictures of your own into an asset as a take."),
    Verb("lock", "Assets", "Freeze an asset's spec and pictures as a new version."),
    Verb("unlock", "Assets", "Retire a locked version, with a reason."),
    Verb("restore", "Assets", "Make an old version the working spec again."),
    Verb("versions", "Assets", "List the locked versions of an asset."),
    Verb("search", "Assets", "Find assets and frames by words, tags, or a picture."),
    Verb("deps", "Assets", "Show what a scene needs, resolved to locked versions."),
    Verb("draft", "Board", "Draw a board of any screenplay, marked as a draft, without a project."),
    Verb("status", "Board", "Say where the project stands and what to do next."),
    Verb("plan", "Board", "Show what would be rendered, and why."),
    Verb("render", "Board", "Render the frames that are not fresh."),
    Verb("check", "Board", "Check rendered frames against their locked assets."),
    Verb("layout", "Board", "Write a frame's pose, depth, line and mask pictures."),
    Verb("lint", "Board", "Find breaks of continuity: line crossings, jump cuts, teleporting props."),
    Verb("build", "Board", "Compile, validate, render, check and export in one go."),
    Verb("open", "Board", "Open the newest PDF, a scene or a frame."),
    Verb("review", "Review", "Walk through the frames that need a decision."),
    Verb("approve", "Review", "Approve frames as they are shown now."),
    Verb("retake", "Review", "Ask for frames to be made again, with a note."),
    Verb("reject", "Review", "Reject frames, with a reason."),
    Verb("allow", "Review", "Permit a frame to differ from a rule, with a reason."),
    Verb("timeline", "Review", "Show and edit the cut: order, durations, transitions."),
    Verb("rollback", "Review", "Bring order and approvals back to how they were."),
    Verb("compare", "Review", "Put versions of a frame side by side in one picture."),
    Verb("export", "Export", "Write the board as PDF, pictures, cut or animation files."),
    Verb("conform", "Export", "Read an editor's cut back as a change of the timeline."),
    Verb("comfy", "Admin", "Look at ComfyUI servers: reachable, complete, ready."),
    Verb("jobs", "Admin", "List, retry, cancel and collect render jobs."),
    Verb("pipeline", "Admin", "List, inspect and import ComfyUI workflows."),
    Verb("models", "Admin", "List, import and verify embedding models."),
    Verb("log", "Admin", "Show what happened, newest last."),
    Verb("audit", "Admin", "List verdicts, exceptions, prompts, seeds and locks for a review."),
    Verb("verify", "Admin", "Prove that ledger, files, locks and pictures are what they say."),
    Verb("rebuild", "Admin", "Make the ledger again from the project's files."),
    Verb("gc", "Admin", "Delete old renders that nothing needs any more."),
    Verb("doctor", "Admin", "Check this machine and say what is missing."),
    Verb("bench", "Admin", "Measure consistency of the rendered project."),
)

BY_NAME = {verb.name: verb for verb in VERBS}
