"""The prepared corpus: flat arrays written by `prepare.py`, read back and sliced."""
from pathlib import Path

import numpy as np

from text import fold

NEWS, LAW = 0, 1


class Corpus:
    """Flat arrays of word ids with start offsets of sentences, paragraphs and articles."""

    def __init__(self, work):
        """Loads the arrays from the folder `work`."""
        work = Path(work)
        for name in ["words", "capital", "sentence_start", "paragraph_start", "article_start", "source", "held_out"]:
            setattr(self, name, np.load(work / f"{name}.npy"))
        self.types = (work / "types.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self.paragraph_word = self.sentence_start[self.paragraph_start]
        """Start of each paragraph in words (int64, paragraphs + 1)."""

    def folded_types(self):
        """-> (types extended by the folded forms that were missing, int32 array: type id -> id of its folded form)."""
        number = {word: i for i, word in enumerate(self.types)}
        folded = np.array([number.setdefault(fold(word), len(number)) for word in self.types], dtype=np.int32)
        extended = list(number)
        return extended, np.concatenate([folded, np.arange(len(self.types), len(extended), dtype=np.int32)])

    def paragraph(self, p):
        """Word ids of paragraph `p`."""
        return self.words[self.paragraph_word[p]:self.paragraph_word[p + 1]]

    def articles(self, source, held_out):
        """Ids of the articles of a source (NEWS or LAW) in the held-out part or out of it."""
        return np.flatnonzero((self.source == source) & (self.held_out == held_out))

    def word_mask(self, source=None, held_out=None):
        """Boolean array over all words: those of a source and/or of a split."""
        keep = np.ones(len(self.source), dtype=bool)
        if source is not None:
            keep &= self.source == source
        if held_out is not None:
            keep &= self.held_out == held_out
        first_word = self.paragraph_word[self.article_start]
        return np.repeat(keep, np.diff(first_word))
