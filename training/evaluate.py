"""Measures nDCG@10 of a set of vectors, one vector per paragraph and one per sentence (the best counts).

    python3 training/evaluate.py --work DIR [--vectors NAME ...] [--squad FILE.json]

Questions are asked as written and without diacritics; passages keep theirs. Validation sets come from
the held-out articles; --squad adds a set in SQuAD format, where a question's passage is the one it stands under.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from corpus import LAW, NEWS, Corpus
from pairs import PairMaker
from questions import Questions
from segment import Segmenter
from text import normalise, sentences
from train import products

CUT = 10
ARTICLES = 400
LAW_PASSAGES = 3000
QUESTIONS = 1500


class TestSet:
    """Passages (lists of sentences, each an array of type ids), questions, and the relevant passages of each."""

    def __init__(self, name):
        """An empty set called `name`."""
        self.name, self.passages, self.questions, self.relevant = name, [], [], []

    def ask(self, question, relevant):
        """Adds a question (array of type ids) whose answer stands in the passages `relevant`."""
        self.questions.append(question)
        self.relevant.append(relevant)


def from_squad(path, segmenter):
    """A SQuAD-format file -> TestSet."""
    made = TestSet("squad")

    def ids(text):
        """Raw text -> array of type ids."""
        return segmenter.ids(normalise(text).split())

    for article in json.loads(Path(path).read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                made.ask(ids(question["question"]), [len(made.passages)])
            made.passages.append([ids(sentence) for sentence in sentences(paragraph["context"])])
    return made


def sentence_list(corpus, p):
    """Paragraph number -> list of its sentences' type ids."""
    bounds = corpus.sentence_start[corpus.paragraph_start[p]:corpus.paragraph_start[p + 1] + 1]
    return [corpus.words[a:b] for a, b in zip(bounds[:-1], bounds[1:])]


def held_out_paragraphs(corpus, source, random):
    """-> list of (article's first paragraph, paragraph) of held-out articles: long enough, not too long."""
    chosen = []
    for article in random.permutation(corpus.articles(source, 1)):
        first, last = corpus.article_start[article], corpus.article_start[article + 1]
        body = [p for p in range(first + 1, last) if 20 <= len(corpus.paragraph(p)) <= 250]
        if source == LAW or len(body) >= 4:
            chosen.append([(first, p) for p in body])
        if source == NEWS and len(chosen) == ARTICLES:
            break
    flat = [pair for group in chosen for pair in group]
    return [flat[i] for i in random.permutation(len(flat))[:LAW_PASSAGES]] if source == LAW else flat


def headlines(corpus, paragraphs):
    """Question: an article's first line; relevant: every other paragraph of it."""
    made, of_article = TestSet("news headline"), {}
    for number, (first, p) in enumerate(paragraphs):
        made.passages.append(sentence_list(corpus, p))
        of_article.setdefault(first, []).append(number)
    for first, numbers in of_article.items():
        made.ask(corpus.paragraph(first)[:20], numbers)
    return made


def cloze(corpus, paragraphs, random, name):
    """Question: 5-12 words of a passage, taken out of it."""
    made = TestSet(name)
    for number, (_, p) in enumerate(paragraphs):
        passage = sentence_list(corpus, p)
        s = int(random.integers(len(passage)))
        n = int(random.integers(5, 13))
        if len(made.questions) < QUESTIONS and len(passage[s]) > n:
            at = int(random.integers(len(passage[s]) - n + 1))
            made.ask(passage[s][at:at + n], [number])
            passage[s] = np.delete(passage[s], slice(at, at + n))
        made.passages.append([sentence for sentence in passage if len(sentence)])
    return made


def questions(corpus, paragraphs, maker, random, name):
    """Question: as `PairMaker.question` makes them, with half of the words it shares with the passage dropped."""
    made = TestSet(name)
    for number, (first, p) in enumerate(paragraphs):
        made.passages.append(sentence_list(corpus, p))
        pair = maker.question(p, first) if len(made.questions) < QUESTIONS else None
        if pair:
            shared = np.isin(pair[0], corpus.paragraph(p))
            kept = pair[0][~shared | (random.random(len(shared)) < 0.5)]
            if len(kept) >= 3:
                made.ask(kept, [number])
    return made


def natural(corpus, work, source, paragraphs, name):
    """Questions written by hand about held-out paragraphs, among those and `paragraphs`."""
    made, number = TestSet(name), {}

    def add(p):
        """-> number of paragraph p among the passages."""
        if p not in number:
            number[p] = len(made.passages)
            made.passages.append(sentence_list(corpus, p))
        return number[p]

    asked = Questions(corpus, work, 1)
    for words, p, article in zip(asked.words, asked.paragraph, asked.article):
        if corpus.source[article] != source:
            continue
        made.ask(words, [add(p)])
        for other in range(corpus.article_start[article], corpus.article_start[article + 1]):
            if len(corpus.paragraph(other)) >= 12:
                add(other)
    for _, p in paragraphs:
        add(p)
    return made


def validation_sets(corpus, segmenter, fold_of, work, seed=7):
    """-> the held-out test sets."""
    random = np.random.default_rng(seed)
    maker = PairMaker(corpus, segmenter, fold_of, seed, held_out=1)
    news, law = (held_out_paragraphs(corpus, source, random) for source in (NEWS, LAW))
    return [headlines(corpus, news), cloze(corpus, news, random, "news cloze"),
            questions(corpus, news, maker, random, "news question"),
            cloze(corpus, law, random, "law cloze"), questions(corpus, law, maker, random, "law question"),
            natural(corpus, work, NEWS, news, "news natural"), natural(corpus, work, LAW, law, "law natural")]


def embed(texts, segmenter, vectors):
    """List of type id arrays -> float32 unit vectors [texts, dimensions] (zero where nothing is known)."""
    parts = []
    for start in range(0, len(texts), 1000):
        rows, at = segmenter.rows(texts[start:start + 1000])
        bags = F.embedding_bag(torch.from_numpy(rows.astype(np.int64)), vectors, torch.from_numpy(at), mode="sum")
        parts.append(F.normalize(bags))
    return torch.cat(parts)


def similarities(queries, passages):
    """Unit vectors [n, dimensions], [m, dimensions] -> numpy array [n, m] of cosines."""
    filler = torch.zeros(-len(queries) % 32, queries.shape[1])
    return products(torch.cat([queries, filler]), passages)[:len(queries)].numpy()


def ndcg(scores, relevant):
    """scores [questions, passages], relevant: list of passage lists -> mean nDCG@10."""
    discount = 1 / np.log2(np.arange(2, CUT + 2))
    gains = []
    for row, right in zip(scores, relevant):
        top = np.argsort(-row, kind="stable")[:CUT]
        gains.append((np.isin(top, right) * discount).sum() / discount[:len(right)].sum())
    return float(np.mean(gains))


def measure(test, segmenter, fold_of, vectors):
    """-> nDCG@10 as [paragraph, sentence, paragraph folded, sentence folded]."""
    fold = np.append(fold_of, segmenter.size)
    whole = embed([np.concatenate(passage) for passage in test.passages], segmenter, vectors)
    single = embed([sentence for passage in test.passages for sentence in passage], segmenter, vectors)
    starts = np.concatenate([[0], np.cumsum([len(passage) for passage in test.passages])[:-1]])
    figures = []
    for asked in (test.questions, [fold[question] for question in test.questions]):
        query = embed(asked, segmenter, vectors)
        figures.append(ndcg(similarities(query, whole), test.relevant))
        figures.append(ndcg(np.maximum.reduceat(similarities(query, single), starts, axis=1), test.relevant))
    return figures


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--vectors", nargs="+", default=["vectors"], help="names of .npy files in the work folder")
    parser.add_argument("--squad", type=Path, help="a test set in SQuAD format; for reporting only")
    args = parser.parse_args()
    corpus = Corpus(args.work)
    types, fold_of = corpus.folded_types()
    segmenter = Segmenter(types, args.work)
    tests = [from_squad(args.squad, segmenter)] if args.squad else validation_sets(corpus, segmenter, fold_of, args.work)
    for name in args.vectors:
        vectors = torch.from_numpy(np.load(args.work / f"{name}.npy"))
        print(f"{name}\n{'set':16}{'passages':>9}{'asked':>7}{'paragraph':>11}{'sentence':>10}{'folded par.':>13}{'folded sent.':>14}")
        rows = []
        for test in tests:
            rows.append(measure(test, segmenter, fold_of, vectors))
            a, b, c, d = rows[-1]
            print(f"{test.name:16}{len(test.passages):9}{len(test.questions):7}{a:11.4f}{b:10.4f}{c:13.4f}{d:14.4f}", flush=True)
        a, b, c, d = np.mean(rows, axis=0)
        print(f"{'mean':16}{'':16}{a:11.4f}{b:10.4f}{c:13.4f}{d:14.4f}")


if __name__ == "__main__":
    main()
