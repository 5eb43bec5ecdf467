"""Trains one vector per vocabulary entry with a contrastive loss on pairs cut from articles.

    python3 training/train.py --work DIR [--steps N] [--batch N] [--name NAME]

Starts from the vectors that `initial.py` writes. A text's vector is the sum of its entries'
vectors, L2-normalised. Writes NAME.npy (float32 [entries, 256]).
"""
import argparse
import multiprocessing
import os
import random
import time
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # before torch loads: idle threads must not spin on few cores

import numpy as np
import torch
import torch.nn.functional as F

from corpus import Corpus
from pairs import NATURAL_SHARE, PER_ARTICLE, PairMaker
from questions import Questions, Synonyms
from segment import Segmenter

TEMPERATURE = 0.05


class LazyAdam:
    """Adam that touches only the rows seen in a step, and ignores the rest."""

    def __init__(self, table, beta1=0.9, beta2=0.999):
        """table: float32 [entries, dimensions], changed in place."""
        self.table, self.beta1, self.beta2 = table, beta1, beta2
        self.mean, self.square = torch.zeros_like(table), torch.zeros_like(table)
        self.count = 0

    def step(self, rows, gradient, rate):
        """rows: int64 [n], each once; gradient: [n, dimensions]; rate: learning rate."""
        self.count += 1
        mean = self.mean[rows].mul_(self.beta1).add_(gradient, alpha=1 - self.beta1)
        square = self.square[rows].mul_(self.beta2).addcmul_(gradient, gradient, value=1 - self.beta2)
        self.mean[rows], self.square[rows] = mean, square
        size = rate * (1 - self.beta2**self.count) ** 0.5 / (1 - self.beta1**self.count)
        self.table[rows] -= size * mean / (square.sqrt() + 1e-8)


def products(left, right):
    """[n, dimensions], [m, dimensions] -> their dot products [n, m], n a multiple of 32.

    Written as a 1x1 convolution, which runs on oneDNN: with a plain BLAS a matrix product takes 25 times as long.
    """
    n, dimensions = left.shape
    image = left.T.reshape(1, dimensions, 32, n // 32)
    return F.conv2d(image, right[:, :, None, None]).reshape(len(right), n).T


def contrast(queries, targets, owners, loose, temperature):
    """Symmetric InfoNCE of two [n, dimensions] unit matrices; -> scalar loss.

    owners: article of each pair; loose: pairs whose query speaks of the whole article, for which that
    article's other targets are not negatives.
    """
    scores = products(queries, targets) / temperature
    same = owners[:, None] == owners[None, :]
    ignored = same & loose[:, None] & ~torch.eye(len(owners), dtype=torch.bool)
    scores = scores.masked_fill(ignored, -1e4)
    right = torch.arange(len(owners))
    return F.cross_entropy(scores, right) + 0.5 * F.cross_entropy(scores.T, right)


def prepare_batches(maker, segmenter, steps, batch, queue):
    """Fills the queue with `steps` batches: rows seen, each entry's place among them, text offsets, articles, flags."""
    for _ in range(steps):
        queries, targets, owners, loose = maker.batch(batch)
        used, at = segmenter.rows(queries + targets)
        rows, where = np.unique(used, return_inverse=True)
        queue.put((rows.astype(np.int64), where, at, owners, loose))


def train(table, maker, segmenter, steps, batch, rate, temperature):
    """Trains table (float32 [entries, 256]) in place, batches being made in a second process."""
    optimiser = LazyAdam(table)
    queue = multiprocessing.Queue(maxsize=16)
    producer = multiprocessing.Process(target=prepare_batches, args=(maker, segmenter, steps, batch, queue), daemon=True)
    producer.start()
    begin, running = time.time(), 0.0
    for step in range(steps):
        rows, where, at, owners, loose = map(torch.from_numpy, queue.get())
        part = table[rows].requires_grad_()
        vectors = F.normalize(F.embedding_bag(where, part, at, mode="sum"))
        loss = contrast(vectors[:batch], vectors[batch:], owners, loose, temperature)
        loss.backward()
        optimiser.step(rows, part.grad, rate * (1 - step / steps))
        running = loss.item() if step == 0 else 0.98 * running + 0.02 * loss.item()
        if step % 100 == 0 or step == steps - 1:
            print(f"step {step} loss {running:.4f} {time.time() - begin:.0f} s", flush=True)
    producer.join()


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--rate", type=float, default=5e-3)
    parser.add_argument("--temperature", type=float, default=TEMPERATURE)
    parser.add_argument("--per-article", type=int, default=PER_ARTICLE, help="pairs of one article in a batch, at most")
    parser.add_argument("--natural-share", type=float, default=NATURAL_SHARE, help="natural questions in a batch")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", default="initial", help="name of the first vectors in the work folder")
    parser.add_argument("--name", default="vectors", help="of the file written into the work folder")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    corpus = Corpus(args.work)
    types, fold_of = corpus.folded_types()
    segmenter = Segmenter(types, args.work)
    maker = PairMaker(corpus, segmenter, fold_of, args.seed, per_article=args.per_article,
                      natural=Questions(corpus, args.work, 0), synonyms=Synonyms(segmenter, random.Random(args.seed)),
                      natural_share=args.natural_share)
    table = torch.from_numpy(np.load(args.work / f"{args.start}.npy"))
    train(table, maker, segmenter, args.steps, args.batch, args.rate, args.temperature)
    np.save(args.work / f"{args.name}.npy", table.numpy())


if __name__ == "__main__":
    main()
