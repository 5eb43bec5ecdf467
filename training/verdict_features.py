"""Features of the best passage for each question of pools, as `npm run bench -- features` prints them."""
import json

import numpy as np

READER_WEIGHT, MOST_LOG_ODDS = 0.3, 6
"""What the reader's log-odds weigh in the rank score, and where they are cut (src/answer/searcher.ts)."""
MOST_LOGIT = 12
"""Where the features cut them (src/ranking/features/reader-features.ts)."""
SURE_LEAD = 3
"""A first passage whose cross-fitted log-odds are this far behind another's would not have been first."""


class Examples:
    """Questions of pools with the features of their first passages."""

    def __init__(self, names, rows, values):
        """names: of the features; rows: lines of the file; values: float [rows, features]."""
        self.names, self.rows, self.values = names, rows, values
        self.right = np.array([row["gold"] == 0 for row in rows], dtype=int)
        self.has = np.array([row["has"] for row in rows], dtype=bool)
        self.kinds = np.array([row["kind"] for row in rows])
        self.off_topic = np.array([kind.startswith("out") or kind in ("s-out", "none") for kind in self.kinds], dtype=bool)
        self.pools = np.array([row["pool"] for row in rows])
        self.sizes = np.array([row["size"] for row in rows])

    def __len__(self):
        """Number of questions."""
        return len(self.rows)

    def columns(self, names):
        """Names of features -> their numbers."""
        return [self.names.index(name) for name in names]

    def chosen(self, which):
        """Numbers of questions -> the same with these alone."""
        return Examples(self.names, [self.rows[at] for at in which], self.values[which])

    def with_others(self, other):
        """-> these and others, features by the same names."""
        if self.names != other.names:
            raise ValueError("features were printed by different versions of the program")
        return Examples(self.names, self.rows + other.rows, np.vstack([self.values, other.values]))


def read_examples(path):
    """A file of features -> Examples; a question without any passage has zeros."""
    with open(path, encoding="utf-8") as lines:
        names = json.loads(next(lines))["names"]
        rows = [json.loads(line) for line in lines]
    empty = [0.0] * len(names)
    return Examples(names, rows, np.array([row.pop("features")[0] if row["top"] else empty for row in rows], dtype=float))


def with_readings(examples, ranked, readings):
    """Puts the readings of a reader that has not seen the article in the place of those of the shipped one, which was trained on it.

    examples: with the shipped reader; ranked, readings: the files that `reader.py read --cross` was given and has written, for the same
    pools. -> the questions whose first passage was read, and would still be first.
    """
    with open(ranked, encoding="utf-8") as lines:
        next(lines)
        tops = [json.loads(line)["top"] for line in lines]
    with open(readings, encoding="utf-8") as lines:
        logits = [[cut(value, MOST_LOGIT) for value in json.loads(line)["logits"]] for line in lines]
    if not len(examples) == len(tops) == len(logits):
        raise ValueError("features, ranking and readings are of different pools")
    values, kept = examples.values.copy(), []
    for at, (row, top, read) in enumerate(zip(examples.rows, tops, logits)):
        if row["top"] and row["top"][0] in top:
            place = top.index(row["top"][0])
            others = read[:place] + read[place + 1:]
            reread(dict(zip(examples.names, values[at])), values[at], examples.names, read[place], others)
            if read[place] >= max([-MOST_LOGIT, *others]) - SURE_LEAD:
                kept.append(at)
    return Examples(examples.names, examples.rows, values).chosen(np.array(kept, dtype=int))


def reread(before, values, names, own, others):
    """Writes into `values` what depends on the log-odds of the first passage and of the others, best ranked first."""
    changed = {
        "readerLogit": own,
        # The number of sentences stays what it was.
        "readerMean": own - (before["readerLogit"] - before["readerMean"]),
        "readerMargin": own - max([-MOST_LOGIT, *others]),
        "score": before["score"] + READER_WEIGHT * cut(own, MOST_LOG_ODDS),
    }
    if others:
        counted = [cut(value, MOST_LOG_ODDS) for value in others]
        lead = cut(own, MOST_LOG_ODDS) - counted[0]
        changed["gap"] = float(np.clip(before["gap"] + READER_WEIGHT * lead, -3, 6))
        lead = cut(own, MOST_LOG_ODDS) - np.mean(counted)
        changed["gapToTen"] = float(np.clip(before["gapToTen"] + READER_WEIGHT * lead, -3, 9))
    for name, value in changed.items():
        values[names.index(name)] = value


def cut(value, most):
    """A logit (None: minus infinity) -> within [-most, most]."""
    return -most if value is None else max(-most, min(most, value))
