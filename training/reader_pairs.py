"""What is known of a question and a passage before anything is learnt: which words of the one are found in the other.

Nothing here changes during training, so it is computed once a pair, in bytes.
"""
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from reader_tokens import NUMERIC

DIMENSIONS = 64
NEAR = 6
"""As far, in tokens, as an answer stands from the words that it belongs to."""


def principal_components(vectors):
    """float32 [entries, 256] -> float32 [64, 256]: the first principal components of the rows' directions."""
    _, _, components = np.linalg.svd(unit_rows(vectors)[2::3], full_matrices=False)
    return components[:DIMENSIONS]


def reduced_table(vectors):
    """float32 [entries, 256] -> int8 [entries, 64]: the directions of the rows in their first principal components."""
    small = unit_rows(vectors) @ principal_components(vectors).T
    small = np.round(small * (127 / np.maximum(np.abs(small).max(1, keepdims=True), 1e-9)))
    small[:2] = 0
    return small.astype(np.int8)


def unit_rows(table):
    """[entries, dimensions] -> float32 rows of length 1 (or 0)."""
    rows = table.astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def rarity(scores):
    """Scores of the tokeniser's entries -> float32: about 0 for the most frequent, 1 for the rarest and the unknown."""
    return np.where(np.arange(len(scores)) < 2, 1.0, (-scores / 100 - 5) / 8).astype(np.float32)


def align(table, question, passage, exact_numbers=False):
    """-> (best match in each sentence [q, s], exact match there [q, s], best match within NEAR tokens [q, p], best match of
    each token of the passage [p]); matches as bytes, or as they are with `exact_numbers`."""
    match = np.clip(table[question[:, 0]] @ table[passage[:, 0]].T, 0, 1)
    match[np.isin(question[:, 2], NUMERIC)] = 0
    equal = question[:, 1][:, None] == passage[:, 1][None]
    match[equal] = 1
    starts = np.flatnonzero(np.r_[True, passage[1:, 3] != passage[:-1, 3]])
    near = match.copy()
    for shift in range(1, min(NEAR, match.shape[1] - 1) + 1):
        near[:, shift:] = np.maximum(near[:, shift:], match[:, :-shift])
        near[:, :-shift] = np.maximum(near[:, :-shift], match[:, shift:])
    kept = [np.maximum.reduceat(match, starts, axis=1), near, match.max(0)]
    if not exact_numbers:
        kept = [np.round(values * 255).astype(np.uint8) for values in kept]
    return kept[0], np.logical_or.reduceat(equal, starts, axis=1), kept[1], kept[2]


class Passages:
    """Passages by number, each text once."""

    def __init__(self, tokeniser, split):
        """split: function from a text to its sentences."""
        self.tokeniser, self.split = tokeniser, split
        self.number, self.tokens, self.sentences = {}, [], []

    def add(self, text):
        """-> the passage's number."""
        if text not in self.number:
            self.number[text] = len(self.tokens)
            tokens, sentences = self.tokeniser.passage(self.split(text))
            self.tokens.append(tokens)
            self.sentences.append(sentences)
        return self.number[text]


def find_span(tokeniser, passage, answer):
    """int32 [tokens, 4], text of an answer -> (first token, end), or None: where it stands, or seven tenths of its words do."""
    wanted, keys = [key for _, key, _ in tokeniser.tokens(answer)], passage[:, 1].tolist()
    if not wanted:
        return None
    for at in range(len(keys) - len(wanted) + 1):
        if keys[at:at + len(wanted)] == wanted:
            return at, at + len(wanted)
    if len(wanted) < 2:
        return None
    found = [len(set(wanted) & set(keys[at:at + len(wanted) + 2])) for at in range(len(keys))]
    at = int(np.argmax(found))
    return (at, min(len(keys), at + len(wanted) + 1)) if found[at] >= 0.7 * len(set(wanted)) else None


def batch(examples, passages):
    """List of (question, [(passage number, alignment)]), list of passages' tokens -> dict of padded tensors, a row a pair."""
    pairs = [(at, *pair) for at, (_, given) in enumerate(examples) for pair in given]
    longest = max(len(question) for question, _ in examples)
    length = max(len(passages[number]) for _, number, _ in pairs)
    sentences = max(found[0].shape[1] for *_, found in pairs)
    question = np.zeros((len(examples), longest, 3), np.int64)
    asked = np.zeros((len(examples), longest), bool)
    for at, (tokens, _) in enumerate(examples):
        question[at, :len(tokens)], asked[at, :len(tokens)] = tokens, True
    count = len(pairs)
    passage, there = np.zeros((count, length, 4), np.int64), np.zeros((count, length), bool)
    match, near = np.zeros((count, longest, sentences), np.float32), np.zeros((count, longest, length), np.float32)
    exact, own = np.zeros_like(match), np.zeros((count, length), np.float32)
    is_sentence = np.zeros((count, sentences), bool)
    for row, (_, number, found) in enumerate(pairs):
        tokens = passages[number]
        asks, has = found[0].shape
        unit = 255 if found[0].dtype == np.uint8 else 1
        passage[row, :len(tokens)], there[row, :len(tokens)], is_sentence[row, :has] = tokens, True, True
        match[row, :asks, :has], exact[row, :asks, :has] = found[0] / np.float32(unit), found[1]
        near[row, :asks, :len(tokens)] = found[2] / np.float32(unit)
        own[row, :len(tokens)] = found[3] / np.float32(unit)
    arrays = {"question": question, "asked": asked, "passage": passage, "there": there, "match": match, "exact": exact,
              "near": near, "own": own, "is_sentence": is_sentence, "of": np.array([at for at, *_ in pairs])}
    made = {name: torch.from_numpy(array) for name, array in arrays.items()}
    one_hot = F.one_hot(made["passage"][..., 3], sentences).float() * made["there"][..., None]
    made["in_sentence"] = one_hot.transpose(1, 2)
    return made


def padded(examples, passages, device):
    """The same for a reader that aligns itself: padded questions [n, q, 3], asked, whose passage each is, passages [m, p, 4], there."""
    pairs = [(at, number) for at, (_, given) in enumerate(examples) for number, _ in given]

    def pad(rows, width):
        """List of int32 [tokens, width] -> (int64 [rows, longest, width], which of them are tokens)."""
        filled = np.arange(max(map(len, rows))) < np.array([len(row) for row in rows])[:, None]
        grid = np.zeros((*filled.shape, width), np.int64)
        grid[filled] = np.concatenate(rows)
        return torch.from_numpy(grid).to(device), torch.from_numpy(filled).to(device)

    question, asked = pad([tokens for tokens, _ in examples], 3)
    passage, there = pad([passages[number] for _, number in pairs], 4)
    return question, asked, torch.tensor([at for at, _ in pairs], device=device), passage, there


def read_pools(pools, features):
    """Files of pools and of their features -> list of (question of the pool, line of the features, pool)."""
    lines = Path(features).read_text(encoding="utf-8").splitlines()[1:]
    read, at = [], 0
    for line in Path(pools).read_text(encoding="utf-8").splitlines():
        pool = json.loads(line)
        for question in pool["questions"]:
            read.append((question, json.loads(lines[at]), pool))
            at += 1
    return read
