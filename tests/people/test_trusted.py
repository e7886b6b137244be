"""The certificates that a machine trusts are read once, and again where their file was renewed."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding

from storyboard_cli.people.oidc.asking import _trusted

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def authority(name: str) -> bytes:
    """The certificate of an authority of that name, which signed itself."""
    key, named = Ed25519PrivateKey.generate(), x509.Name.from_rfc4514_string(f"CN={name}")
    made = x509.CertificateBuilder(
        named, named, key.public_key(), 1, NOW, NOW + timedelta(days=9000)
    ).add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return made.sign(key, None).public_bytes(Encoding.PEM)


def names() -> list[str]:
    return [held["subject"][0][0][1] for held in _trusted().get_ca_certs()]


def test_it_is_read_again_only_where_it_was_renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "trusted.pem"
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    file.write_bytes(authority("first"))
    first = _trusted()
    assert names() == ["first"] and _trusted() is first

    file.write_bytes(authority("second"))
    os.utime(file, (0, 0))
    assert names() == ["second"]

    monkeypatch.delenv("SSL_CERT_FILE")
    assert "second" not in names()
