"""First vectors for the training: latent semantic analysis of a sample of paragraphs, each both plain and folded.

    python3 training/initial.py --work DIR

Writes initial.npy (float32 [entries, 256]): directions from the leading right singular vectors of the
paragraph-by-entry matrix, found by subspace iteration; lengths a / (a + p), so that frequent entries start short.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from corpus import LAW, Corpus
from segment import Segmenter

DIMENSIONS = 256
SMOOTHING = 3e-4
PARAGRAPHS = 160_000
SHORTEST, LONGEST = 20, 120
CHUNK = 2000
ROUNDS = 5


def sample(corpus, segmenter, fold_of, seed):
    """-> list of (rows int64, offsets int64) for chunks of paragraphs, every paragraph as plain and folded entries together."""
    random = np.random.default_rng(seed)
    keep = (corpus.held_out == 0) & ((corpus.source != LAW) | (random.random(len(corpus.source)) < 0.5))
    owner = np.repeat(np.arange(len(corpus.source)), np.diff(corpus.article_start))
    fit = np.flatnonzero(keep[owner] & (np.diff(corpus.paragraph_word) >= SHORTEST))
    chosen = random.choice(fit, min(PARAGRAPHS, len(fit)), replace=False)
    chunks = []
    for start in range(0, len(chosen), CHUNK):
        texts = [corpus.paragraph(p)[:LONGEST] for p in chosen[start:start + CHUNK]]
        both = [words for text in texts for words in (text, fold_of[text])]
        rows, at = segmenter.rows(both)
        chunks.append((torch.from_numpy(rows.astype(np.int64)), torch.from_numpy(at[::2].copy())))
    return chunks


def multiply(chunks, weights, basis):
    """One step of subspace iteration: the paragraphs' normalised sums, summed back to the entries; -> like basis."""
    weighted = basis * weights
    result = torch.zeros_like(basis)
    mass = weights.squeeze(1) ** 2
    for rows, at in chunks:
        paragraphs = F.embedding_bag(rows, weighted, at, mode="sum")
        lengths = torch.diff(at, append=torch.tensor([len(rows)]))
        owner = torch.repeat_interleave(torch.arange(len(at)), lengths)
        size = torch.zeros(len(at)).index_add_(0, owner, mass[rows])
        paragraphs /= size.clamp(min=1e-9)[:, None]
        result.index_add_(0, rows, paragraphs[owner])
    return result * weights


def orthonormal(matrix):
    """[n, d] -> (orthonormal columns spanning the same space, by falling eigenvalue; the square roots of those [d])."""
    gram = (matrix.double().T @ matrix.double()).numpy()
    values, vectors = np.linalg.eigh(gram)
    values, vectors = values[::-1].copy(), vectors[:, ::-1].copy()
    scale = np.sqrt(np.maximum(values, values[0] * 1e-12))
    return (matrix.double() @ torch.from_numpy(vectors / scale)).float(), torch.from_numpy(scale).float()


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    began = time.time()
    corpus = Corpus(args.work)
    types, fold_of = corpus.folded_types()
    segmenter = Segmenter(types, args.work)
    chunks = sample(corpus, segmenter, fold_of, args.seed)
    print(f"{sum(len(rows) for rows, _ in chunks)} entries in the sample, {time.time() - began:.0f} s", flush=True)
    frequency = torch.from_numpy(segmenter.frequency).float()[:, None]
    weights = SMOOTHING / (SMOOTHING + frequency)
    basis, _ = orthonormal(torch.randn(len(segmenter.entries), DIMENSIONS))
    for _ in range(ROUNDS):
        basis, values = orthonormal(multiply(chunks, weights, basis))
        print(f"eigenvalues {values[0]:.1f} ... {values[-1]:.2f}, {time.time() - began:.0f} s", flush=True)
    directions = basis * values.clamp(max=float(values[1])) ** 0.25
    noise = F.normalize(torch.randn_like(directions)) * 0.3
    vectors = F.normalize(F.normalize(directions) + noise) * weights
    vectors[:2] = 0
    np.save(args.work / "initial.npy", vectors.numpy())


if __name__ == "__main__":
    main()
