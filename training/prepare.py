"""Reads the training texts once and stores them as flat arrays of word ids.

    python3 training/prepare.py --data DIR --work DIR

Articles are lists of paragraphs, paragraphs lists of sentences, sentences lists of words; each level
is an array of start offsets into the next, with one closing entry (so item i is start[i]:start[i+1]).
"""
import argparse
import json
import lzma
import zlib
from array import array
from pathlib import Path

import numpy as np

from text import canonical, sentences, words

SOURCES = ["vntc", "phapdien"]
HELD_OUT_PERCENT = {"vntc": 2, "phapdien": 6}


class Numbering(dict):
    """Maps each cased word to an id in order of first sight."""

    def __missing__(self, word):
        """A new word -> the next free id."""
        self[word] = len(self)
        return self[word]


class CorpusWriter:
    """Collects articles and writes them as flat arrays."""

    def __init__(self):
        """Starts an empty corpus."""
        self.numbering = Numbering()
        self.words = array("i")
        self.sentence_start, self.paragraph_start, self.article_start = array("q", [0]), array("q", [0]), array("q", [0])
        self.source, self.held_out = array("b"), array("b")
        self.seen = set()

    def add(self, paragraphs, source, held_out):
        """Adds one article (list of raw paragraphs) of source number `source`; repeated paragraphs are dropped."""
        for paragraph in paragraphs:
            key = zlib.crc32(paragraph.encode()), len(paragraph)
            if len(paragraph) > 30 and key in self.seen:
                continue
            self.seen.add(key)
            before = len(self.words)
            for sentence in sentences(paragraph):
                self.words.extend([self.numbering[word] for word in words(sentence)])
                if len(self.words) > self.sentence_start[-1]:
                    self.sentence_start.append(len(self.words))
            if len(self.words) > before:
                self.paragraph_start.append(len(self.sentence_start) - 1)
        if len(self.paragraph_start) - 1 > self.article_start[-1]:
            self.article_start.append(len(self.paragraph_start) - 1)
            self.source.append(source)
            self.held_out.append(held_out)

    def save(self, folder):
        """Writes types.txt (one normalised word a line, its id the line number) and the arrays as .npy files."""
        cased = list(self.numbering)
        types = Numbering()
        lower = np.array([types[canonical(word)] for word in cased], dtype=np.int32)
        capital = np.array([word[0].isupper() for word in cased])
        flat = np.frombuffer(self.words, dtype=np.int32)
        arrays = dict(
            words=lower[flat], capital=capital[flat],
            sentence_start=self.sentence_start, paragraph_start=self.paragraph_start,
            article_start=self.article_start, source=self.source, held_out=self.held_out,
        )
        for name, values in arrays.items():
            np.save(folder / f"{name}.npy", np.asarray(values))
        (folder / "types.txt").write_text("\n".join(types) + "\n", encoding="utf-8")
        print(f"{len(self.source)} articles, {len(self.paragraph_start) - 1} paragraphs, "
              f"{len(self.sentence_start) - 1} sentences, {len(flat)} words, {len(types)} types")


def is_held_out(paragraphs, percent):
    """Decides by a checksum of the article's text, so that the split never depends on order."""
    return zlib.crc32("\n".join(paragraphs).encode()) % 100 < percent


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with vntc.jsonl.xz and phapdien.jsonl.xz")
    parser.add_argument("--work", type=Path, required=True, help="folder for intermediate files")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    corpus = CorpusWriter()
    for number, source in enumerate(SOURCES):
        with lzma.open(args.data / f"{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                paragraphs = json.loads(line)["paragraphs"]
                corpus.add(paragraphs, number, is_held_out(paragraphs, HELD_OUT_PERCENT[source]))
    corpus.save(args.work)


if __name__ == "__main__":
    main()
