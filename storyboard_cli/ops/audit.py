"""`sb audit`: what a studio asks afterwards: locks, prompts, seeds, verdicts, exceptions and who decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.dates import past
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.ledger.base import Event
from storyboard_cli.ledger.events import fact_of
from storyboard_cli.ledger.events.assets import AssetLocked, AssetRestored, AssetUnlocked
from storyboard_cli.ledger.events.checks import CheckJudged
from storyboard_cli.ledger.events.exports import ExportMade
from storyboard_cli.ledger.events.renders import RenderStored
from storyboard_cli.ledger.events.reviews import ExceptionGranted, ReviewDecided
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.store.files import read_if_usable

Topic = Literal["locks", "prompts", "seeds", "verdicts", "exceptions", "reviews", "exports"]
TOPICS: tuple[Topic, ...] = ("locks", "prompts", "seeds", "verdicts", "exceptions", "reviews", "exports")


class AuditAsk(Ask):
    selectors: Annotated[
        list[str], asked("Only these frames, S03, S03/2, globs; or a topic.", argument="frames")
    ] = []
    topics: Annotated[list[Topic], asked("Only this; may be given twice.", "--topic", "-t")] = []
    since: Annotated[str | None, asked("From this date or moment on.", "--since", metavar="DATE")] = None


class AuditRow(Frozen):
    """One line of the audit. Every topic has the same columns, so that one table holds all of them."""

    topic: Topic = Field(description="locks, prompts, seeds, verdicts, exceptions, reviews or exports.")
    seq: int = Field(description="The event's number.")
    at: str = Field(description="When.")
    actor: str = Field(description="Who.")
    subject: str = Field(description="The frame, asset or export.")
    version: int | None = Field(None, description="Its version.")
    what: str = Field(description="What was done.")
    detail: str = Field("", description="More about it.")
    reason: str = Field("", description="Why.")
    hash: str = Field("", description="The hash that proves it.")


class AuditAnswer(Answer):
    rows: list[AuditRow] = Field([], description="The lines, oldest first.")
    counts: dict[str, int] = Field({}, description="How many there are, by topic.")
    without_picture: int = Field(
        0, description="Renders whose recipe cannot be read because the picture is not here."
    )


@signed
def audit(workspace: Workspace, ask: AuditAsk, caller: Caller) -> AuditAnswer:
    """Everything that matters to a review, from the events and from the recipes inside the pictures."""
    named = [word for word in ask.selectors if word in TOPICS]  # no frame is called so
    selectors = [word for word in ask.selectors if word not in TOPICS]
    topics = {*ask.topics, *named} or set(TOPICS)
    wanted = {f.frame_id for _, f in select_frames(workspace.scenes, selectors)} if selectors else None
    since = past(ask.since, "since", workspace.clock()).first if ask.since is not None else ""
    recipes = _Recipes(workspace, wanted_topics=topics)
    rows: list[AuditRow] = []
    events = list(workspace.log.read())
    with caller.task("Reading the log", len(events)) as task:
        for event in events:
            task.advance(1, event.subject)
            if event.at < since:
                recipes.pass_by(event)
                continue
            if wanted is not None and event.subject not in wanted:
                continue
            rows += [r for r in _rows(event, recipes) if r.topic in topics]
    counts = {t: sum(r.topic == t for r in rows) for t in TOPICS if t in topics}
    return AuditAnswer(rows=rows, counts=counts, without_picture=recipes.missing)


def _rows(event: Event, recipes: _Recipes) -> Iterator[AuditRow]:
    made = _MAKERS.get(event.kind)
    if made is not None:
        yield made(event, fact_of(event))
    if event.kind == RenderStored.kind:
        yield from recipes.rows(event, _render(event))


def _row(
    event: Event, topic: Topic, what: str, *, at: str | None = None, by: str | None = None, **more: Any
) -> AuditRow:
    """A line about an event; a decision has the time and name that its file says."""
    return AuditRow(
        topic=topic,
        seq=event.seq,
        at=at or event.at,
        actor=by or event.actor,
        subject=event.subject,
        what=what,
        **more,
    )


def _locked(event: Event, lock: AssetLocked) -> AuditRow:
    parent = f"from {lock.parent.split('@')[0]}" if lock.parent else "no parent"
    count = len(lock.pictures)
    return _row(
        event,
        "locks",
        "locked",
        at=lock.created_at,
        by=lock.created_by,
        version=lock.version,
        detail=f"{parent}, {count} picture{'' if count == 1 else 's'}, seed {lock.seed}",
        reason=lock.change_note or "",
        hash=lock.lock_hash or "",
    )


def _unlocked(event: Event, retired: AssetUnlocked) -> AuditRow:
    return _row(
        event,
        "locks",
        "retired",
        at=retired.at,
        by=retired.by,
        version=retired.version,
        reason=retired.reason or "",
    )


def _restored(event: Event, back: AssetRestored) -> AuditRow:
    return _row(event, "locks", "restored", detail=f"working spec from v{back.from_version}")


def _judged(event: Event, check: CheckJudged) -> AuditRow:
    findings = [f for f in check.findings if f.get("outcome") in ("failed", "warned")]
    said = [
        f"{f.get('rule')}: {f.get('message')}" + (f" (allowed: {f['excused']})" if f.get("excused") else "")
        for f in findings
    ]
    return _row(
        event,
        "verdicts",
        str(check.verdict),
        version=check.render_version,
        detail=" | ".join(said),
        reason=f"embedder {check.embedder}",
        hash=check.pixel_sha256 or "",
    )


def _granted(event: Event, exception: ExceptionGranted) -> AuditRow:
    until = f", until {exception.until}" if exception.until else ""
    return _row(
        event,
        "exceptions",
        str(exception.rule),
        at=exception.at,
        by=exception.by,
        version=exception.render_version,
        detail=f"{exception.scope}{until}",
        reason=exception.reason or "",
    )


def _decided(event: Event, decision: ReviewDecided) -> AuditRow:
    return _row(
        event,
        "reviews",
        str(decision.decision),
        at=decision.at,
        by=decision.by,
        version=decision.render_version,
        reason=decision.note or "",
        hash=decision.pixel_sha256 or "",
    )


def _exported(event: Event, made: ExportMade) -> AuditRow:
    return _row(
        event,
        "exports",
        "exported",
        detail=f"{made.frames} frames, {made.path}",
        hash=made.sha256 or "",
    )


_MAKERS: dict[
    str, Callable[[Event, Any], AuditRow]
] = {  # by kind; the second argument is the kind's own model
    AssetLocked.kind: _locked,
    AssetUnlocked.kind: _unlocked,
    AssetRestored.kind: _restored,
    CheckJudged.kind: _judged,
    ExceptionGranted.kind: _granted,
    ReviewDecided.kind: _decided,
    ExportMade.kind: _exported,
}


def _render(event: Event) -> RenderStored:
    fact = fact_of(event)
    assert isinstance(fact, RenderStored)
    return fact


class _Recipes:
    """Prompts and seeds of renders, read from inside the pictures, each against the version before."""

    def __init__(self, workspace: Workspace, wanted_topics: set[Topic]) -> None:
        self._files = workspace.files
        self._wanted = bool(wanted_topics & {"prompts", "seeds"})
        self._before: dict[str, Mapping[str, Any]] = {}
        self.missing = 0

    def pass_by(self, event: Event) -> None:
        """Remember a render that is not shown, so that the next one differs from it and not from nothing."""
        if event.kind != RenderStored.kind or not self._wanted:
            return
        render = _render(event)
        recipe = None if render.draft else self._read(render)
        if recipe is not None:
            self._before[event.subject] = recipe

    def rows(self, event: Event, render: RenderStored) -> Iterator[AuditRow]:
        """What a render says about its prompt and its seed."""
        if not self._wanted or render.draft:
            return
        recipe = self._read(render)
        if recipe is None:
            self.missing += 1
            return
        before = self._before.get(event.subject)
        self._before[event.subject] = recipe
        common: dict[str, Any] = {"version": render.render_version, "hash": render.recipe_hash or ""}
        what, detail = _prompt_change(recipe, before)
        yield _row(event, "prompts", what, detail=detail, **common)
        seeds = recipe["seeds"]
        lineage = " → ".join(f"{s['kind']} {s['subject']} {s['seed']}" for s in seeds["lineage"])
        assets = ", ".join(f"{name} {seed}" for name, seed in sorted(seeds.get("assets", {}).items()))
        yield _row(
            event,
            "seeds",
            f"{seeds['policy']} {seeds['seed']}",
            detail="; ".join(part for part in (lineage, assets) if part),
            reason=seeds.get("override_reason") or "",
            **common,
        )

    def _read(self, render: RenderStored) -> Mapping[str, Any] | None:
        data = read_if_usable(self._files, str(render.path))
        if data is None:
            return None
        recipe = (recipe_of(data) or {}).get("recipe")
        return recipe if isinstance(recipe, dict) and {"prompt", "seeds"} <= recipe.keys() else None


def _said(recipe: Mapping[str, Any]) -> dict[str, str]:
    """Phrase → where it came from, positive and negative."""
    prompt = recipe["prompt"]
    said = {p["text"]: p["origin"] for p in prompt["positive"]}
    return said | {f"not {p['text']}": p["origin"] for p in prompt.get("negative", [])}


def _prompt_change(recipe: Mapping[str, Any], before: Mapping[str, Any] | None) -> tuple[str, str]:
    """In a word and in full: the whole prompt at first, then only what came and went."""
    now = _said(recipe)
    if before is None:
        return "first", " | ".join(f"{text} [{origin}]" for text, origin in now.items())
    had = _said(before)
    came = [f"+ {text} [{origin}]" for text, origin in now.items() if text not in had]
    went = [f"- {text} [{origin}]" for text, origin in had.items() if text not in now]
    return ("changed", " | ".join(came + went)) if came or went else ("same", "")
