"""Fit a logistic regression. Takes rows of numbers and whether each is true; gives weights."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_ROUNDS, _CLOSE, _RIDGE, _FARTHEST = 25, 1e-4, 2.0, 30.0


def fit(
    rows: Sequence[Sequence[float]],
    true: Sequence[bool],
    worth: Sequence[float],
    ridges: Sequence[float] = (),
) -> list[float]:
    """Give the weights of the columns, found by Newton's method; all but the first column's are drawn towards 0.

    `ridges` tells how strongly each column's is drawn; 2 where it is empty.
    """
    told, wanted, counts = np.array(rows, dtype=float), np.array(true, dtype=float), np.array(worth, dtype=float)
    drawn = np.array(ridges, dtype=float) if ridges else np.full(told.shape[1], _RIDGE)
    drawn[0] = 0.0
    weights = np.zeros(told.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(told @ weights, -_FARTHEST, _FARTHEST)))
        slope = told.T @ (counts * (wanted - chance)) - drawn * weights
        curve = (told * (counts * chance * (1 - chance))[:, None]).T @ told + np.diag(drawn + 1e-9)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < _CLOSE:
            break
    return [float(weight) for weight in weights]


def solve(left: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Give x of left · x = right."""
    return [float(value) for value in np.linalg.solve(np.array(left, dtype=float), np.array(right, dtype=float))]
