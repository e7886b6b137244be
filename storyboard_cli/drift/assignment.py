"""Who is which crop: pairs of rows and columns with the highest sum, each in one pair at most."""

from __future__ import annotations

from typing import Any

MOST_EXACT = 12


def assigned(value: Any) -> dict[int, int]:
    """Column by row, for values as rows × columns; the whole smaller side is paired (the Hungarian method's
    task).

    Exact while the smaller side has at most 12 members: dynamic programming over its subsets, of which there
    are 4096 at most, once for each member of the larger side. Where both sides have more, pairs are taken
    greedily from the highest value down.
    """
    import numpy as np

    table = np.asarray(value, np.float64)
    rows, columns = table.shape
    if not rows or not columns:
        return {}
    if min(rows, columns) > MOST_EXACT:
        return _greedy(table)
    if rows <= columns:
        return _exact(table)
    return {row: column for column, row in _exact(table.T).items()}


def _exact(table: Any) -> dict[int, int]:
    """`best[s]` is the highest sum that pairs just the rows of the set `s` with the columns seen so far."""
    import numpy as np

    rows, columns = table.shape
    sets = np.arange(1 << rows)
    best = np.where(sets == 0, 0.0, -np.inf)
    took = np.full((columns, len(sets)), -1)
    for column in range(columns):
        before = best.copy()
        for row in range(rows):
            without = sets[(sets >> row) & 1 == 0]
            joined = without | (1 << row)
            offered = before[without] + table[row, column]
            better = offered > best[joined]
            best[joined[better]] = offered[better]
            took[column, joined[better]] = row
    found, left = {}, len(sets) - 1
    for column in reversed(range(columns)):
        row = int(took[column, left])
        if row >= 0:
            found[row] = column
            left ^= 1 << row
    return found


def _greedy(table: Any) -> dict[int, int]:
    import numpy as np

    found: dict[int, int] = {}
    taken: set[int] = set()
    for flat in np.argsort(-table, axis=None, kind="stable"):
        row, column = divmod(int(flat), table.shape[1])
        if row not in found and column not in taken:
            found[row] = column
            taken.add(column)
    return found
