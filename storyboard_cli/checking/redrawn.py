"""Tells whether a picture is, to the pixel, what sb itself draws of the locked assets."""

from __future__ import annotations

from storyboard_cli.checking.calibrations import settings_of
from storyboard_cli.checking.frame_look import Opened
from storyboard_cli.checking.session import CheckSession
from storyboard_cli.consistency import count
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.consistency.redrawn import failed_likeness, set_aside
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import image_sha256
from storyboard_cli.plan.recipe import Recipe
from storyboard_cli.project.placed import with_pictures

_OWN = "preview-"  # how the ids of sb's own renderer begin
_SEEN = ("character", "environment", "style")  # kinds of asset whose pictures are compared


def with_redrawn(session: CheckSession, opened: Opened, findings: list[Finding]) -> list[Finding]:
    """The findings; those about likeness are set aside where the picture is sb's own drawing.

    It is drawn again only where one of them fails and every picture that it is compared with was drawn by
    sb, too: a fifth of a second for a frame that would be in quarantine otherwise.
    """
    wanted = opened.candidate.wanted
    failed = [f for f in failed_likeness(findings) if not _was_asked_for(session, f)]
    if not failed or wanted is None or not wanted.renderer.startswith(_OWN):
        return findings
    named = {f.asset for f in failed if f.asset} | {f.other for f in failed if f.other}
    if not _all_drawn(session, wanted, named) or _redrawn(session, wanted) != opened.pixels:
        return findings
    return [set_aside(f) if f in failed else f for f in findings]


def _was_asked_for(session: CheckSession, finding: Finding) -> bool:
    """Tells whether somebody set a limit for that asset by hand, or uses a detector of people: both hold
    whoever draws."""
    if finding.rule.startswith(count.RULE):
        return session.detector is not None
    current = session.workspace.registry.current(finding.asset) if finding.asset else None
    return current is not None and settings_of(session.workspace, current).threshold is not None


def _all_drawn(session: CheckSession, wanted: Recipe, named: set[str]) -> bool:
    """Tells whether sb drew the locked pictures of these assets and of all others that the frame uses."""
    uses = {u.asset_id: u.version for u in wanted.assets if u.asset_type in _SEEN}
    for asset_id in named - set(uses):
        current = session.workspace.registry.current(asset_id)
        uses[asset_id] = current.version if current else 0
    locks = [session.workspace.registry.lock(asset_id, version) for asset_id, version in uses.items()]
    return all(lock is not None and lock.generator.startswith(_OWN) for lock in locks)


def _redrawn(session: CheckSession, wanted: Recipe) -> str:
    """Hash of the pixels that the renderer draws now; empty where it can't."""
    from storyboard_cli.render.preview.renderer import draw_image  # only where a frame fails

    try:
        return image_sha256(draw_image(wanted, with_pictures(session.workspace, wanted), ""))
    except SbError:
        return ""
