"""`sb audit`: what a studio asks afterwards: locks, prompts, seeds, verdicts, exceptions and who decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

from storyboard_cli.core.asking import Answer, Ask
from storyboard_cli.core.model import Frozen
from storyboard_cli.core.pictures import recipe_of
from storyboard_cli.core.reporter import Reporter
from storyboard_cli.ledger.base import Event
from storyboard_cli.project.selection import select_frames
from storyboard_cli.project.workspace import Workspace

Topic = Literal["locks", "prompts", "seeds", "verdicts", "exceptions", "reviews", "exports"]
TOPICS: tuple[Topic, ...] = ("locks", "prompts", "seeds", "verdicts", "exceptions", "reviews", "exports")


class AuditAsk(Ask):
    topics: list[Topic] = []  # none: all
    selectors: list[str] = []  # frames; none: everything
    since: str | None = None


class Row(Frozen):
    """One line of the audit. Every topic has the same columns, so that one table holds all of them."""

    topic: Topic
    seq: int
    at: str
    actor: str
    subject: str
    version: int | None = None
    what: str
    detail: str = ""
    reason: str = ""
    hash: str = ""


class AuditAnswer(Answer):
    rows: list[Row] = []
    counts: dict[str, int] = {}
    without_picture: int = 0  # renders whose recipe cannot be read because the picture is not here


def audit(workspace: Workspace, ask: AuditAsk, report: Reporter) -> AuditAnswer:
    """Everything that matters to a review, from the events and from the recipes inside the pictures."""
    topics = set(ask.topics or TOPICS)
    wanted = (
        {f.frame_id for _, f in select_frames(workspace.scenes, ask.selectors)} if ask.selectors else None
    )
    recipes = _Recipes(workspace, wanted_topics=topics)
    rows: list[Row] = []
    events = list(workspace.ledger.read())
    with report.task("Reading the log", len(events)) as task:
        for event in events:
            task.advance(1, event.subject)
            if ask.since and event.at < ask.since:
                recipes.pass_by(event)
                continue
            if wanted is not None and event.subject not in wanted:
                continue
            rows += [r for r in _rows(event, recipes) if r.topic in topics]
    counts = {t: sum(r.topic == t for r in rows) for t in TOPICS if t in topics}
    return AuditAnswer(rows=rows, counts=counts, without_picture=recipes.missing)


def _rows(event: Event, recipes: _Recipes) -> Iterator[Row]:
    made = _MAKERS.get(event.kind)
    if made is not None:
        yield made(event)
    if event.kind == "render.stored":
        yield from recipes.rows(event)


def _row(event: Event, topic: Topic, what: str, **more: Any) -> Row:
    version = event.body.get("render_version", event.body.get("version"))
    return Row(
        topic=topic,
        seq=event.seq,
        at=event.body.get("at") or event.body.get("created_at") or event.at,
        actor=event.body.get("by") or event.body.get("created_by") or event.actor,
        subject=event.subject,
        version=version if isinstance(version, int) else None,
        what=what,
        **more,
    )


def _locked(event: Event) -> Row:
    b = event.body
    parent = f"from {b['parent'].split('@')[0]}" if b.get("parent") else "no parent"
    pictures = f"{len(b.get('pictures') or [])} pictures, seed {b.get('seed')}"
    return _row(
        event,
        "locks",
        "locked",
        detail=f"{parent}, {pictures}",
        reason=b.get("change_note") or "",
        hash=b.get("lock_hash") or "",
    )


def _unlocked(event: Event) -> Row:
    return _row(event, "locks", "retired", reason=event.body.get("reason") or "")


def _restored(event: Event) -> Row:
    number = str(event.body.get("from_version")).removeprefix("v")
    return _row(event, "locks", "restored", detail=f"working spec from v{number}")


def _judged(event: Event) -> Row:
    b = event.body
    findings = [f for f in b.get("findings") or [] if f.get("outcome") in ("failed", "warned")]
    said = [
        f"{f.get('rule')}: {f.get('message')}" + (f" (allowed: {f['excused']})" if f.get("excused") else "")
        for f in findings
    ]
    return _row(
        event,
        "verdicts",
        str(b.get("verdict")),
        detail=" | ".join(said),
        reason=f"embedder {b.get('embedder')}",
        hash=b.get("pixel_sha256") or "",
    )


def _granted(event: Event) -> Row:
    b = event.body
    until = f", until {b['until']}" if b.get("until") else ""
    return _row(
        event,
        "exceptions",
        str(b.get("rule")),
        detail=f"{b.get('scope')}{until}",
        reason=b.get("reason") or "",
    )


def _decided(event: Event) -> Row:
    b = event.body
    return _row(
        event, "reviews", str(b.get("decision")), reason=b.get("note") or "", hash=b.get("pixel_sha256") or ""
    )


def _exported(event: Event) -> Row:
    b = event.body
    return _row(
        event,
        "exports",
        "exported",
        detail=f"{b.get('frames')} frames, {b.get('path')}",
        hash=b.get("sha256") or "",
    )


_MAKERS: dict[str, Callable[[Event], Row]] = {
    "asset.locked": _locked,
    "asset.unlocked": _unlocked,
    "asset.restored": _restored,
    "check.judged": _judged,
    "exception.granted": _granted,
    "review.decided": _decided,
    "export.made": _exported,
}


class _Recipes:
    """Prompts and seeds of renders, read from inside the pictures, each against the version before."""

    def __init__(self, workspace: Workspace, wanted_topics: set[Topic]) -> None:
        self._root = workspace.root
        self._wanted = bool(wanted_topics & {"prompts", "seeds"})
        self._before: dict[str, Mapping[str, Any]] = {}
        self.missing = 0

    def pass_by(self, event: Event) -> None:
        """Remember a render that is not shown, so that the next one differs from it and not from nothing."""
        if event.kind == "render.stored" and self._wanted and not event.body.get("draft"):
            recipe = self._read(event)
            if recipe is not None:
                self._before[event.subject] = recipe

    def rows(self, event: Event) -> Iterator[Row]:
        """What a render says about its prompt and its seed."""
        if not self._wanted or event.body.get("draft"):
            return
        recipe = self._read(event)
        if recipe is None:
            self.missing += 1
            return
        before = self._before.get(event.subject)
        self._before[event.subject] = recipe
        recipe_hash = str(event.body.get("recipe_hash") or "")
        what, detail = _prompt_change(recipe, before)
        yield _row(event, "prompts", what, detail=detail, hash=recipe_hash)
        seeds = recipe["seeds"]
        lineage = " → ".join(f"{s['kind']} {s['subject']} {s['seed']}" for s in seeds["lineage"])
        assets = ", ".join(f"{name} {seed}" for name, seed in sorted(seeds.get("assets", {}).items()))
        yield _row(
            event,
            "seeds",
            f"{seeds['policy']} {seeds['seed']}",
            detail="; ".join(part for part in (lineage, assets) if part),
            reason=seeds.get("override_reason") or "",
            hash=recipe_hash,
        )

    def _read(self, event: Event) -> Mapping[str, Any] | None:
        try:
            carried = recipe_of((self._root / str(event.body["path"])).read_bytes()) or {}
        except OSError:
            return None
        recipe = carried.get("recipe")
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
