"""Sentences of screenplays, and exactly what each shows: no verb or measure becomes a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyboard_cli.reading.shown import Shown
from storyboard_cli.script.compile import ScriptFacts, compile_scripts
from storyboard_cli.script.fountain import parse_fountain
from storyboard_cli.spec.project import ProjectSpec

HERE = Path(__file__).parent / "sentences"
PROJECT = ProjectSpec.model_validate({"project_id": "PRJ_1", "name": "T", "style_anchor_prompt": "ink"})
BEFORE = "EXT. STREET - DAY\n\nANDREW (30), BECCA (25), CORY (20), HANK (40) and KAREN (50) wait.\n\n"
SAID_OF_NOBODY = {"little", "late", "dark", "quiet", "dozen", "cold", "hot", "bit", "lot"}


def sentences_of(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def shown_by(text: str) -> list[Shown]:
    graph = compile_scripts(
        [parse_fountain(f"{BEFORE}{text}\n", "a.fountain")], ScriptFacts(PROJECT), draft=True
    )
    return [s for frame in graph.scenes[0].frames[1:] for s in frame.shown if s.in_view is True]


def label(one: Shown) -> str:
    return one.name or one.what


def faults(line: str) -> list[str]:
    """What a sentence shows otherwise than the words behind its bar say."""
    text, wanted = (part.strip() for part in line.split("|"))
    left = shown_by(text)
    found: list[str] = []
    for said in () if wanted == "nobody" else wanted.split(";"):
        plain, optional = said.strip().strip("()"), said.strip().startswith("(")
        hit = next((one for one in left if f"{plain} ".startswith(f"{label(one)} ")), None)
        if hit is None:
            found += [] if optional else [f"no {plain}"]
            continue
        left.remove(hit)
        found += _differs(hit, plain, optional)
    return found + [f"invents {label(one)} x{one.count}" for one in left]


def _differs(one: Shown, said: str, optional: bool) -> Iterator[str]:
    count = re.search(r" x(\d+)", said)
    where = dict(re.findall(r" (\w+)=([\w ]+)$", said))
    looks = dict(re.findall(r" (\w+)~(\S+)", said))
    rest = re.sub(r" x\d+| \w+=[\w ]+$| \w+~\S+", "", said)[len(label(one)) :].strip()
    if one.count != (int(count[1]) if count else one.count if optional else 1):
        yield f"{label(one)} x{one.count}"
    if rest and one.does != rest:
        yield f"{label(one)} does {one.does}"
    if any(one.where.get(relation) != other for relation, other in where.items()):
        yield f"{label(one)} is {one.where}"
    if any(word not in one.looks.get(key, "") for key, word in looks.items()):
        yield f"{label(one)} looks {one.looks}"
    if SAID_OF_NOBODY & set(one.looks.get("is", "").split("; ")):
        yield f"{label(one)} is {one.looks['is']}"


@pytest.mark.parametrize("line", sentences_of("made_with.txt"))
def test_a_sentence_shows_what_it_says_and_nothing_else(line: str) -> None:
    assert not faults(line)


def test_rules_carry_over_to_sentences_that_they_were_not_made_with() -> None:
    lines = sentences_of("kept_away.txt")
    wrong = {line: said for line in lines if (said := faults(line))}
    assert len(wrong) <= 0.06 * len(lines), wrong


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He's a tall man.", "HANK"),  # no second man
        ("A dog barks. It's red.", "dog"),
        ("They've got guns.", "guns"),
    ],
)
def test_pronouns_with_their_verb_mean_somebody(text: str, wanted: str) -> None:
    shown = shown_by(f"Hank stops. {text}")
    assert wanted in [label(one) for one in shown]
    assert not any(one.kind == "person" and one.name is None for one in shown)


def test_an_age_in_decades_is_an_age_whatever_marks_it() -> None:
    for said in ("(30's)", "(30s)", "(30’s)", "in her 30's", "in her mid-30s", "in her thirties"):
        woman = next(one for one in shown_by(f"A WOMAN {said} dances.") if one.what == "woman")
        assert "35" in woman.looks["age"], said


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("A heron stands on a shed.", "shed"),
        ("On the roof of an old shed, a heron.", "shed"),
        ("He throws his hat onto the set.", "set"),
        ("Behind the shed two boys smoke.", "shed"),
        ("A man in a cast waits.", "cast"),
    ],
)
def test_a_word_that_is_a_participle_too_is_a_noun_where_it_has_an_article_alone(
    text: str, seen: str
) -> None:
    assert seen in [one.what for one in shown_by(text)]
