"""Every operation of sb: its name, what it does, what it touches, and the function that does it.

A face is made from this table: the command line today, HTTP routes, roles and queues later. Reading it
imports no operation.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from storyboard_cli.core.asking import Answer, Ask

Effect = Literal[
    "reads",  # leaves the project as it is
    "writes",  # changes files or decisions of the project
    "long",  # may take minutes: a server runs it as a job
    "machine",  # speaks of this computer: its programs, models, servers
    "here",  # only for somebody who sits at this computer: it names its folders or starts its programs
    "git",  # asks the repository that the project lies in
]


On = Literal[
    "project",  # an opened project: the function is `(workspace, ask, caller)`
    "settings",  # what this machine is set to: `(settings, ask, caller)`
    "projects",  # a folder of projects, `project/projects.py:Projects`: `(projects, ask, caller)`
    "people",  # accounts, members, tokens and links of a server: `(people, ask, caller)`
]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that sb can do. `path` is module and function under `storyboard_cli.ops`."""

    name: str
    summary: str
    path: str
    effects: frozenset[Effect]
    on: On = "project"

    @property
    def function(self) -> Callable[..., Any]:
        """The function, imported now."""
        module, _, name = self.path.partition(":")
        found: Callable[..., Any] = getattr(import_module(f"storyboard_cli.ops.{module}"), name)
        return found

    @property
    def ask(self) -> type[Ask]:
        """What it is asked."""
        found: type[Ask] = _annotated(self.function)["ask"]
        return found

    @property
    def answer(self) -> type[Answer]:
        """What it answers."""
        found: type[Answer] = _annotated(self.function)["return"]
        return found


@cache
def _annotated(function: Callable[..., Any]) -> Mapping[str, Any]:
    """What the function takes and gives; a server asks it at every request."""
    return inspect.get_annotations(function, eval_str=True)


def _op(name: str, summary: str, *effects: Effect, at: str = "", on: On = "project") -> Operation:
    """`at` is module and function, where they are not what the name says: `render`, `alias.add`."""
    module, _, verb = name.partition(".")
    return Operation(name, summary, at or f"{module}:{verb or module}", frozenset(effects), on)


# fmt: off
OPERATIONS: tuple[Operation, ...] = (
    _op("init", "Start a project in a folder, or copy an example there.",
        "writes", "machine", "here", on="settings"),
    _op("project.create", "Start a project among others: empty, from a screenplay, or as an example.",
        "writes", at="create:create_project", on="projects"),
    _op("projects.list", "List the projects of a folder.",
        "reads", at="project:list_projects", on="projects"),
    _op("project.show", "Show the project, every field as it counts.", "reads"),
    _op("new", "Write a starting spec for an asset, or for every name that a script uses.", "writes"),
    _op("validate", "Check every spec, script and lock; says all mistakes at once.", "reads", "git"),
    _op("schema", "Write the JSON Schemas of all file formats.", "writes", "machine", "here", on="settings"),
    _op("compile", "Turn scripts into scenes and frames, keeping the identity of what was there.", "writes"),
    _op("script.list", "List the scripts of the project.", "reads", at="scripts:list_scripts"),
    _op("script.show", "Show a script: its text, its scenes, what is wrong with it.",
        "reads", at="scripts:show_script"),
    _op("script.frames", "Show which lines of a script each scene and frame shows.",
        "reads", at="script_page:script_frames"),
    _op("script.preview", "Say what the film would be if this were a script's text.",
        "reads", at="script_page:preview"),
    _op("script.elements", "Print every element of a script as a line of JSON.",
        "reads", on="settings"),
    _op("script.stats", "Count scenes, frames, minutes, and the cast by scene.", "reads"),
    _op("script.stats_of_file", "Count scenes, frames, minutes and the cast of a script outside a project.",
        "reads", on="settings"),
    _op("script.suggest", "List who and what has no asset, most frames first.", "reads"),
    _op("script.number", "Give scene numbers to headings that have none.",
        "writes", on="settings"),
    _op("project.patch", "Change fields of project.yaml.", "writes", at="edit:patch_project"),
    _op("script.put", "Put a script into the project.", "writes", at="edit:put_script"),
    _op("script.delete", "Take a script out of the project.", "writes", at="edit:delete_script"),
    _op("spec.put", "Write the spec of an asset.", "writes", at="edit:put_spec"),
    _op("spec.patch", "Change fields of an asset's spec.", "writes", at="edit:patch_spec"),
    _op("direction.put", "Write the direction of a scene.", "writes", at="edit:put_direction"),
    _op("direction.patch", "Change fields of a scene's direction.", "writes", at="edit:patch_direction"),
    _op("direction.delete", "Take a scene's direction out of the project.",
        "writes", at="edit:delete_direction"),
    _op("sound.put", "Put a sound into the project, to lay it under the cut.",
        "writes", at="sound:put_sound"),
    _op("sound.delete", "Take a sound out of the project.", "writes", at="sound:delete_sound"),
    _op("reference.put", "Put a picture into the project, for specs to start from.",
        "writes", at="reference:put_reference"),
    _op("alias.add", "Let a name mean an asset, in aliases.yaml.", "writes"),
    _op("alias.list", "List every name that scripts may use, and where it is said.",
        "reads", at="alias:list_names"),
    _op("alias.remove", "Take a name out of aliases.yaml.", "writes"),
    _op("explain", "Show where each field of a frame comes from.", "reads"),
    _op("diff", "Show what changed between two versions of an asset.", "reads"),
    _op("rename", "Give an asset that nothing uses another id.", "writes"),
    _op("delete", "Delete an asset that nothing refers to.", "writes"),
    _op("generate", "Draw or generate the pictures of assets as takes.", "writes", "long"),
    _op("import", "Bring pictures of your own into an asset as a take.",
        "writes", at="import_:import_"),
    _op("lock", "Freeze an asset's spec and pictures as a new version.", "writes", "long"),
    _op("renumber", "After a merge, keep both sides' versions of one number.", "writes", "git"),
    _op("unlock", "Retire a locked version, with a reason.", "writes"),
    _op("restore", "Make an old version the working spec again.", "writes", "git"),
    _op("asset.list", "List assets by name, page by page.", "reads", at="asset:list_assets"),
    _op("asset.show", "Show an asset: its versions, takes, spec, and where it is used.",
        "reads", at="asset:show_asset"),
    _op("asset.appearances", "Show every frame with an asset, and how far each is from its lock.",
        "reads", at="appearances:appearances"),
    _op("asset.version", "Begin the next version of an asset, from an older one or as it is, with changes.",
        "writes", at="asset_version:begin_version"),
    _op("versions", "List the locked versions of an asset.", "reads"),
    _op("search", "Find assets and frames by words, tags, or a picture.", "reads"),
    _op("scene.list", "List scenes in story order, page by page.", "reads", at="scene:list_scenes"),
    _op("scene.show", "Show a scene with its frames and its direction.", "reads", at="scene:show_scene"),
    _op("scene.validate", "Say what keeps a scene from being rendered.", "reads", at="scene:validate_scene"),
    _op("deps", "Show what a scene needs, resolved to locked versions.", "reads"),
    _op("draft", "Draw a board of any screenplay, marked as a draft, without a project.",
        "reads", "long", on="settings"),
    _op("status", "Say where the project stands and what to do next.", "reads"),
    _op("plan", "Show what would be rendered, and why.", "reads"),
    _op("impact", "Show what new versions of assets would make stale.", "reads"),
    _op("render", "Render the frames that are not fresh.", "writes", "long"),
    _op("pick", "Make one of a frame's variants its next version.", "writes"),
    _op("check", "Check rendered frames against their locked assets.", "writes", "long", "git"),
    _op("render.history", "Show every version of a frame, and what was decided about each.",
        "reads", at="frame_history:history"),
    _op("render.candidates", "Show the variants of a frame: their pictures and what the check says of each.",
        "reads", at="candidates:candidates"),
    _op("recipe.show", "Show what decides a frame's picture: prompt, seeds, assets, settings.",
        "reads", at="frame_recipe:show"),
    _op("check.show", "Show what the check found in one version of a frame.", "reads", at="checked:show"),
    _op("layout", "Write a frame's pose, depth, line and mask pictures.", "writes", "long"),
    _op("lint", "Find breaks of continuity: line crossings, jump cuts, teleporting props.", "reads", "git"),
    _op("build", "Compile, validate, render, check and export in one go.", "writes", "long"),
    _op("open", "Open the newest PDF, a scene or a frame.", "reads", "machine", "here", at="open_:open_"),
    _op("frames.show", "Show frames with everything that is known of each.", "reads"),
    _op("board.show", "Show the board at once: a short row for each card.", "reads"),
    _op("animatic.show", "Show how cameras move and what is said, for a player of the cut.", "reads"),
    _op("review", "Walk through the frames that need a decision.", "reads"),
    _op("comment", "Leave a remark on frames, and decide nothing.", "writes", at="review:comment"),
    _op("mentions", "Show what was said to you on frames: by your name, or in answer to you.", "reads"),
    _op("approve", "Approve frames as they are shown now.", "writes"),
    _op("retake", "Ask for frames to be made again, with a note.", "writes"),
    _op("reject", "Reject frames, with a reason.", "writes"),
    _op("allow", "Permit a frame to differ from a rule, with a reason.", "writes"),
    _op("timeline.show", "Show the cut with times.", "reads"),
    _op("timeline.reorder", "Put the whole cut into an order.", "writes", at="reorder:reorder"),
    _op("timeline.move", "Move frames after or before another one; else to the start.", "writes"),
    _op("timeline.split", "Split an entry in two of the same frame.", "writes", at="split:split"),
    _op("timeline.insert", "Use frames once more, or bring back what was taken out.", "writes"),
    _op("timeline.remove", "Take frames out of the cut; they stay in the board.", "writes"),
    _op("timeline.duration", "Set how long frames stand.", "writes"),
    _op("timeline.hold", "Let frames stand longer.", "writes"),
    _op("timeline.trim", "Cut frames off the end.", "writes"),
    _op("timeline.transition", "Cut, dissolve, wipe or fade between frames.", "writes"),
    _op("timeline.note", "Leave a note in the cut.", "writes"),
    _op("timeline.print", "Say whether frames are shown on paper.", "writes", at="timeline:print_"),
    _op("timeline.marker", "Put a marker into the cut.", "writes"),
    _op("timeline.unmarker", "Take a marker out of the cut.", "writes"),
    _op("timeline.audio", "Lay a sound under the cut.", "writes"),
    _op("timeline.unaudio", "Take a sound out of the cut.", "writes"),
    _op("timeline.reset", "Forget the cut: story order, each frame with its own duration.", "writes"),
    _op("rollback", "Bring order and approvals back to how they were.", "writes", "git"),
    _op("compare", "Put versions of a frame side by side in one picture.", "writes"),
    _op("export.pdf", "The board on paper, pictures copied as they are.",
        "writes", "long", at="export_paper:pdf"),
    _op("export.images", "Every picture as a file of its own.", "writes", "long", at="export_paper:images"),
    _op("export.contact_sheet", "All frames small on one PNG.",
        "writes", "long", at="export_paper:contact_sheet"),
    _op("export.shot_list", "Every frame as a row: texts, camera, times, status.",
        "writes", at="export_lists:shot_list"),
    _op("export.breakdown", "What each scene needs: cast, places, props, times.",
        "writes", at="export_lists:breakdown"),
    _op("export.bundle", "Pictures, sounds, shot list and cut in one zip, with hashes.",
        "writes", "long", at="export_lists:bundle"),
    _op("export.otio", "OpenTimelineIO, with all that sb knows of each frame.",
        "writes", "long", at="export_cut:otio"),
    _op("export.otioz", "OpenTimelineIO and its media in one file.", "writes", "long", at="export_cut:otioz"),
    _op("export.edl", "A CMX3600 edit decision list.", "writes", "long", at="export_cut:edl"),
    _op("export.fcpxml", "FCPXML 1.10 for Final Cut Pro and Resolve.",
        "writes", "long", at="export_cut:fcpxml"),
    _op("export.fcp7xml", "Final Cut Pro 7 XML for Premiere, Resolve and Toon Boom.",
        "writes", "long", at="export_cut:fcp7xml"),
    _op("export.storyboarder", "A Storyboarder project to draw on over the frames.",
        "writes", "long", at="export_motion:storyboarder"),
    _op("export.animatic", "The cut as a film, with moves, dissolves, sound and titles.",
        "writes", "long", at="export_motion:animatic"),
    _op("export.aftereffects", "A script that builds the cut in After Effects.",
        "writes", "long", at="export_cut:aftereffects"),
    _op("export.blender", "A script that builds cameras and the cut in Blender.",
        "writes", "long", at="export_cut:blender"),
    _op("exports.list", "List the exports that were made, newest first.", "reads", at="exports:list_exports"),
    _op("exports.show", "Show an export and its files.", "reads", at="exports:show_export"),
    _op("conform", "Read an editor's cut back as a change of the timeline.", "writes"),
    _op("comfy.doctor", "Check servers: version, missing nodes and models, memory.", "reads", "machine"),
    _op("comfy.servers", "List the servers in use and whether they answer.", "reads", "machine"),
    _op("jobs.list", "Show jobs that are open or went wrong.", "reads", at="jobs:list_jobs"),
    _op("jobs.show", "Show one job with the server's error, node and traceback.", "reads"),
    _op("jobs.retry", "Render again what failed for good or was cancelled.", "writes", "long"),
    _op("jobs.cancel", "Cancel open jobs of this project, and nobody else's.", "writes"),
    _op("jobs.collect", "Fetch what servers finished after a run was detached or killed.", "writes", "long"),
    _op("pipeline.list", "List the pipelines that sb ships and the project's own.",
        "reads", at="pipeline:list_pipelines"),
    _op("pipeline.show", "Show what a pipeline fills in, loads and needs.", "reads"),
    _op("pipeline.diff", "Show what two pipelines do differently.", "reads"),
    _op("pipeline.verify", "Check that no pipeline was changed since its release.", "reads"),
    _op("pipeline.import", "Make a pipeline of your own workflow.",
        "writes", "machine", at="pipeline:import_pipeline"),
    _op("models.list", "List the embedders that a project may name.",
        "reads", "machine", at="models:list_models"),
    _op("models.import", "Take in a folder with weights, and remember their hashes.",
        "writes", "machine", "here", at="models:import_model"),
    _op("models.pull", "Download a model by name; nothing is ever downloaded without this.",
        "writes", "long", "machine"),
    _op("models.verify", "Hash every model's files and compare with what was imported.",
        "reads", "long", "machine"),
    _op("user.add", "Make an account; the first one is an administrator's.", "writes", on="people"),
    _op("user.list", "List the accounts.", "reads", at="user:list_users", on="people"),
    _op("user.change", "Change somebody's name or address, or make them an administrator.",
        "writes", on="people"),
    _op("user.password", "Give an account another password, and sign it out.", "writes", on="people"),
    _op("user.disable", "Let nobody in with an account, at once.", "writes", on="people"),
    _op("user.sign_out", "End all sessions of an account, or of every account.",
        "writes", at="signing_out:sign_out", on="people"),
    _op("user.sessions", "List where somebody is signed in.",
        "reads", at="signing_out:list_sessions", on="people"),
    _op("user.log", "List changes of accounts, roles, tokens and links.",
        "reads", at="changes:list_changes", on="people"),
    _op("member.add", "Give somebody a role in a project.", "writes", on="people"),
    _op("member.list", "List who has a role in a project.",
        "reads", at="member:list_members", on="people"),
    _op("member.change", "Give a member another role.", "writes", on="people"),
    _op("member.remove", "Take somebody's role in a project away.", "writes", on="people"),
    _op("token.add", "Make a token for a program or a person; it is told once.", "writes", on="people"),
    _op("token.list", "List tokens: what they open, and until when.",
        "reads", at="token:list_tokens", on="people"),
    _op("token.revoke", "Let tokens open nothing from now on.", "writes", on="people"),
    _op("guest.add", "Make a link to look at frames and comment on them.",
        "writes", on="people"),
    _op("guest.list", "List a project's guest links.", "reads", at="guest:list_guests", on="people"),
    _op("guest.revoke", "Let a guest link lead nowhere from now on.", "writes", on="people"),
    _op("serve", "Serve the project, or a folder of projects, over HTTP.",
        "reads", "machine", "here", on="settings"),
    _op("log", "Show what happened, newest last.", "reads"),
    _op("audit", "List verdicts, exceptions, prompts, seeds and locks for a review.", "reads"),
    _op("verify", "Prove that ledger, files, locks and pictures are what they say.", "reads", "long"),
    _op("adopt", "Record in the ledger what files say that it does not know.", "writes"),
    _op("rebuild", "Make the ledger again from the project's files.", "writes", "long"),
    _op("gc", "Delete old renders that nothing needs any more.", "writes"),
    _op("doctor", "Check this machine and say what is missing.", "reads", "machine", "here", on="settings"),
    _op("bench.consistency", "CIDS, CSD, count and copy-paste scores of all frames.",
        "reads", "long", at="bench:bench"),
)
# fmt: on

CATALOGUE: dict[str, Operation] = {operation.name: operation for operation in OPERATIONS}
