"""What is said about names: one message for each unknown one, and typos between cues suspected aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from storyboard_cli.core.ids import AssetType
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.problems import Problem, Severity, Where
from storyboard_cli.script.aliases import folded, name_key, without_article
from storyboard_cli.script.drafts import ScriptScene
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.resolve import Resolver, Unresolved, candidates, is_typo
from storyboard_cli.script.same_people import same_people

_SHOWN_LINES = 5
_MANY_TIMES = 4  # a name used so many times more than another is the one that was meant


def settle_unresolved(resolver: Resolver) -> list[Unresolved]:
    """The unknown names in order of first use, each with its candidates. None in a draft."""
    if resolver.draft:
        return []
    found = [u for u in resolver.unresolved.values() if u.at]
    for name in found:
        name.candidates = candidates(name.name, name.kind, resolver.table)
    return sorted(found, key=lambda u: (u.at[0].path, u.at[0].line, u.name))


def settle_uncast(resolver: Resolver) -> list[Unresolved]:
    """Named people who are seen and never speak, in order of first use. None in a draft."""
    if resolver.draft:
        return []
    spoken = {key for kind, key in resolver.unresolved if kind is AssetType.character}
    seen = [u for key, u in resolver.uncast.items() if u.at and key not in spoken]
    return sorted(seen, key=lambda u: (u.at[0].path, u.at[0].line, u.name))


def uncast_problems(uncast: Sequence[Unresolved], scenes: Sequence[Scene]) -> list[Problem]:
    """One word about everybody who is seen, never speaks and has no asset."""
    seen = Counter(
        asset
        for scene in scenes
        for frame in scene.live_frames
        for asset in {s.asset for s in frame.shown if s.in_view is True}
    )
    problems = []
    for name in uncast:
        count = seen[name.placeholder]
        frames = "1 frame" if count == 1 else f"{count} frames"
        message = f"{name.name} is seen in {frames} and has no asset"
        hint = Mend("new", {"from_script": True}, "{}")
        problems.append(Problem(Severity.info, "uncast", message, name.at[0], hint, name.name))
    return problems


def name_problems(
    resolver: Resolver, scenes: Sequence[ScriptScene], unresolved: Sequence[Unresolved]
) -> list[Problem]:
    """One problem a name."""
    uses = _cue_uses(scenes, resolver)
    suspects = _typos(uses)
    problems = []
    for name in unresolved:
        name.suspect = (
            suspects.get(without_article(folded(name.name))) if name.kind is AssetType.character else None
        )
        problems.append(_unresolved(name))
    known = {without_article(folded(u.name)) for u in unresolved}
    for rare, common in suspects.items():
        if rare not in known:
            problems.append(_suspected(rare, common, uses))
    problems += same_people(uses, resolver)
    problems += _sentence_cues(uses, scenes)
    return problems


def _cue_uses(scenes: Sequence[ScriptScene], resolver: Resolver) -> dict[str, list[tuple[str, Where]]]:
    """Folded name → every cue of it (name as written, place); a cue counts once, whatever its speech has, and
    a joint one for each of its people.
    """
    uses: dict[str, list[tuple[str, Where]]] = {}
    for scene in scenes:
        for frame in scene.draft.frames:
            seen: set[tuple[str, int]] = set()
            for speech in frame.speeches:
                for name in resolver.cast.group(speech.cue) or (speech.cue.name,):
                    key = name_key(name)
                    if (key, speech.line) not in seen:
                        seen.add((key, speech.line))
                        uses.setdefault(key, []).append((name, scene.where(speech.line, speech.column)))
    return uses


def _typos(uses: dict[str, list[tuple[str, Where]]]) -> dict[str, str]:
    """Rare cue → the frequent cue that it may be a slip of: MARGERET once beside MARGARET forty times."""
    counts = Counter({name: len(at) for name, at in uses.items()})
    frequent = [(name, n) for name, n in counts.most_common() if n >= _MANY_TIMES]
    found = {}
    for name, n in counts.items():
        if n > 2:
            continue
        near = [
            other
            for other, many in frequent
            if many >= n * _MANY_TIMES and other != name and is_typo(name, other)
        ]
        if near:
            found[name] = near[0]
    return found


def _unresolved(name: Unresolved) -> Problem:
    kind = name.kind.value
    where = name.at[0]
    message = f"unresolved {kind} {name.name}{_uses_text(name.at)}"
    typo = f"a typo of {name.suspect}? " if name.suspect else ""
    start = Mend("new", {"asset_type": kind, "name": name.name}, "{}")
    if name.candidates:
        meant = " or ".join(f"{c.asset} ({c.alias})" for c in name.candidates)
        add = Mend("alias.add", {"name": name.name, "target": name.candidates[0].asset}, "{}")
        hint = Mend.joined("{}did you mean {}? Then: {}; else: {}", typo, meant, add, start)
    else:
        add = Mend("alias.add", {"name": name.name}, "{}", blanks=("target",))
        hint = Mend.joined("{}{}, or: {}", typo, start, add)
    return Problem(Severity.warning, f"unresolved-{kind}", message, where, hint, name.name)


def _uses_text(at: Sequence[Where]) -> str:
    if len(at) == 1:
        return ""
    lines = list(dict.fromkeys(w.line for w in at))
    shown = ", ".join(map(str, lines[:_SHOWN_LINES])) + (", …" if len(lines) > _SHOWN_LINES else "")
    return f" ({len(at)} uses: {'line' if len(lines) == 1 else 'lines'} {shown})"


def quoted(name: str) -> str:
    """A name as one shell word."""
    return name if name.replace("_", "").isalnum() else '"' + name.replace('"', '\\"') + '"'


def _suspected(rare: str, common: str, uses: dict[str, list[tuple[str, Where]]]) -> Problem:
    (written, where), *_ = uses[rare]
    usual = Counter(name for name, _ in uses[common]).most_common(1)[0][0]
    message = f"{written} speaks {_times(len(uses[rare]))}, {usual} {_times(len(uses[common]))}: a typo?"
    return Problem(Severity.warning, "name-typo", message, where, f"if it is, write {usual}", written)


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _sentence_cues(uses: dict[str, list[tuple[str, Where]]], scenes: Sequence[ScriptScene]) -> list[Problem]:
    """A line in capitals that speaks once and ends like a sentence was meant as action."""
    sentences = {
        s.cue.name for scene in scenes for f in scene.draft.frames for s in f.speeches if s.cue.like_action
    }
    found = []
    for at in uses.values():
        name, where = at[0]
        if len(at) == 1 and len(name.split()) >= 3 and name in sentences:
            found.append(
                Problem(Severity.info, "cue-or-action",
                f"{name} reads like action, but stands where a character stands",
                        where, f"if it is action, write !{name}", name)
            )  # fmt: skip
    return found
