"""Cuts normalised words into vocabulary entries, for many texts at once.

The best cut maximises the sum of the entries' integer scores, one word or two words per entry, and a
draw goes to the entry of two words: what a Unigram tokeniser does with the `tokenizer.json` we export.
"""
from pathlib import Path

import numpy as np

from text import PERCENT_WORD

UNKNOWN_ROW = 0
UNKNOWN_SCORE = -10_000
PERCENT_IN_WORDS = "phần trăm"


def read_vocabulary(work):
    """-> (list of entries in row order, int64 scores, float64 expected frequencies)."""
    lines = (Path(work) / "vocabulary.tsv").read_text(encoding="utf-8").splitlines()
    entries, scores, frequency = zip(*(line.split("\t") for line in lines))
    return list(entries), np.array(scores, dtype=np.int64), np.array(frequency, dtype=np.float64)


class Segmenter:
    """Turns texts given as arrays of type ids into arrays of vocabulary rows."""

    def __init__(self, types, work):
        """types: list of words, its positions being the type ids; work: folder with vocabulary.tsv."""
        self.entries, self.scores, self.frequency = read_vocabulary(work)
        self.number = {word: i for i, word in enumerate(types)}
        self.size = len(types)
        self.row = np.zeros(self.size + 1, dtype=np.int32)
        keys, rows = [], []
        for row, entry in enumerate(self.entries):
            ids = [self.number.get(word) for word in entry.split(" ")]
            if None in ids or row < 2:
                continue
            if len(ids) == 1:
                self.row[ids[0]] = row
            else:
                keys.append(ids[0] * self.size + ids[1])
                rows.append(row)
        self.score = np.where(self.row > 0, self.scores[self.row], UNKNOWN_SCORE)
        order = np.argsort(keys)
        self.pair_key, self.pair_row = np.array(keys)[order], np.array(rows, dtype=np.int32)[order]
        self.vector_row = np.arange(len(self.entries), dtype=np.int32)
        """Row whose vector an entry uses: its own, but `%` speaks as the words for it."""
        self.vector_row[self.entries.index(PERCENT_WORD)] = self.entries.index(PERCENT_IN_WORDS)

    def ids(self, words):
        """List of normalised words -> int32 array of type ids (unknown: the last id)."""
        return np.array([self.number.get(word, self.size) for word in words], dtype=np.int32)

    def rows(self, texts):
        """List of type id arrays -> (flat int32 rows, int64 offsets of each text's first row); unknowns left out."""
        lengths = np.array([len(text) for text in texts])
        width = max(1, lengths.max())
        filled = np.arange(width) < lengths[:, None]
        grid = np.full(filled.shape, self.size, dtype=np.int64)
        grid[filled] = np.concatenate(texts)
        cut = np.where(filled, self.cut(grid), 0)
        keep = cut > UNKNOWN_ROW
        per_text = keep.sum(1)
        return self.vector_row[cut[keep]], np.concatenate([[0], np.cumsum(per_text)[:-1]])

    def cut(self, grid):
        """grid [texts, words] of type ids -> [texts, words] of rows, an entry standing at its last word, else 0."""
        keys = grid[:, :-1] * self.size + grid[:, 1:]
        keys[(grid[:, :-1] == self.size) | (grid[:, 1:] == self.size)] = -1
        where = np.minimum(np.searchsorted(self.pair_key, keys), len(self.pair_key) - 1)
        pair = np.where(self.pair_key[where] == keys, self.pair_row[where], 0)
        pair_score = np.where(pair > 0, self.scores[pair], -10**9).T
        single_score = self.score[grid].T
        count, width = grid.shape
        taken = np.zeros((width, count), dtype=bool)
        before, best = np.zeros(count, dtype=np.int64), single_score[0].copy()
        for i in range(1, width):
            as_pair, as_single = before + pair_score[i - 1], best + single_score[i]
            taken[i] = as_pair >= as_single
            before, best = best, np.where(taken[i], as_pair, as_single)
        cut = self.row[grid]
        covered = np.zeros(count, dtype=bool)
        for i in range(width - 1, -1, -1):
            ends_pair = taken[i] & ~covered
            cut[covered, i] = 0
            if i:
                cut[ends_pair, i] = pair[ends_pair, i - 1]
            covered = ends_pair
        return cut
