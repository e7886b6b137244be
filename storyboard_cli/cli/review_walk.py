"""The walk of `sb review`: one frame after the other, its picture, and one key a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from storyboard_cli.cli.face import Face
from storyboard_cli.cli.lines import worded
from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.errors import SbError

if TYPE_CHECKING:
    from rich.console import Console

    from storyboard_cli.ops.review import ReviewAnswer, ReviewAsk, ReviewItem
    from storyboard_cli.project.workspace import Workspace

_KEYS = (
    ("a", "approve"),
    ("e", "accept with note"),
    ("r", "retake"),
    ("c", "comment"),
    ("v", "compare"),
    ("s", "skip"),
    ("q", "quit"),
)


def walk(face: Face, ask: ReviewAsk) -> None:
    """Ask about every frame that needs a decision, until there is none left or the person has enough."""
    from storyboard_cli.cli.review_list import listed
    from storyboard_cli.ops import review as op

    console = face.console()
    decided = 0
    with face.workspace() as workspace:
        answer = op.review(workspace, ask, face.caller())
        if not answer.items:
            listed(answer, console)
            return
        for number, item in enumerate(answer.items, 1):
            _present(workspace, console, item, f"{number} of {len(answer.items)}")
            done = _decide(workspace, console, face, item)
            if done is None:
                break
            decided += done
    _sum_up(console, decided, answer)


def _present(workspace: Workspace, console: Console, item: ReviewItem, place: str) -> None:
    from storyboard_cli.cli.pictures import show_pictures
    from storyboard_cli.cli.tables import state

    console.rule(Text(f"{item.frame_id}  shot {item.shot}  v{item.render_version}  ({place})"), align="left")
    console.print(Text(item.heading, style="dim"))
    console.print(Text(item.action))
    shown = [(f"v{item.render_version}", item.picture)] if item.picture else []
    shown += [("before", item.previous)] if item.previous else []
    shown += [(f"{r.asset} {r.role}", r.path) for r in item.references[:2]]
    show_pictures(console, [(title, workspace.root / path) for title, path in shown if path])
    console.print(
        state(item.review_status), Text("·"), state(item.verdict), Text("·"), state(item.render_state)
    )
    for line in item.reasons:
        console.print(Text(f"  changed: {line}", style="yellow"))
    for line in item.findings:
        console.print(Text(f"  check: {line}", style="red" if item.failing_rules else "yellow"))
    for said in item.said[-3:]:
        version = f" v{said.render_version}" if said.render_version else ""
        drawn = " (with a drawing)" if said.drawing else ""
        word = "reply" if said.reply_to and said.decision == "comment" else said.decision
        console.print(
            Text(f"  {said.at[:10]} {said.by.split(' <')[0]}: {word}{version} {said.note}{drawn}", "dim")
        )


def _decide(workspace: Workspace, console: Console, face: Face, item: ReviewItem) -> int | None:
    """1 where something was decided, 0 where the frame was skipped, None to stop."""
    import typer

    while True:
        line = Text()
        for key, word in _KEYS:
            line.append(f" {key}", style="bold cyan")
            line.append(f" {word} ", style="dim")
        console.print(line)
        key = typer.getchar()
        if key in ("q", "\x03", "\x04", "\x1b"):
            return None
        if key in ("s", " ", "\r", "\n"):
            return 0
        try:
            if _act(workspace, console, face, item, key):
                return 1
        except Cancelled:
            raise
        except SbError as error:
            console.print(Text(error.message, style="red"))
            for problem in error.problems:
                console.print(Text(f"  {problem.message}"), Text(worded(problem.hint or ""), style="dim"))
            if error.hint:
                console.print(Text(f"  {worded(error.hint)}", style="dim"))


def _act(workspace: Workspace, console: Console, face: Face, item: ReviewItem, key: str) -> bool:
    """Do what the key says; True when the frame is decided."""
    from storyboard_cli.cli.decided import show_decided
    from storyboard_cli.ops import approve, compare, retake, review

    report, names, seen = face.caller(), [item.frame_id], item.render_version
    if key == "a":
        show_decided(
            console,
            approve.approve(workspace, approve.ApproveAsk(selectors=names, seen=seen), report).approved,
        )
        return True
    if key == "e":
        return _accept(workspace, console, face, item)
    if key == "r":
        note = _asked(console, "what should be different?")
        if note:
            made = retake.retake(workspace, retake.RetakeAsk(selectors=names, note=note, seen=seen), report)
            show_decided(console, made.decided)
        return bool(note)
    if key == "c":
        note = _asked(console, "comment")
        if note:
            show_decided(
                console,
                review.comment(
                    workspace, review.ReviewCommentAsk(selectors=names, note=note, seen=seen), report
                ).commented,
            )
    elif key == "v":
        made_picture = compare.compare(workspace, compare.CompareAsk(frame=item.frame_id), report)
        from storyboard_cli.cli.pictures import show_pictures

        show_pictures(console, [(made_picture.path, workspace.root / made_picture.path)])
    return False


def _accept(workspace: Workspace, console: Console, face: Face, item: ReviewItem) -> bool:
    """Grant an exception for every rule that fails, then approve."""
    from storyboard_cli.cli.decided import show_decided
    from storyboard_cli.ops import allow, approve

    note = _asked(console, "why is it right as it is?")
    if not note:
        return False
    report = face.caller()
    for rule in item.failing_rules:
        granted = allow.allow(
            workspace,
            allow.AllowAsk(selector=item.frame_id, rule=rule, reason=note, seen=item.render_version),
            report,
        )
        show_decided(console, granted.granted)
    ask = approve.ApproveAsk(selectors=[item.frame_id], note=note, seen=item.render_version)
    show_decided(console, approve.approve(workspace, ask, report).approved)
    return True


def _asked(console: Console, question: str) -> str:
    """One line of text; empty to go back to the keys."""
    try:
        return console.input(Text(f" {question} ", style="bold")).strip()
    except (EOFError, KeyboardInterrupt):
        console.print()
        return ""


def _sum_up(console: Console, decided: int, answer: ReviewAnswer) -> None:
    from storyboard_cli.cli.tables import count, hint

    left = len(answer.items) - decided
    console.print(f"[bold]{count(decided, 'frame')} decided[/]" + (f"  [dim]{left} left[/]" if left else ""))
    if decided:
        hint(console, "the decisions are in `review/`, approved pictures in `approved/`: commit both")
