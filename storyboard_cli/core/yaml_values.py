"""YAML events as plain values, in one walk: no tree of nodes between, each bare word resolved once.

Only what sb writes is read so: text, numbers, lists and mappings with keys of text. Whatever else stands in
a file (tags, anchors, aliases, merges, a key twice, a second document) is `UnusualError`, for PyYAML's own
constructor to read or to refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_MOST_KEPT = 20_000
_LONGEST_KEPT = 80  # a longer text hardly comes twice
_TAG = "tag:yaml.org,2002:"
_PLAIN = ("int", "float", "bool", "null")


class UnusualError(Exception):
    """Something that sb does not write."""


class Values:
    """Reads the events of `loader_class`; what bare words mean is kept from file to file."""

    def __init__(self, loader_class: Any) -> None:
        import yaml

        self._yaml: Any = yaml
        self._loader_class = loader_class
        self._resolve: Any = loader_class("").resolve
        self._bare: dict[str, Any] = {}

    def read(self, text: str) -> Any:
        """The one value of a document; None where there is none. Raises `yaml.YAMLError` for broken text."""
        yaml = self._yaml
        loader = self._loader_class(text)
        try:
            loader.get_event()  # the stream begins
            if type(loader.get_event()) is yaml.StreamEndEvent:
                return None
            found = self._value(loader.get_event(), loader.get_event)
            loader.get_event()  # the document ends
            if type(loader.get_event()) is not yaml.StreamEndEvent:
                raise UnusualError
            return found
        finally:
            loader.dispose()

    def _value(self, event: Any, next_event: Callable[[], Any]) -> Any:
        kind, yaml = type(event), self._yaml
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise UnusualError
        if kind is yaml.ScalarEvent:
            return self._bare_word(event.value) if event.implicit[0] else event.value
        if kind is yaml.SequenceStartEvent:
            entries: list[Any] = []
            event = next_event()
            while type(event) is not yaml.SequenceEndEvent:
                entries.append(self._value(event, next_event))
                event = next_event()
            return entries
        found: dict[str, Any] = {}
        event = next_event()
        while type(event) is not yaml.MappingEndEvent:
            key = self._value(event, next_event)
            if type(key) is not str or key in found:
                raise UnusualError
            found[key] = self._value(next_event(), next_event)
            event = next_event()
        return found

    def _bare_word(self, word: str) -> Any:
        """What a word without quotes is: text, a number, a truth, nothing."""
        if word in self._bare:
            return self._bare[word]
        found = self._resolved(word)
        if len(word) <= _LONGEST_KEPT:
            if len(self._bare) >= _MOST_KEPT:
                self._bare.clear()
            self._bare[word] = found
        return found

    def _resolved(self, word: str) -> Any:
        yaml = self._yaml
        tag = self._resolve(yaml.ScalarNode, word, (True, False))
        if tag == f"{_TAG}str":
            return word
        if tag.removeprefix(_TAG) not in _PLAIN:
            raise UnusualError
        try:
            return yaml.constructor.SafeConstructor().construct_object(yaml.ScalarNode(tag, word))
        except (yaml.YAMLError, ValueError) as error:
            raise UnusualError from error
