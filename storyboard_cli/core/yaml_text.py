"""The door to PyYAML for files that sb itself writes: one fixed style out, strict and bounded in.

What people write goes through `spec.reader`, which knows lines and columns.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from storyboard_cli.core.yaml_events import Events
from storyboard_cli.core.yaml_lines import Lines
from storyboard_cli.core.yaml_lines import UnusualError as UnusualDocumentError
from storyboard_cli.core.yaml_numbers import is_number
from storyboard_cli.core.yaml_values import UnusualError, Values

MAX_BYTES = 32 << 20
_WIDTH = 110
_TAG = "tag:yaml.org,2002:"


def dump(value: dict[str, Any]) -> str:
    """Block-style YAML in the order of the keys, LF, text unescaped; equal values give equal bytes."""
    if "lines" not in _made:
        _made["lines"] = Lines(_emitted, _text_test(), _WIDTH)
    try:
        text: str = _made["lines"].document(value)
    except UnusualDocumentError:
        return _emitted(value)
    return text


def _text_test() -> Callable[[str], bool]:
    import yaml

    resolve, node = yaml.resolver.Resolver().resolve, yaml.ScalarNode
    return lambda word: bool(
        resolve(node, word, (True, False)) == f"{_TAG}str"  # type: ignore[no-untyped-call]
        and not is_number(word)
    )


def _emitted(value: dict[Any, Any]) -> str:
    """By PyYAML's emitter."""
    stream = io.StringIO()
    dumper = _dumper()(stream, default_flow_style=False, sort_keys=False, allow_unicode=True, width=_WIDTH)
    try:
        dumper.open()
        dumper.represent(value)
        dumper.close()
    finally:
        dumper.dispose()
    return stream.getvalue()


def load(text: str) -> Any:
    """Parse YAML safely: no object tags, duplicate keys and aliases refused; raises `ValueError`."""
    import yaml

    if len(text) > MAX_BYTES:
        raise ValueError(f"the file is larger than {MAX_BYTES >> 20} MB")
    try:
        try:
            return _values().read(text)
        except UnusualError:
            return _as_pyyaml_reads(text)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


_made: dict[str, Any] = {}


def _as_pyyaml_reads(text: str) -> Any:
    """By PyYAML's own constructor: what sb does not write, or what is wrong."""
    loader = _loader()(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        _refuse_aliases(node, set())
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_aliases(node: Any, seen: set[int]) -> None:
    """An alias is a node that is reached twice; the walk is linear because it stops at the first one."""
    import yaml

    if id(node) in seen:
        raise yaml.YAMLError("aliases are not used in files that sb writes")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _refuse_aliases(key, seen)
            _refuse_aliases(value, seen)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_aliases(value, seen)


def _dumper() -> Any:
    if "dumper" not in _made:
        import yaml

        class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
            def ignore_aliases(self, data: Any) -> bool:
                return True

            def represent(self, data: Any) -> None:
                self.emit(yaml.DocumentStartEvent(explicit=False))
                _events().emit(data, self.emit)
                self.emit(yaml.DocumentEndEvent(explicit=False))

        def text(dumper: Any, value: str) -> Any:
            if is_number(value):
                return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="'")
            style = "|" if "\n" in value and not value.endswith((" ", "\t")) else None
            return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

        Dumper.add_representer(str, text)
        _made["dumper"] = Dumper
    return _made["dumper"]


def _events() -> Events:
    if "events" not in _made:
        _made["events"] = Events(_dumper())
    found: Events = _made["events"]
    return found


def _values() -> Values:
    if "values" not in _made:
        _made["values"] = Values(_loader())
    found: Values = _made["values"]
    return found


def _loader() -> Any:
    if "loader" not in _made:
        import yaml

        class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
            def construct_mapping(self, node: Any, deep: bool = False) -> Any:
                keys = [k.value for k, _ in node.value]
                if len(keys) != len(set(keys)):
                    twice = next(k for k in keys if keys.count(k) > 1)
                    raise yaml.YAMLError(f"the key {twice!r} stands twice")
                return super().construct_mapping(node, deep)

        Loader.yaml_implicit_resolvers = {
            first: [(tag, regexp) for tag, regexp in found if tag != "tag:yaml.org,2002:timestamp"]
            for first, found in Loader.yaml_implicit_resolvers.items()
        }
        _made["loader"] = Loader
    return _made["loader"]
