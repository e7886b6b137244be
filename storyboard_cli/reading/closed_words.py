"""The words of grammar: articles, pronouns, prepositions, auxiliaries."""

from __future__ import annotations

from functools import cache

from storyboard_cli.reading.tables import ENGLISH, group, table


@cache
def closed() -> dict[str, tuple[str, ...]]:
    """Word of grammar → the tags that it may have."""
    found: dict[str, list[str]] = {}
    for tag, words in table(ENGLISH, "closed").items():
        for word in words:
            found.setdefault(word, []).append(tag)
    return {word: tuple(tags) for word, tags in found.items()}


@cache
def closed_as(tag: str) -> frozenset[str]:
    """The words of grammar that may have a tag: P prepositions, D articles, S whose it is, O pronouns."""
    return group("closed", tag)
