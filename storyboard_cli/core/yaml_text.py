"""The door to PyYAML for files that sb itself writes: one fixed style out, strict and bounded in.

What people write goes through `spec.reader`, which knows lines and columns.
"""

from __future__ import annotations

from typing import Any, cast

MAX_BYTES = 32 << 20


def dump(value: dict[str, Any]) -> str:
    """Block-style YAML in the order of the keys, LF, text unescaped; equal values give equal bytes."""
    import yaml

    return cast("str", yaml.dump(value, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=110))


def load(text: str) -> Any:
    """Parse YAML safely: no object tags, duplicate keys and aliases refused; raises `ValueError`."""
    import yaml

    if len(text) > MAX_BYTES:
        raise ValueError(f"the file is larger than {MAX_BYTES >> 20} MB")
    try:
        return yaml.load(text, Loader=_loader())
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error


_made: dict[str, Any] = {}


def _dumper() -> Any:
    if "dumper" not in _made:
        import yaml

        class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
            def ignore_aliases(self, data: Any) -> bool:
                return True

        def text(dumper: Any, value: str) -> Any:
            style = "|" if "\n" in value and not value.endswith((" ", "\t")) else None
            return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

        Dumper.add_representer(str, text)
        _made["dumper"] = Dumper
    return _made["dumper"]


def _loader() -> Any:
    if "loader" not in _made:
        import yaml

        class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
            def compose_node(self, parent: Any, index: Any) -> Any:
                if self.check_event(yaml.AliasEvent):
                    raise yaml.YAMLError("aliases are not used in files that sb writes")
                return super().compose_node(parent, index)

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
