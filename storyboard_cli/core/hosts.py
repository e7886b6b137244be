"""Addresses of machines: which of them only this machine can reach."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address


def is_loopback(host: str) -> bool:
    """Can only this machine reach what listens there?"""
    if host.casefold() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def has_public_name(names: Iterable[str]) -> bool:
    """Is one of the names of a service one that other machines may know?"""
    return not all(map(is_loopback, names))
