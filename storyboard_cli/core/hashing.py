"""Canonical JSON and SHA-256: the only way that anything in sb gets an identity from its content."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

_CHUNK = 1 << 20


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no spaces, no NaN, and text kept as it is (UTF-8, not escapes)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256_bytes(data: bytes) -> str:
    """`sha256:` and 64 hex digits of `data`."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def sha256_text(text: str) -> str:
    """Hash of `text` as UTF-8; lone surrogates are kept apart rather than refused."""
    return sha256_bytes(text.encode("utf-8", "surrogatepass"))


def sha256_json(value: Any) -> str:
    """Hash of the canonical JSON of `value`."""
    return sha256_text(canonical_json(value))


def sha256_file(path: Path) -> str:
    """Hash of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as handle:
        while chunk := handle.read(_CHUNK):
            digest.update(chunk)
    return "sha256:" + digest.hexdigest()


def short(identity: str, digits: int = 8) -> str:
    """The first digits of a hash, for people."""
    return identity.removeprefix("sha256:")[:digits]
