"""Trains the reader (models/trich-dan-reader) and reads with it.

    python3 training/reader.py train --data DATA --work WORK --pools FILE.jsonl … --features FILE.f … [--without FOLD]
    python3 training/reader.py read --work WORK --pools FILE.jsonl --features FILE.f --out FILE.r [--cross]
    python3 training/reader.py write --work WORK --out models/trich-dan-reader [--examples FILE.jsonl]

The second reader (models/trich-dan-reader-kinds) likewise with `--kinds WORK/kinds.pt`, on another device with `--device cuda`; without
`--projection FILE`, it learns its table as well; with `--deep`, it has a second layer of context (which `write` does not know).

POOLS has one pool of passages a line, with the questions asked of it; FEATURES what the ranking made of each question
(`npm run --silent bench -- features POOLS --depth 6`): of both, only texts, answers and which six passages were ranked best are read.
"""
import argparse
import json
import os
import random
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # before torch loads: idle threads must not spin on few cores

import torch
import torch.nn as nn
import torch.nn.functional as F

from reader_examples import FOLDS, World, articles_of, fold_of, pool_examples, written_examples
from reader_pairs import batch, padded
from reader_write import write_examples, write_kinds_model, write_model

EPOCHS, RATE, SLOW = 3, 4e-3, 0.1
BATCH = 48
KINDS_RATE, KINDS_BATCH = 5e-3, 96
OTHERS, OTHER_WEIGHT = 2, 0.4
"""Passages besides the first and the right one that are drawn a question, and what they count."""
SPAN_WEIGHT, LIST_WEIGHT = 0.2, 0.3


def made_of(world, reader, given):
    """List of (question, [(passage number, alignment)]) -> what a reader reads."""
    tokens = world.passages.tokens
    return batch(given, tokens) if world.aligns else reader.aligned(*padded(given, tokens, reader.vectors.device))


def losses(world, reader, examples, draw):
    """-> loss of a batch: cross-entropy of passages, of the right one among its rivals, and of where its answer stands."""
    given, labels, weights, groups, spans = [], [], [], [], []
    for example in examples:
        gold, count = example["gold"], len(example["passages"])
        chosen = [0] + [gold] * (gold > 0)
        others = [at for at in range(1, count) if at != gold]
        chosen += draw.sample(others, min(OTHERS, len(others)))
        start = len(labels)
        given.append((example["question"], [(example["passages"][at], example["found"][at]) for at in chosen]))
        labels += [float(at == gold) for at in chosen]
        weights += [1.0 if at in (0, gold) else OTHER_WEIGHT for at in chosen]
        if gold >= 0:
            right = start + chosen.index(gold)
            groups.append((start, start + len(chosen), right))
            if example["span"]:
                spans.append((right, *example["span"]))
    made = made_of(world, reader, given)
    logits, sentences, places = reader(made)
    weights, labels = (torch.tensor(values, device=logits.device) for values in (weights, labels))
    loss = (F.binary_cross_entropy_with_logits(logits, labels, reduction="none") * weights).sum() / weights.sum()
    if groups:
        loss = loss + LIST_WEIGHT * sum(logits[a:b].logsumexp(0) - logits[right] for a, b, right in groups) / len(groups)
    for row, start, end in spans:
        marked = sentences[row, made["passage"][row, start:end, 3].unique()].logsumexp(0)
        missed = places[row].logsumexp(0) - places[row, start:end].logsumexp(0) + sentences[row].logsumexp(0) - marked
        loss = loss + SPAN_WEIGHT * missed / len(spans)
    return loss


def groups_of(reader, rate):
    """-> groups of weights, each with its rate; the projection of the table moves slowly."""
    own = [weights for name, weights in reader.named_parameters() if weights.requires_grad and name != "proj"]
    slow = [weights for name, weights in reader.named_parameters() if weights.requires_grad and name == "proj"]
    return [{"params": own, "peak": rate}] + [{"params": slow, "peak": rate * SLOW}] * bool(slow)


def train(world, reader, examples, epochs, rate, seed, size=BATCH):
    """Adam with weight decay, the rate rising for 60 steps and falling linearly; passages of like length together."""
    torch.manual_seed(seed)
    draw, examples = random.Random(seed), [example for example in examples if example["passages"]]
    optimiser = torch.optim.AdamW(groups_of(reader, rate), lr=rate, weight_decay=1e-4)
    steps, step = epochs * -(-len(examples) // size), 0
    longest = [len(tokens) for tokens in world.passages.tokens]
    for epoch in range(epochs):
        draw.shuffle(examples)
        batches, total = [], 0.0
        for at in range(0, len(examples), 8 * size):
            near = sorted(examples[at:at + 8 * size], key=lambda e: max(longest[number] for number in e["passages"]))
            batches += [near[i:i + size] for i in range(0, len(near), size)]
        draw.shuffle(batches)
        reader.train()
        for chosen in batches:
            loss = losses(world, reader, chosen, draw)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * min(1, step / 60) * max(0.02, 1 - step / steps)
            optimiser.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(batches):.4f}", flush=True)
    return reader.eval()


def read(world, reader, examples):
    """-> for each example, its logits and the sentence of each passage that answers best."""
    lines = []
    for example in examples:
        line = {"logits": [], "sentence": []}
        if example["passages"]:
            made = made_of(world, reader, [(example["question"], list(zip(example["passages"], example["found"])))])
            with torch.no_grad():
                logits, sentences, _ = reader(made)
            line["logits"] = [round(value, 4) for value in logits.tolist()]
            best = sentences.argmax(1).tolist()
            line["sentence"] = [world.passages.sentences[n][at] for n, at in zip(example["passages"], best)]
        lines.append(line)
    return lines


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["train", "read", "write"])
    for name in ("data", "work", "out", "examples"):
        parser.add_argument(f"--{name}", type=Path)
    for name in ("pools", "features"):
        parser.add_argument(f"--{name}", type=Path, nargs="+", help="as many of one as of the other")
    parser.add_argument("--without", type=int, default=-1, help="train: the fold to leave out")
    parser.add_argument("--cross", action="store_true", help="read: each question with the reader that was trained without it")
    for name in ("kinds", "projection"):
        parser.add_argument(f"--{name}", type=Path, help="see above")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    world, draw = World(), random.Random(3)
    world.aligns = args.kinds is None
    stem = "reader" if world.aligns else "kinds-reader"
    final = args.work / f"{stem}-1.pt"

    def new_reader(weights=None):
        """A reader of the kind that is asked for."""
        if world.aligns:
            return world.reader(weights)
        return world.kinds_reader(args.kinds, args.device, args.projection, args.deep, weights)

    if args.step == "train":
        written = written_examples(world, articles_of(args.data), draw)
        examples = [e for given in zip(args.pools, args.features) for e in pool_examples(world, *given, draw)]
        kept = [e for e in examples if args.without < 0 or fold_of(e) != args.without] + written
        given = (RATE, 0, BATCH) if world.aligns else (KINDS_RATE, 0, KINDS_BATCH)
        reader = train(world, new_reader(), kept, EPOCHS, *given)
        torch.save(reader.state_dict(), args.work / f"{stem}{args.without}.pt")
    elif args.step == "read":
        examples = pool_examples(world, args.pools[0], args.features[0])
        folds = range(FOLDS) if args.cross else [-1]
        readers = {n: new_reader(args.work / f"{stem}{n}.pt").eval() for n in folds}
        lines = [read(world, readers[fold_of(e) if args.cross else -1], [e])[0] for e in examples]
        args.out.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    else:
        reader = new_reader(final).eval()
        if world.aligns:
            write_model(reader, world.table8, args.out)
        else:
            write_kinds_model(reader, args.out)
        if args.examples:
            write_examples(world, reader, args.examples)


if __name__ == "__main__":
    main()
