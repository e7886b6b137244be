"""One YAML or JSON text as a document: what can be read is read, and every mistake has its place."""

from __future__ import annotations

import yaml

from storyboard_cli.spec.yaml_nodes import MAX_DEPTH, Construction, Document, compose, too_deep


def parse(text: str, path: str) -> Document:
    """Parse one YAML or JSON document; mistakes are in `problems`, and as much as possible is still read."""
    document = Document(text, path)
    if too_deep(text):
        message = f"values are nested more than {MAX_DEPTH} deep"
        document.blame("too-deep", message, 1, 1, "write it flatter; real specs nest 4 or 5 deep")
        return document
    try:
        document.root = compose(text)
    except (yaml.YAMLError, RecursionError):
        from storyboard_cli.spec.syntax import go_on_after_errors

        go_on_after_errors(document)
    if document.root is not None:
        document.data = Construction(document).build(document.root, 0)
    return document
