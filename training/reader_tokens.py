"""Texts as the reader sees them: entries of the embedding model's tokeniser, with their keys and shapes.

The same cut as `src/embedding/word-tokenizer.ts` and `src/ranking/reader/read-tokens.ts`;
`tests/ranking/reader` compares the numbers that come of it.
"""
import json
import re
from pathlib import Path

import numpy as np

from text import NUMBER_WORD, canonical, fold, words

LOWER, CAPITALISED, UPPER, YEAR, SMALL_NUMBER, NUMBER, PERCENT, MIXED = range(1, 9)
SHAPES = 9
NUMERIC = (YEAR, SMALL_NUMBER, NUMBER, MIXED)
"""Shapes that are matched only exactly: as vectors go, 2012 stands near 2013."""
LONGEST_QUESTION, LONGEST_PASSAGE, MOST_SENTENCES = 40, 320, 16
SENTENCE_END = re.compile(r"(?:(?<![.?!])[.?!]+|(?<!…)…+)[\"”’»)\]]*(?=\s|$)")
ABBREVIATIONS = set(
    "tp tx tt q p h x ths ts pgs gs bs ks ls cn đ/c ông bà mr mrs dr st vs no nxb tr v.v vv stt sđt đt kts nsnd nsưt ub".split()
)


def split_sentences(text):
    """Raw paragraph -> its sentences; the rules of `src/language/sentence.ts`."""
    found, size = [], len(text)

    def skip(at):
        """-> the first place from `at` on that is no white space."""
        while at < size and text[at].isspace():
            at += 1
        return at

    start = skip(0)
    for match in SENTENCE_END.finditer(text):
        after = skip(match.end())
        if match.start() < start or (after < size and not _ends(text, start, match, after)):
            continue
        found.append(text[start:match.end()])
        start = after
    if start < len(text.rstrip()):
        found.append(text[start:].rstrip())
    return found


def _ends(text, start, match, after):
    """Whether the mark of `match` ends the sentence that starts at `start`."""
    following = re.sub(r'^["“‘«(\[\-–*]\s*', "", text[after:after + 8])
    if following[:1].islower():
        return False
    mark = match.group()
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word = re.search(r'[^\s("“]*$', text[max(start, match.start() - 24):match.start()]).group()
    return not (len(word) == 1 and word.isupper()) and word.lower() not in ABBREVIATIONS


def shape_of(surface):
    """A word as written -> its shape."""
    if surface == "%":
        return PERCENT
    if surface[0].isdigit():
        if re.fullmatch(r"[0-9]{1,2}", surface):
            return SMALL_NUMBER
        if re.fullmatch(r"(?:19|20)[0-9]{2}", surface):
            return YEAR
        return NUMBER if re.fullmatch(r"[0-9][0-9,]*", surface) else MIXED
    if not surface[0].isupper():
        return LOWER
    return UPPER if len(surface) > 1 and surface.isupper() else CAPITALISED


class Tokeniser:
    """Cuts texts into (row, key, shape); keys are numbered as they are met, equal numbers meaning equal words."""

    def __init__(self, model):
        """model: folder of the embedding model."""
        entries = json.loads((Path(model) / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        self.scores = np.array([score for _, score in entries], dtype=np.float64)
        self.single, self.pair, self.keys = {}, {}, {}
        for row, (piece, _) in enumerate(entries[2:], 2):
            parts = piece.strip("▁").split("▁▁")
            if len(parts) == 1:
                self.single[parts[0]] = row
            else:
                self.pair[tuple(parts)] = row
        self.known = set(self.single) | {word for pair in self.pair for word in pair}
        self.unknown_score = self.scores.min() - 10

    def tokens(self, text):
        """Raw text -> list of (row, key, shape); an unknown word has row 0."""
        written = words(text)
        plain = [canonical(word) for word in written]
        pairs, tokens, at = self._pairs(plain), [], len(plain) - 1
        while at >= 0:
            if pairs[at]:
                key = f"{fold(plain[at - 1])} {fold(plain[at])}"
                tokens.append((pairs[at], self._number(key), shape_of(written[at - 1])))
                at -= 2
            else:
                key = written[at] if plain[at] == NUMBER_WORD else fold(plain[at])
                tokens.append((self.single.get(plain[at], 0), self._number(key), shape_of(written[at])))
                at -= 1
        return tokens[::-1]

    def question(self, text):
        """-> int32 [tokens, 3]; never empty."""
        return np.array((self.tokens(text) or [(0, 0, LOWER)])[:LONGEST_QUESTION], dtype=np.int32)

    def passage(self, sentences):
        """List of sentences -> (int32 [tokens, 4], the fourth being the number of the sentence among those that have
        tokens; list of which sentence each of those is)."""
        rows, numbers = [], []
        for number, sentence in enumerate(sentences):
            tokens = self.tokens(sentence)
            if tokens and len(rows) < LONGEST_PASSAGE:
                if len(numbers) < MOST_SENTENCES:
                    numbers.append(number)
                rows += [(*token, len(numbers) - 1) for token in tokens]
        return np.array(rows[:LONGEST_PASSAGE] or [(0, 0, LOWER, 0)], dtype=np.int32), numbers or [0]

    def _number(self, key):
        return self.keys.setdefault(key, len(self.keys) + 1)

    def _pairs(self, plain):
        """For each word, the row of the pair that ends with it in the best cut up to it, or 0."""
        taken, before, last, known_before = [0] * len(plain), 0, 0, False
        for at, word in enumerate(plain):
            known, row = word in self.known, self.single.get(word)
            alone = self.scores[row] if row else (len(word) + 2) * self.unknown_score
            best = last + alone if known else last
            pair = self.pair.get((plain[at - 1], word)) if known and known_before else None
            if pair and before + self.scores[pair] >= best:
                best, taken[at] = before + self.scores[pair], pair
            before, last, known_before = last, best, known
        return taken
