"""Fit a logistic regression. Takes rows of numbers and whether each is true; gives weights. No library: rows are few."""

from __future__ import annotations

import math
from collections.abc import Sequence

_ROUNDS, _CLOSE, _RIDGE, _FARTHEST = 15, 1e-4, 2.0, 30.0


def fit(rows: Sequence[Sequence[float]], true: Sequence[bool], worth: Sequence[float]) -> list[float]:
    """Give the weights of the columns, found by Newton's method; all but the first column's are drawn towards 0."""
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(_ROUNDS):
        slope, curve = [0.0] * size, [[0.0] * size for _ in range(size)]
        for row, is_true, counts in zip(rows, true, worth, strict=True):
            held = [(at, value) for at, value in enumerate(row) if value]
            total = max(-_FARTHEST, min(_FARTHEST, sum(weights[at] * value for at, value in held)))
            chance = 1 / (1 + math.exp(-total))
            for at, value in held:
                slope[at] += counts * (is_true - chance) * value
                for other, beside in held:
                    curve[at][other] += counts * chance * (1 - chance) * value * beside
        for at in range(size):
            slope[at] -= _RIDGE * weights[at] * (at > 0)
            curve[at][at] += _RIDGE * (at > 0) + 1e-9
        step = solve(curve, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _CLOSE:
            break
    return weights


def solve(left: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """Give x of left · x = right, by elimination."""
    size = len(right)
    table = [[*row, value] for row, value in zip(left, right, strict=True)]
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(table[row][at]))
        table[at], table[best] = table[best], table[at]
        for below in range(at + 1, size):
            share = table[below][at] / table[at][at]
            if share:
                for column in range(at, size + 1):
                    table[below][column] -= share * table[at][column]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(table[at][column] * found[column] for column in range(at + 1, size))
        found[at] = (table[at][size] - known) / table[at][at]
    return found
