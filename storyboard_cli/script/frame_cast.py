"""Who and what is in a frame (rules R4, R6): speakers, people named in its action, props, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from storyboard_cli.core.ids import AssetType, id_parts, parse_asset_ref
from storyboard_cli.script.aliases import folded
from storyboard_cli.script.cues import read_cue
from storyboard_cli.script.drafts import GOES_ON, DraftFrame
from storyboard_cli.script.found_cast import NOBODY, Fields, FrameCast, Present
from storyboard_cli.script.frame_subject import find_subject
from storyboard_cli.script.mentions import Mention, NameIndex
from storyboard_cli.script.resolve import NOWHERE, Meaning, Resolver
from storyboard_cli.script.words import EXPRESSIONS, PRONOUNS_MANY, PRONOUNS_ONE

if TYPE_CHECKING:
    from storyboard_cli.script.drafts import ScriptScene

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WEARS = re.compile(
    r"\b(?:in|wears|wearing|dressed in|puts on|pulls on|with)\s+(?:[\w'’-]+\s+){0,3}$|"
    r"\b(?:his|her|their|a|an|the)\s+(?:[\w'’-]+\s+){0,1}$",
    re.IGNORECASE,
)
_PERFORMANCE = {"expression", "pose", "position", "look"}


def cast_of(
    draft: DraftFrame,
    scene: ScriptScene,
    names: NameIndex,
    resolver: Resolver,
    present: Present,
    noted: Sequence[Meaning],
    read: frozenset[str] | None = None,
) -> FrameCast:
    """The cast of one frame; `present` is brought up to date.

    `read`: whom the words of the frame show, where they could be read: a name among them that shows nobody
    (`taller than ANNA`, a name on a label) puts nobody into the picture. None: every name in them does.
    """
    found = FrameCast()
    seen: dict[str, str | None] = {}  # asset → variant
    subjects = [m for name in draft.subjects if (m := _subject(name, resolver))]
    mentions = names.find(draft.description) if draft.description else []
    if draft.action and not any(m.kind is AssetType.character for m in mentions):
        offset = len(draft.text) - len(draft.action)
        named = names.find(draft.action)
        mentions += (
            [Mention(m.kind, m.target, m.start + offset, m.length, m.word) for m in named]
            if offset
            else named
        )
    if read is not None:
        mentions = [
            m for m in mentions if m.kind is not AssetType.character or _meaning(m.target).asset in read
        ]
    for meaning in (*subjects, *(_meaning(m.target) for m in mentions), *noted):
        _place(meaning, seen, found, present)
    _speak(draft, scene, resolver, present, seen, found)
    if draft.rule == GOES_ON and present.last and draft.text[:1].islower():
        seen = dict.fromkeys(present.last[:1]) | seen  # half a sentence is about whom the other half is about
    if not seen and draft.back_to:
        people = [m for m in names.find(draft.back_to) if m.kind is AssetType.character]
        seen.update(dict.fromkeys(_meaning(m.target).asset for m in people))
    if not seen and not draft.title_card:
        _carried(draft, present, seen, found, read)
    if not seen and draft.speeches and not draft.text and not draft.title_card:
        seen.update(dict.fromkeys(present.last))  # only a voice is heard: the picture stays on who was in it
        found.origin["characters"] = "R4 still there"
    if draft.side is not None:
        _one_side(draft, seen)
    _cast_notes(draft, scene, resolver, seen, found)
    _wardrobe(draft, resolver, present, seen)
    found.characters = [
        _character(asset, variant or present.variants.get(asset), draft, resolver, found.speakers)
        for asset, variant in seen.items()
    ]
    if seen:
        present.last = list(seen)
        present.met = dict.fromkeys([*seen, *present.met])
        present.order.update(dict.fromkeys(seen))
        present.everybody.update(a for a in seen)
    find_subject(draft, subjects, mentions, names, found)
    if found.props:
        found.origin["props"] = (
            "R6 note" if any(m.asset in found.props for m in noted) else "R6 named in the action"
        )
    if seen and "characters" not in found.origin:
        found.origin["characters"] = "R4 named in the action" if mentions else "R4 speakers"
    return found


def add_people(cast: FrameCast, people: Sequence[str], present: Present, *, draft: bool) -> None:
    """Put people whom the words show, though no rule of names found them, into the cast of a frame.

    One without an asset is listed for the scene only: nothing is blocked by somebody whom nobody cast yet.
    """
    have = {c["asset"] for c in cast.characters}
    for asset in _as_met(people, present):
        present.everybody.add(asset)
        nobody_yet = asset.startswith("UNRESOLVED_") and asset not in present.met and not draft
        if asset in have or nobody_yet:
            continue
        cast.characters.append({**NOBODY, "asset": asset, "variant": present.variants.get(asset)})
        cast.origin.setdefault("characters", "R4 read in the action")
        present.met = dict.fromkeys([asset, *present.met])
    if cast.characters:
        present.last = [c["asset"] for c in cast.characters]


def _as_met(people: Sequence[str], present: Present) -> list[str]:
    """People in the order in which the scene met them, so that `They laugh.` moves nobody."""
    present.order.update(dict.fromkeys(people))
    return [asset for asset in present.order if asset in people]


def _place(meaning: Meaning, seen: dict[str, str | None], found: FrameCast, present: Present) -> None:
    """Put an asset where its kind belongs: in the cast, among the props, into the set."""
    kind = id_parts(meaning.asset)[0]
    if kind == "CHAR":
        seen[meaning.asset] = seen.get(meaning.asset) or meaning.variant
    elif kind == "PROP":
        found.props.add(meaning.asset)
    elif kind == "NAT":
        present.nature.add(meaning.target)


def _speak(
    draft: DraftFrame,
    scene: ScriptScene,
    resolver: Resolver,
    present: Present,
    seen: dict[str, str | None],
    found: FrameCast,
) -> None:
    listener = _listener(draft, scene, resolver, present)
    for speech in draft.speeches:
        where = (scene.path, speech.line, speech.column)
        who = resolver.speakers(speech.cue, where, tuple(seen) or tuple(present.last))
        first, *others = (resolver.spoken_as(m) for m in who)
        found.speakers.append(first)
        found.also.append(others)
        found.goes_on.append(present.cue == where[1:])
        present.cue = where[1:]
        voice = speech.cue.voice
        if listener is not None and speech.over_listener and listener not in {m.asset for m in who}:
            voice = "off"
            seen.setdefault(listener, None)
        found.voices.append(voice)
        if voice == "over":
            continue
        present.everybody.update(m.asset for m in who)
        if voice == "on":
            for meaning in who:
                seen[meaning.asset] = seen.get(meaning.asset) or meaning.variant


def _one_side(draft: DraftFrame, seen: dict[str, str | None]) -> None:
    """In an intercut only the people of the frame's own side are in the picture."""
    for asset in draft.absent:
        seen.pop(asset, None)
    if not seen:
        seen.update({asset: None for asset in draft.there if asset not in draft.absent})


def _listener(draft: DraftFrame, scene: ScriptScene, resolver: Resolver, present: Present) -> str | None:
    """Who is seen while a long speech goes on: the other one of the talk, else somebody who was there."""
    told = next((s for s in draft.speeches if s.over_listener), None)
    if told is None:
        return None
    where = (scene.path, told.line, told.column)
    speaking = {m.asset for m in resolver.speakers(told.cue, where)}
    if draft.listener is not None and draft.listener.voice == "on":
        heard = resolver.speakers(draft.listener, NOWHERE)[0].asset
        if heard not in speaking:
            return heard
    return next((asset for asset in present.met if asset not in speaking), None)


def _carried(
    draft: DraftFrame,
    present: Present,
    seen: dict[str, str | None],
    found: FrameCast,
    read: frozenset[str] | None,
) -> None:
    """`He sits.` names nobody: the person of the frame before is meant; `They …` means all of them."""
    first = _FIRST_WORD.search(draft.setup.rest or draft.text)
    word = first[0].casefold() if first else ""
    if not present.last or not (word in PRONOUNS_MANY or word in PRONOUNS_ONE):
        return
    if read:
        seen.update(dict.fromkeys(a for a in present.order if a in read))
    elif word in PRONOUNS_MANY:
        seen.update(dict.fromkeys(present.last))
    else:
        seen[present.last[0]] = None
    if seen:
        found.origin["characters"] = f"R4 carried over ({first[0] if first else ''})"


def _cast_notes(
    draft: DraftFrame, scene: ScriptScene, resolver: Resolver, seen: dict[str, str | None], found: FrameCast
) -> None:
    """`[[cast: MEERA, -JOHN, AARAV:raincoat]]` adds, removes and dresses."""
    for said, note in draft.directions:
        if said.key != "cast":
            continue
        found.origin["characters"] = "frame note"
        for name in (n.strip() for n in said.value.split(",")):
            if not name:
                continue
            meaning = character_named(name.lstrip("+-").strip(), resolver)
            if meaning is None:
                where = (scene.path, note.line, note.column)
                meaning = resolver.miss(AssetType.character, name.lstrip("+-").strip(), "R8", where)
            if name.startswith("-"):
                seen.pop(meaning.asset, None)
            else:
                seen[meaning.asset] = meaning.variant or seen.get(meaning.asset)


def character_named(name: str, resolver: Resolver) -> Meaning | None:
    """The character that a note names: an id, an alias, either with `:variant`."""
    ref = parse_asset_ref(name)
    if ref is not None:
        return Meaning(ref.asset_id, ref.variant)
    alias, _, variant = name.partition(":")
    entry = resolver.table.find(alias.strip(), AssetType.character)
    if entry is None and resolver.draft:
        return resolver.speakers(read_cue(alias.strip()), NOWHERE)[0]
    return Meaning(entry.asset_id, variant.strip() or entry.variant) if entry else None


def _wardrobe(draft: DraftFrame, resolver: Resolver, present: Present, seen: dict[str, str | None]) -> None:
    """`Aarav, in his raincoat, …` dresses Aarav until the scene ends."""
    text = draft.text
    for asset in seen:
        if seen[asset]:
            present.variants[asset] = seen[asset] or ""
            continue
        for word, variant in resolver.table.variant_words(asset).items():
            place = _find_word(text, word)
            if place > 0 and _WEARS.search(text[max(0, place - 40) : place]):
                present.variants[asset] = variant


def _find_word(text: str, word: str) -> int:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
    return found.start() if found else -1


def _character(
    asset: str, variant: str | None, draft: DraftFrame, resolver: Resolver, speakers: Sequence[str]
) -> Fields:
    said: dict[str, str] = {}
    for direction, _ in draft.directions:
        if direction.key in _PERFORMANCE:
            name, _, value = direction.value.partition(" ")
            if not value:
                name, value = asset, direction.value
            meaning = character_named(name, resolver)
            if meaning is not None and meaning.asset == asset:
                said[direction.key] = value.strip()
    if "expression" not in said and (face := _expression(asset, draft, resolver, speakers)):
        said["expression"] = face
    return {**NOBODY, "asset": asset, "variant": variant, **said}


def _expression(asset: str, draft: DraftFrame, resolver: Resolver, speakers: Sequence[str]) -> str | None:
    """An expression that the asset has and a parenthetical of its own speech asks for."""
    spec = resolver.specs.get(asset)
    if spec is None or not spec.expressions:
        return None
    for speech, speaker in zip(draft.speeches, speakers, strict=True):
        if speaker != asset or not speech.parenthetical:
            continue
        words = folded(speech.parenthetical).split()
        for expression in spec.expressions:
            if expression.replace("_", " ").upper() in " ".join(words):
                return expression
        for word in words:
            for expression in EXPRESSIONS.get(word, ()):
                if expression in spec.expressions:
                    return expression
    return None


def _subject(name: str, resolver: Resolver) -> Meaning | None:
    ref = parse_asset_ref(name)
    return Meaning(ref.asset_id, ref.variant) if ref is not None else None


def _meaning(target: str) -> Meaning:
    asset, _, variant = target.partition(":")
    return Meaning(asset, variant or None)
