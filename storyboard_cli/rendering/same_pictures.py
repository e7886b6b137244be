"""New pictures that are just the ones that were there: what changed is nothing that is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.ledger.rows import RenderRow
from storyboard_cli.project.turned_down import advice
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.rendering.frame_jobs import FrameJob
from storyboard_cli.timeline.review import Decision, Drawn, by_frame, last_word, seen_before

SAME_PICTURE, AS_BEFORE = "same-picture", "looks-as-before"
_NAMED = 5  # frames that one line names


def same_as_sent_back(workspace: Workspace, made: Mapping[str, int]) -> list[Problem]:
    """A warning for each frame whose new version, of those `made`, is the picture that was turned down."""
    turned_down = _turned_down(workspace)
    if not turned_down:
        return []
    found = []
    for frame_id, version in made.items():
        rows = workspace.views.renders_of(frame_id)
        row = next((row for row in rows if row.render_version == version), None)
        seen = turned_down.get(row.uid) if row is not None else None
        if row is None or seen is None:
            continue
        same = seen_before(seen, _drawn(row), [_drawn(r) for r in rows if r.uid == row.uid])
        if same:
            word = "sent back" if seen.decision == "retake" else "rejected"
            said = f"{frame_id}: v{version} has {same} as v{seen.render_version}, which was {word}"
            said += f" ({seen.note})" if seen.note else ""
            found.append(Problem(Severity.warning, SAME_PICTURE, said, hint=advice(workspace, [frame_id])))
    return found


def same_as_before(workspace: Workspace, work: Sequence[FrameJob]) -> dict[str, int]:
    """By frame, the version before the one just made, where that has another recipe and the same pixels."""
    found = {}
    for one in work:
        if one.version == 1:
            continue
        rows = [r for r in workspace.views.renders_of(one.frame_id) if r.uid == one.planned.frame.uid]
        new = next((row for row in rows if row.render_version == one.version), None)
        before = next((row for row in rows if row.render_version < one.version), None)
        if new is None or before is None or new.recipe_hash == before.recipe_hash:
            continue
        if new.pixel_sha256 and new.pixel_sha256 == before.pixel_sha256:
            found[one.frame_id] = before.render_version
    return found


def told_as_before(work: Sequence[FrameJob], same: Mapping[str, int], renderer: str) -> list[Problem]:
    """One line for all pictures that were drawn anew and look as they did."""
    alike = [one for one in work if one.frame_id in same]
    if not alike:
        return []
    names = ", ".join(one.frame_id for one in alike[:_NAMED])
    more = f" and {len(alike) - _NAMED} more" if len(alike) > _NAMED else ""
    why = "; ".join(dict.fromkeys(reason for one in alike for reason in one.reasons))
    looks = "looks just as it did" if len(alike) == 1 else "look just as they did"
    said = f"{names}{more} {looks}: {renderer} draws nothing of what changed{f' ({why})' if why else ''}"
    first = {"selectors": [alike[0].frame_id]}
    hint = Mend("explain", first, "`{}` says what is read of its words and what is drawn")
    return [Problem(Severity.info, AS_BEFORE, said, hint=hint)]


def answering(workspace: Workspace, work: Sequence[FrameJob]) -> set[str]:
    """Of frames that would be rendered, those whose recipe is another than that of the picture sent back."""
    turned_down = _turned_down(workspace)
    found = set()
    for one in work:
        seen = turned_down.get(one.planned.frame.uid)
        if seen is None or seen.recipe_hash != one.job.recipe.recipe_hash:
            found.add(one.frame_id)
    return found


def _turned_down(workspace: Workspace) -> dict[str, Decision]:
    """By uid, the last word about each frame, where it was sent back or rejected."""
    last = {uid: last_word(said) for uid, said in by_frame(workspace.decisions).items()}
    return {uid: d for uid, d in last.items() if d is not None and d.decision in ("retake", "reject")}


def _drawn(row: RenderRow) -> Drawn:
    return Drawn(row.render_version, row.pixel_sha256, row.recipe_hash, row.code_version)
