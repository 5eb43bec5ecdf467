"""Examples for the reader: a question, its passages, which of them answers it, and where."""
import json
import lzma
import zlib
from pathlib import Path

import numpy as np
import onnx
import onnx.numpy_helper
import torch

from prepare import HELD_OUT_PERCENT, is_held_out
from questions import HERE, paragraph_key, questions_by_key
from reader_swap import SWAPPED, swap
from kinds_reader import KindsReader
from reader_model import Reader
from reader_pairs import Passages, align, find_span, principal_components, rarity, read_pools, reduced_table, unit_rows
from reader_tokens import Tokeniser, split_sentences
from text import fold

MODEL = HERE.parent / "models" / "trich-dan-vi"
QUESTIONS = HERE / "questions" / "training.tsv"
SHORTEST = 60
FOLDS = 3
FOLDED_SHARE, SWAPPED_SHARE = 0.4, 0.4
"""Shares of the questions that are also read without diacritics; with a swapped name, year or number."""


def bundled_vectors(model):
    """Folder of the embedding model -> float32 [entries, 256]."""
    graph = onnx.load(str(Path(model) / "onnx" / "model_quantized.onnx")).graph
    parts = {part.name: onnx.numpy_helper.to_array(part) for part in graph.initializer}
    return parts["table"].astype(np.float32) * parts["scale"]


def fold_of(example):
    """Which of the folds an example is left out of; all of an article are in one."""
    return zlib.crc32(example["article"].encode()) % FOLDS


def articles_of(data):
    """Folder of the texts -> {source: list of articles that are not held out}, short paragraphs left out."""
    found = {}
    for source, percent in HELD_OUT_PERCENT.items():
        with lzma.open(Path(data) / f"{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
            given = (json.loads(line)["paragraphs"] for line in lines)
            found[source] = [[p for p in a if len(p) >= SHORTEST] for a in given if not is_held_out(a, percent)]
    return found


class World:
    """Tokeniser, table and passages."""

    def __init__(self):
        """Reads the embedding model."""
        self.tokeniser = Tokeniser(MODEL)
        self.table8 = reduced_table(bundled_vectors(MODEL))
        self.table = unit_rows(self.table8)
        self.passages = Passages(self.tokeniser, split_sentences)
        self.aligns = True
        """Whether examples are aligned beforehand; the second reader aligns them itself."""

    def reader(self, weights=None):
        """A new reader, or one with the weights of a file."""
        made = Reader(self.table, rarity(self.tokeniser.scores))
        if weights:
            made.load_state_dict(torch.load(weights))
        return made

    def kinds_reader(self, kinds, device="cpu", projection=None, deep=False, weights=None):
        """A new second reader, or one with the weights of a file; kinds: file of `kinds.py`; projection: file of a trained reader's
        weights whose projection is taken and kept as it is."""
        vectors = bundled_vectors(MODEL)
        source = weights or projection
        given = torch.load(source, map_location="cpu")["proj"].numpy() if source else principal_components(vectors)
        made = KindsReader(unit_rows(vectors), given, rarity(self.tokeniser.scores), torch.load(kinds, map_location=device),
                           device, learns_projection=source is None, deep=deep)
        if weights:
            made.load_state_dict(torch.load(weights, map_location=device))
        return made

    def example(self, text, numbers, gold, span, article):
        """-> an example: what `train` learns from and `read` reads."""
        question = self.tokeniser.question(text)
        found = [align(self.table, question, self.passages.tokens[n]) if self.aligns else None for n in numbers]
        return {"question": question, "passages": numbers, "found": found, "gold": gold, "span": span, "article": article}


def written_examples(world, articles, draw):
    """The questions of training.tsv, each with its paragraph, four others of its article and one of another."""
    wanted = questions_by_key(QUESTIONS)
    flat = [article for given in articles.values() for article in given]
    strangers, examples = [draw.choice(draw.choice([a for a in flat[:5000] if a])) for _ in range(500)], []
    for article in flat:
        for at, paragraph in enumerate(article):
            for text in wanted.get(paragraph_key(paragraph), ()):
                others = [p for i, p in enumerate(article) if i != at]
                draw.shuffle(others)
                keys = {key for _, key, _ in world.tokeniser.tokens(text)}
                numbers = [world.passages.add(p) for p in others[:12]]
                numbers.sort(key=lambda n: -len(keys & set(world.passages.tokens[n][:, 1].tolist())))
                numbers = [world.passages.add(paragraph), *numbers[:4], world.passages.add(draw.choice(strangers))]
                asked = fold(text.lower()) if draw.random() < FOLDED_SHARE else text
                examples.append(world.example(asked, numbers, 0, None, ""))
    return examples


def pool_examples(world, pools, features, draw=None):
    """Questions of pools -> examples; with `draw`, also folded and swapped ones, to learn from."""
    examples, names = [], []
    for question, line, pool in read_pools(pools, features):
        numbers = [world.passages.add(pool["passages"][at]) for at in line["top"]]
        span = None
        if question["answer"] and line["gold"] >= 0:
            span = find_span(world.tokeniser, world.passages.tokens[numbers[line["gold"]]], question["answer"])
        home = question["gold"] if question["gold"] is not None else line["top"][0] if line["top"] else 0
        article = question.get("article", paragraph_key(pool["passages"][home]))
        example = world.example(question["text"], numbers, line["gold"], span, article)
        examples.append(example)
        if draw is None or not numbers:
            continue
        plain = fold(question["text"].lower())
        if draw.random() < FOLDED_SHARE and plain != question["text"]:
            examples.append(world.example(plain, numbers, line["gold"], span, article))
        names += [tuple(token) for token in example["question"][1:].tolist() if token[2] in SWAPPED]
        if line["gold"] == 0 and draw.random() < SWAPPED_SHARE:
            other = swap(example["question"], world.passages.tokens[numbers[0]], names, draw)
            if other is not None:
                found = align(world.table, other, world.passages.tokens[numbers[0]]) if world.aligns else None
                examples.append(dict(example, question=other, passages=numbers[:1], found=[found], gold=-1, span=None))
    return examples
