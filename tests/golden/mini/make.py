"""Draws the mini-set again: passages of held-out news articles, and the questions that were written about them.

    python3 tests/golden/mini/make.py --data DIR

DIR holds `vntc.jsonl.xz` (training/README.md). The paragraphs before
and after those asked about are taken too, so that each question has rivals about the same matter.
"""
import argparse
import json
import lzma
import random
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TRAINING = HERE.parents[2] / "training"
sys.path.insert(0, str(TRAINING))

from questions import paragraph_key  # noqa: E402

SHORTEST = 80
PASSAGES = 300
QUESTIONS = 150
AROUND = 2
SEED = 10


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    asked = {}
    for line in (TRAINING / "questions" / "held-out.tsv").read_text(encoding="utf-8").splitlines():
        key, question = line.split("\t")
        asked.setdefault(key, []).append(question)
    articles, seen = [], set()
    with lzma.open(args.data / "vntc.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            usable = [p for p in json.loads(line)["paragraphs"] if len(p) >= SHORTEST and p not in seen]
            seen.update(usable)
            if any(paragraph_key(p) in asked for p in usable):
                articles.append([p for at, p in enumerate(usable) if is_near(usable, at, asked)])
    random.Random(SEED).shuffle(articles)
    chosen, left = [], QUESTIONS
    for paragraph in [p for article in articles for p in article][:PASSAGES]:
        questions = asked.get(paragraph_key(paragraph), [])[:left]
        left -= len(questions)
        chosen.append({"context": paragraph, "qas": [{"question": question} for question in questions]})
    # One passage a line, so that a change can be read.
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in chosen)
    (HERE / "news.json").write_text(f'{{"data": [{{"paragraphs": [\n{rows}\n]}}]}}\n', encoding="utf-8")
    print(f"{len(chosen)} passages, {QUESTIONS - left} questions")


def is_near(paragraphs, at, asked):
    """Whether this paragraph of an article, or one of the two before or after, was asked about."""
    return any(paragraph_key(p) in asked for p in paragraphs[max(0, at - AROUND):at + AROUND + 1])


if __name__ == "__main__":
    main()
