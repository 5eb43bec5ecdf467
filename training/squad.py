"""Makes a SQuAD-format set of the questions written about paragraphs of the data, for `npm run bench -- quality --squad`.

    python3 training/squad.py --data DIR --source vntc|phapdien --out FILE.json
                              [--questions training/questions/held-out.tsv] [--passages N]

Passages are the paragraphs asked about, others of the same articles, and others of held-out articles, up to N in all.
"""
import argparse
import json
import lzma
import random
from pathlib import Path

from prepare import HELD_OUT_PERCENT, SOURCES, is_held_out
from questions import HERE, paragraph_key, questions_by_key

SHORTEST = 80


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--source", choices=SOURCES, required=True)
    parser.add_argument("--questions", type=Path, default=HERE / "questions" / "held-out.tsv")
    parser.add_argument("--passages", type=int, default=4000)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    asked = questions_by_key(args.questions)
    wanted, near, far, seen = [], [], [], set()
    with lzma.open(args.data / f"{args.source}.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            paragraphs = json.loads(line)["paragraphs"]
            usable = [p for p in paragraphs if len(p) >= SHORTEST and p not in seen]
            seen.update(usable)
            keys = [paragraph_key(p) for p in usable]
            beside = any(key in asked for key in keys)
            if beside or is_held_out(paragraphs, HELD_OUT_PERCENT[args.source]):
                for paragraph, key in zip(usable, keys):
                    (wanted if key in asked else near if beside else far).append(paragraph)
    shuffle = random.Random(3).shuffle
    shuffle(near)
    shuffle(far)
    chosen = (wanted + near + far)[:max(args.passages, len(wanted))]
    shuffle(chosen)
    paragraphs = [{"context": p, "qas": [{"question": q} for q in asked.get(paragraph_key(p), [])]} for p in chosen]
    args.out.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}, ensure_ascii=False), encoding="utf-8")
    print(f"{len(chosen)} passages, {sum(len(p['qas']) for p in paragraphs)} questions")


if __name__ == "__main__":
    main()
