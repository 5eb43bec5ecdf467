"""Natural questions about paragraphs of the training texts, and synonyms: what the project wrote itself.

`questions/*.tsv` holds `key<TAB>question` lines; a key is the first 12 hex digits of the SHA-256 of the
paragraph as it stands in the data, so the texts themselves need not be here. `synonyms.tsv` holds groups
of words and phrases that may stand for each other, one group a line.

    python3 training/questions.py --data DIR --work DIR

finds the paragraphs and writes questions.npz: `paragraph` (number in the prepared corpus), `words` and
`start` (type ids of each question, -1 for a word that the corpus does not have).
"""
import argparse
import hashlib
import json
import lzma
from pathlib import Path

import numpy as np

from corpus import Corpus
from prepare import SOURCES
from text import normalise

HERE = Path(__file__).parent
LONGEST_PHRASE = 4


def paragraph_key(text):
    """Paragraph as it stands in the data -> its key in the question files."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_questions(folder):
    """Folder of .tsv files -> list of (key, question), in order of file names."""
    lines = [line for path in sorted(folder.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [tuple(line.split("\t")) for line in lines]


def questions_by_key(path):
    """A .tsv file -> dict key -> list of its questions, both in the order of the file."""
    asked = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, question = line.split("\t")
        asked.setdefault(key, []).append(question)
    return asked


def find_texts(data, keys):
    """Folder of the data, set of keys -> dict key -> paragraph."""
    found = {}
    for source in SOURCES:
        with lzma.open(data / f"{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                for paragraph in json.loads(line)["paragraphs"]:
                    key = paragraph_key(paragraph)
                    if key in keys:
                        found[key] = paragraph
    return found


class Questions:
    """Questions of one split with their paragraphs."""

    def __init__(self, corpus, work, held_out):
        """corpus: the prepared one; held_out: 1 for the questions about validation articles."""
        stored = np.load(Path(work) / "questions.npz")
        words, start = stored["words"], stored["start"]
        article = np.searchsorted(corpus.article_start, stored["paragraph"], side="right") - 1
        chosen = np.flatnonzero(corpus.held_out[article] == held_out)
        self.paragraph, self.article = stored["paragraph"][chosen], article[chosen]
        unknown = len(corpus.folded_types()[0])
        self.words = [np.where(part < 0, unknown, part).astype(np.int32)
                      for part in (words[start[i]:start[i + 1]] for i in chosen)]


class Synonyms:
    """Replaces words of a query by others of their group."""

    def __init__(self, segmenter, random, path=HERE / "synonyms.tsv"):
        """segmenter: numbers words; random: of the random draws."""
        self.random, self.others = random, {}
        for line in path.read_text(encoding="utf-8").splitlines():
            members = [tuple(segmenter.ids(normalise(part).split()).tolist()) for part in line.split("\t")]
            members = [member for member in members if member and segmenter.size not in member]
            for member in members:
                # A single syllable means too many things to be replaced; it may replace.
                if 2 <= len(member) <= LONGEST_PHRASE:
                    self.others.setdefault(member, []).extend(other for other in members if other != member)

    def replace(self, words):
        """Array of type ids -> the same with one or two phrases replaced, where any can be."""
        listed = words.tolist()
        spots = [(at, at + n) for n in range(2, LONGEST_PHRASE + 1) for at in range(len(listed) - n + 1)
                 if self.others.get(tuple(listed[at:at + n]))]
        self.random.shuffle(spots)
        for at, end in sorted(spots[:1 if self.random.random() < 0.7 else 2], reverse=True):
            others = self.others.get(tuple(listed[at:end]))
            if others:
                listed[at:end] = self.random.choice(others)
        return np.array(listed, dtype=words.dtype)


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    questions = read_questions(HERE / "questions")
    texts = find_texts(args.data, {key for key, _ in questions})
    corpus = Corpus(args.work)
    number = {word: i for i, word in enumerate(corpus.types)}

    def ids(text):
        """Raw text -> type ids, -1 for unknown words."""
        return np.array([number.get(word, -1) for word in normalise(text).split()], dtype=np.int32)

    wanted = {}
    for key, text in texts.items():
        wanted.setdefault(ids(text).tobytes(), []).append(key)
    paragraph_of = {}
    for p in range(len(corpus.paragraph_start) - 1):
        for key in wanted.get(corpus.paragraph(p).tobytes(), ()):
            paragraph_of[key] = p
    kept = [(paragraph_of[key], ids(question)) for key, question in questions if key in paragraph_of]
    start = np.concatenate([[0], np.cumsum([len(words) for _, words in kept])])
    np.savez(args.work / "questions.npz", paragraph=np.array([p for p, _ in kept], dtype=np.int64),
             words=np.concatenate([words for _, words in kept]), start=start)
    print(f"{len(questions)} questions, {len(kept)} with their paragraph")


if __name__ == "__main__":
    main()
