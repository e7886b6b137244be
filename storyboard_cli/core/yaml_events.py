"""Plain values as YAML events, straight to the emitter: no tree of nodes between, each scalar resolved once.

A scene repeats the same few hundred words some ten thousand times. PyYAML builds a node for each and asks
every pattern of its resolver again; here the event of a scalar is kept. The emitter is PyYAML's own, so that
the text is the same to the byte.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_KEPT = 16384
_LONGEST_KEPT = 80  # a longer text hardly comes twice
_SCALARS = (str, int, bool, float, type(None))


class Events:
    """Turns dicts, lists and scalars into the events that `dumper_class` would have emitted for them."""

    def __init__(self, dumper_class: Any) -> None:
        import yaml

        self._yaml: Any = yaml
        self._represent: Any = dumper_class("").represent_data
        self._resolve: Any = self._yaml.resolver.Resolver().resolve
        self._kept: dict[tuple[type, Any], Any] = {}
        tag = "tag:yaml.org,2002:"
        self._map = self._yaml.MappingStartEvent(None, f"{tag}map", True, flow_style=False)
        self._map_end = self._yaml.MappingEndEvent()
        self._list = self._yaml.SequenceStartEvent(None, f"{tag}seq", True, flow_style=False)
        self._list_end = self._yaml.SequenceEndEvent()

    def emit(self, value: Any, emit: Callable[[Any], None]) -> None:
        """One value with all that is in it; raises `TypeError` for what is no plain value."""
        kind = type(value)
        if kind is dict:
            emit(self._map)
            for key, inner in value.items():
                emit(self._scalar(key))
                self.emit(inner, emit)
            emit(self._map_end)
        elif kind is list or kind is tuple:
            emit(self._list)
            for inner in value:
                self.emit(inner, emit)
            emit(self._list_end)
        else:
            emit(self._scalar(value))

    def _scalar(self, value: Any) -> Any:
        kind = type(value)
        if kind not in _SCALARS:
            raise TypeError(f"{kind.__name__} is no plain value")
        if kind is float or (kind is str and len(value) > _LONGEST_KEPT):
            return self._event(value)  # 0.0 and -0.0 are equal and are written differently
        known = self._kept.get((kind, value))
        if known is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            known = self._kept[kind, value] = self._event(value)
        return known

    def _event(self, value: Any) -> Any:

        node = self._represent(value)
        plain = self._resolve(self._yaml.ScalarNode, node.value, (True, False)) == node.tag
        quoted = self._resolve(self._yaml.ScalarNode, node.value, (False, True)) == node.tag
        return self._yaml.ScalarEvent(None, node.tag, (plain, quoted), node.value, style=node.style)
