"""Fits the two logistic regressions that turn signals into a confidence and into "on topic or not".

    npm run --silent bench -- features FILE.jsonl … > features.jsonl
    python3 training/calibrate.py features.jsonl [--held-out features-of-other-questions.jsonl]

Prints the weights as src/ranking/calibration.ts holds them. Each input line is
{"id", "kind", "right": 1 | 0 | -1, "features": {name: number}}; right: the best passage holds the answer, does not, or there is none.
"""
import argparse
import json

import numpy as np

RIDGE = 1.0
# Signals that speak against; all others speak for. A weight of the wrong sign would only describe these few questions.
AGAINST = {"unknown", "unknownName", "missedName", "missedWords", "missedCount"}


def read(path):
    """-> list of rows of a signals file."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def matrix(rows, names):
    """-> float array (rows, 1 + signals), first column 1."""
    return np.array([[1.0] + [row["features"][name] for name in names] for row in rows])


def fit(inputs, wanted, steps=40):
    """Logistic regression by Newton's method, with an L2 penalty on all but the bias that does not depend on the
    signals' scales. -> weights (1 + signals)."""
    scale = np.concatenate([[1.0], inputs[:, 1:].std(axis=0) + 1e-9])
    inputs = inputs / scale
    weights = np.zeros(inputs.shape[1])
    penalty = RIDGE * np.eye(inputs.shape[1])
    penalty[0, 0] = 0
    for _ in range(steps):
        p = probability(inputs, weights)
        gradient = inputs.T @ (p - wanted) + penalty @ weights
        curvature = (inputs * (p * (1 - p))[:, None]).T @ inputs + penalty
        weights -= np.linalg.solve(curvature, gradient)
    return weights / scale


def fit_with_signs(inputs, wanted, names):
    """Like `fit`, leaving out signals, one at a time, whose weight would have the wrong sign. -> weights (1 + signals)."""
    signs = np.array([0.0] + [-1.0 if name in AGAINST else 1.0 for name in names])
    kept = np.ones(inputs.shape[1], dtype=bool)
    while True:
        weights = np.zeros(inputs.shape[1])
        weights[kept] = fit(inputs[:, kept], wanted)
        wrong = weights * signs * inputs.std(axis=0)
        if wrong.min() >= 0:
            return weights
        kept[wrong.argmin()] = False


def probability(inputs, weights):
    """-> probability of each row, in (0, 1)."""
    return 1 / (1 + np.exp(-inputs @ weights))


def report(title, rows, p, wanted):
    """Prints the rows on the wrong side of 0.5, farthest first, and the Brier score."""
    print(f"\n{title}: {len(rows)} questions, Brier {np.mean((p - wanted) ** 2):.4f}, "
          f"right side of 0.5: {np.mean((p >= 0.5) == (wanted == 1)):.3f}")
    wrong = [(abs(p[i] - wanted[i]), rows[i]["id"], p[i]) for i in range(len(rows)) if (p[i] >= 0.5) != (wanted[i] == 1)]
    for _, name, value in sorted(wrong, reverse=True)[:25]:
        print(f"  {name} {value:.2f}")


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("signals")
    parser.add_argument("--held-out")
    arguments = parser.parse_args()
    rows = read(arguments.signals)
    held_out = read(arguments.held_out) if arguments.held_out else []
    names = list(rows[0]["features"])
    targets = {
        "confidence: the best passage answers": lambda row: float(row["right"] == 1),
        "topicality: the question is about the series": lambda row: float(row["kind"] != "none"),
    }
    for title, target in targets.items():
        wanted = np.array([target(row) for row in rows])
        weights = fit_with_signs(matrix(rows, names), wanted, names)
        print(f"\n{title}\n  bias: {weights[0]:.2f}")
        for name, weight in zip(names, weights[1:]):
            print(f"  {name}: {weight:.2f},")
        report("fitted on", rows, probability(matrix(rows, names), weights), wanted)
        if held_out:
            wanted = np.array([target(row) for row in held_out])
            report("held out", held_out, probability(matrix(held_out, names), weights), wanted)


if __name__ == "__main__":
    main()
