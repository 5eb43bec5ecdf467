"""Learns what kind of thing each entry is, from plain texts: masked words are told from what stands around them.

    python3 training/kinds.py --work WORK --out WORK/kinds.pt [--device cuda] [--seconds 90]

Windows of 128 tokens; two context layers as in `kinds_reader.py`, of a passage and of a question, each layer with outputs of its own
(Mikolov et al., 2013, "negative sampling", with a softmax over 8,192 words drawn by frequency to the power of 0.75). Three windows in ten are without
diacritics. Ends after `--seconds`, whatever the device: 4,500 steps in 90 s on an H200.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from corpus import LAW, Corpus
from reader_tokens import CAPITALISED, LOWER, MIXED, NUMBER, PERCENT, SHAPES, SMALL_NUMBER, YEAR
from segment import Segmenter
from text import NUMBER_WORD, fold

DIMENSIONS, WINDOW, BATCH, NEGATIVES = 64, 128, 512, 8192
PEAK_RATE, WARM_STEPS = 6e-3, 200
FOLDED_SHARE, PLAIN_SHARE, MASKED_SHARE = 0.3, 0.7, 0.22
"""Windows without diacritics; of these, those without capitals; tokens that are masked, frequent ones less."""
NEWS_SHARE, LONGEST_PARAGRAPH = 0.6, 300
MASK, NO_SHAPE = 1, 0
"""Row and shape of a masked token: neither occurs otherwise."""


def shape_of_entry(entry):
    """An entry of the vocabulary -> its shape in lower case."""
    if entry == NUMBER_WORD:
        return NUMBER
    if entry == "%":
        return PERCENT
    if entry.isdigit():
        is_year = len(entry) == 4 and entry[:2] in ("19", "20")
        return SMALL_NUMBER if len(entry) <= 2 else YEAR if is_year else NUMBER
    return MIXED if entry[0].isdigit() else LOWER


def tokens_of(corpus, segmenter, seed):
    """-> (rows int32, capitals bool) of a sample of the training articles, one paragraph after another; unknown words are left out."""
    random = np.random.default_rng(seed)
    kept = (corpus.held_out == 0) & ((corpus.source == LAW) | (random.random(len(corpus.source)) < NEWS_SHARE))
    starts, single = corpus.article_start, np.array([" " not in entry for entry in segmenter.entries])
    paragraphs = np.concatenate([np.arange(starts[a], starts[a + 1]) for a in np.flatnonzero(kept)])
    rows, capitals = [], []
    for at in range(0, len(paragraphs), 4000):
        first = corpus.paragraph_word[paragraphs[at:at + 4000]]
        lengths = np.minimum(corpus.paragraph_word[paragraphs[at:at + 4000] + 1] - first, LONGEST_PARAGRAPH)
        filled = np.arange(lengths.max()) < lengths[:, None]
        where = (first[:, None] + np.arange(lengths.max()))[filled]
        grid, capital = np.full(filled.shape, segmenter.size, dtype=np.int64), np.zeros(filled.shape, dtype=bool)
        grid[filled], capital[filled] = corpus.words[where], corpus.capital[where]
        cut = np.where(filled, segmenter.cut(grid), 0)
        # An entry stands at its last word, and is written as its first.
        before = np.concatenate([np.zeros((len(capital), 1), dtype=bool), capital[:, :-1]], 1)
        rows.append(cut[cut > 0].astype(np.int32))
        capitals.append(np.where(single[cut], capital, before)[cut > 0])
    return np.concatenate(rows), np.concatenate(capitals)


class Kinds(nn.Module):
    """Directions of entries, and the layers that tell a masked one."""

    def __init__(self, frequency):
        """frequency: float32 [entries], how often each is drawn as a wrong answer."""
        super().__init__()
        entries = len(frequency)
        self.k = nn.Embedding(entries, DIMENSIONS)
        nn.init.normal_(self.k.weight, 0, 0.3)
        self.kind, self.shape = nn.Linear(DIMENSIONS, DIMENSIONS), nn.Embedding(SHAPES, DIMENSIONS)
        nn.init.normal_(self.shape.weight, 0, 0.1)
        self.c1, self.c2 = (nn.Conv1d(DIMENSIONS, DIMENSIONS, 5, padding=2) for _ in range(2))
        self.q1, self.q2 = (nn.Conv1d(DIMENSIONS, DIMENSIONS, 3, padding=1) for _ in range(2))
        self.o1, self.o2, self.o3 = (nn.Linear(DIMENSIONS, DIMENSIONS) for _ in range(3))
        self.o = nn.Embedding(entries, DIMENSIONS)
        nn.init.normal_(self.o.weight, 0, 0.1)
        self.bias = nn.Parameter((frequency / frequency.sum()).clamp(min=1e-9).log())

    def states(self, rows, shapes, first, second):
        """Tokens [n, length] -> states after one context layer and after two, each [n, dimensions, length]."""
        kind = (self.kind(F.normalize(self.k(rows), dim=-1)) + self.shape(shapes)).transpose(1, 2)
        once = torch.tanh(first(kind) + kind)
        return once, torch.tanh(second(once) + once)

    def forward(self, rows, shapes, masked, wanted, negatives):
        """-> mean loss of telling the tokens `wanted` that stood at the places `masked` (flat)."""
        once, twice = self.states(rows, shapes, self.c1, self.c2)
        _, asked = self.states(rows, shapes, self.q1, self.q2)
        others, other_bias = self.o(negatives), self.bias[negatives]
        loss = 0
        for states, out in ((twice, self.o2), (once, self.o1), (asked, self.o3)):
            told = out(states.transpose(1, 2).reshape(-1, DIMENSIONS)[masked])
            right = (told * self.o(wanted)).sum(1) + self.bias[wanted]
            wrong = (told @ others.T + other_bias).masked_fill(negatives[None] == wanted[:, None], -1e4)
            loss = loss + (torch.logaddexp(right, wrong.logsumexp(1)) - right).mean()
        return loss


def train(rows, capitals, folded, shapes, device, seconds, batch=BATCH):
    """Tokens and capitals of the texts, folded row and shape of each entry -> the state of a trained `Kinds`."""
    rows, capitals, folded, shapes = (torch.from_numpy(values).to(device) for values in (rows, capitals, folded, shapes))
    count = torch.bincount(rows.long(), minlength=len(folded)).float()
    often = (1e-4 / (count / count.sum() + 1e-9)).sqrt().clamp(max=1) * 0.8 + 0.2
    drawn = (count + torch.zeros_like(count).scatter_add_(0, folded.long(), count) * 0.4).pow(0.75)
    drawn[:2] = 0
    model = Kinds(drawn).to(device)
    optimiser, begin, step = torch.optim.Adam(model.parameters()), time.time(), 0
    places = torch.arange(WINDOW, device=device)
    while (passed := (time.time() - begin) / seconds) < 1:
        optimiser.param_groups[0]["lr"] = PEAK_RATE * min(1, (step + 1) / WARM_STEPS) * max(0.01, 1 - passed)
        at = torch.randint(0, len(rows) - WINDOW, (batch, 1), device=device) + places
        is_folded = torch.rand(batch, 1, device=device) < FOLDED_SHARE
        row = torch.where(is_folded, folded[rows[at].long()].long(), rows[at].long())
        has_capitals = ~(is_folded & (torch.rand(batch, 1, device=device) < PLAIN_SHARE))
        shape = torch.where((shapes[row] == LOWER) & capitals[at] & has_capitals, CAPITALISED, shapes[row])
        mask = torch.rand(batch, WINDOW, device=device) < MASKED_SHARE * often[row]
        masked = mask.flatten().nonzero()[:, 0]
        given = torch.where(mask, MASK, row), torch.where(mask, NO_SHAPE, shape)
        loss = model(*given, masked, row.flatten()[masked], torch.multinomial(drawn, NEGATIVES, True))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 500 == 0:
            print(f"step {step} loss {loss.item() / 3:.4f} {time.time() - begin:.0f} s", flush=True)
        step += 1
    return {name: values.cpu() for name, values in model.state_dict().items() if not name.startswith(("o", "bias"))}


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--batch", type=int, default=BATCH)
    args = parser.parse_args()
    torch.manual_seed(1)
    corpus = Corpus(args.work)
    types, _ = corpus.folded_types()
    segmenter = Segmenter(types, args.work)
    number = {entry: row for row, entry in enumerate(segmenter.entries)}
    folded = np.array([number.get(fold(entry), row) for entry, row in number.items()], dtype=np.int32)
    shapes = np.array([shape_of_entry(entry) for entry in segmenter.entries], dtype=np.int64)
    torch.save(train(*tokens_of(corpus, segmenter, 5), folded, shapes, args.device, args.seconds, args.batch), args.out)


if __name__ == "__main__":
    main()
