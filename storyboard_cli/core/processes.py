"""Processes of our own beside this one: for drawing, planning and whole jobs on every core."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

_NICER = 5
"""So much a helper gives way to the process that answers people, where both want the same core."""


@contextmanager
def process_pool(
    count: int, begin: Callable[..., None] | None = None, *given: Any
) -> Iterator[ProcessPoolExecutor]:
    """`count` processes that start afresh on every platform; each calls `begin(*given)` once.

    Idle processes end with the block; where it is left early, nobody waits for what is not wanted any more.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(begin, given))
    finished = False
    try:
        yield pool
        finished = True
    finally:
        pool.shutdown(wait=finished, cancel_futures=True)


def start_helper(work: Callable[[Connection], None]) -> tuple[SpawnProcess, Connection]:
    """A process that calls `work` with its end of a pipe, and this process's end.

    It may start processes of its own. It ends with this one; else by `work`, which sees the pipe closed.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_help, args=(work, there), name="sb-helper")
    try:
        process.start()
    except BaseException:
        here.close()
        raise
    finally:
        there.close()
    return process, here


def _help(work: Callable[[Connection], None], pipe: Connection) -> None:
    _begin(None, ())
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # whoever stops a service stops all its processes at once
    _give_way()
    work(pipe)


def _give_way() -> None:
    """Let this process have a core only where more urgent ones leave it one. Its children do the same."""
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
    else:
        with contextlib.suppress(OSError):
            os.nice(_NICER)


def _begin(begin: Callable[..., None] | None, given: tuple[Any, ...]) -> None:
    """Ctrl-C is for the process that talks to a person; it stops the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="sb-parent", daemon=True).start()
    if begin is not None:
        begin(*given)


def _end_with_parent() -> None:
    """A process whose parent was killed has nobody to work for, and would hold its output open for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
