"""Chooses the model's entries (syllables and cohesive pairs, plain and folded) and writes the lexicon.

    python3 training/vocabulary.py --work DIR [--lexicon FILE]

Writes `vocabulary.tsv` into the work folder: entry, score, expected frequency, one entry a line, the line
number being the entry's row. Score is round(100 ln p), an integer, so that both tokenisers add exactly.
"""
import argparse
from pathlib import Path

import numpy as np

from corpus import NEWS, Corpus
from text import NUMBER_WORD, PERCENT_WORD

SYLLABLE_COUNT = 40
PAIR_COUNT = 60
PAIR_COHESION = 0.26
LEXICON_SYLLABLE_PARAGRAPHS = 20
# The lexicon tells words from chance neighbours in questions; it may hold rarer and looser pairs than the model,
# but none with a function word, which neighbours everything.
LEXICON_PAIR_COUNT = 40
LEXICON_PAIR_COHESION = 0.16
FUNCTION_WORDS = set("""và của có là các được không trong cho đã những một với đến này để khi ở ra từ vào nhiều về như đó sẽ tại
    phải bị cũng nhưng năm hơn thì lại nên trên đang sau rất vì do theo qua mà còn hay nếu chỉ đi gồm hai ba quá mỗi mọi tới bởi
    rồi vẫn đều ngay cùng hiện thêm nhất cả tôi anh chị ông bà em họ ta mình nó""".split())
UNKNOWN, PADDING = "<unk>", "<pad>"


def cohesive_pairs(corpus, words, total, least_count=PAIR_COUNT, least_cohesion=PAIR_COHESION):
    """Adjacent letter-only word pairs, all within sentences, that occur often and stick together.

    -> (first ids, second ids, counts). Cohesion is normalised pointwise mutual information, in [-1, 1].
    """
    size = len(corpus.types)
    counts = np.bincount(words, minlength=size)
    letters = np.array([word.isalpha() for word in corpus.types])
    inside = np.ones(len(corpus.words), dtype=bool)
    inside[corpus.sentence_start[1:-1] - 1] = False
    inside = (inside & corpus.word_mask(held_out=0))[:-1]
    inside &= letters[corpus.words[:-1]] & letters[corpus.words[1:]]
    keys = corpus.words[:-1][inside].astype(np.int64) * size + corpus.words[1:][inside]
    keys, pairs = np.unique(keys, return_counts=True)
    keys, pairs = keys[pairs >= least_count], pairs[pairs >= least_count]
    first, second = keys // size, keys % size
    cohesion = np.log(pairs * total / (counts[first] * counts[second])) / -np.log(pairs / total)
    keep = cohesion > least_cohesion
    return first[keep], second[keep], pairs[keep]


def add_folded(counts, pieces, fold_of, types):
    """Adds each entry's count under its folded form too: a corpus seen once plain and once folded.

    counts: dict entry -> count; pieces: list of (tuple of type ids, count).
    """
    for ids, count in pieces:
        folded = " ".join(types[fold_of[i]] for i in ids)
        counts[folded] = counts.get(folded, 0) + count


def paragraph_frequencies(corpus, first, second):
    """-> (paragraphs counted, df per type, df per pair): in how many news paragraphs each occurs."""
    size = len(corpus.types)
    news = corpus.word_mask(source=NEWS)
    owner = np.repeat(np.arange(len(corpus.paragraph_word) - 1), np.diff(corpus.paragraph_word))
    single = np.unique(owner[news].astype(np.int64) * size + corpus.words[news]) % size
    both = news[:-1] & (owner[:-1] == owner[1:])
    keys = corpus.words[:-1].astype(np.int64) * size + corpus.words[1:]
    wanted = np.sort(first * size + second)
    where = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
    hit = both & (wanted[where] == keys)
    seen = np.unique(owner[:-1][hit].astype(np.int64) * len(wanted) + where[hit]) % len(wanted)
    pair_df = np.bincount(seen, minlength=len(wanted))[np.searchsorted(wanted, first * size + second)]
    return len(np.unique(owner[news])), np.bincount(single, minlength=size), pair_df


def lexicon_pairs(corpus, words, total, first, second):
    """The model's pairs and the looser ones without function words. -> (first ids, second ids)."""
    loose_first, loose_second, _ = cohesive_pairs(corpus, words, total, LEXICON_PAIR_COUNT, LEXICON_PAIR_COHESION)
    model = set(zip(first.tolist(), second.tolist()))
    kept = [(a, b) for a, b in zip(loose_first.tolist(), loose_second.tolist())
            if (a, b) in model or not {corpus.types[a], corpus.types[b]} & FUNCTION_WORDS]
    pairs = np.array(kept, dtype=np.int64)
    return pairs[:, 0], pairs[:, 1]


def write_lexicon(path, corpus, first, second):
    """Writes the document frequencies of letter-only syllables and of these pairs."""
    total, single, pair = paragraph_frequencies(corpus, first, second)
    rows = [(word, df) for word, df in zip(corpus.types, single)
            if df >= LEXICON_SYLLABLE_PARAGRAPHS and word.isalpha()]
    rows += [(f"{corpus.types[a]} {corpus.types[b]}", df) for a, b, df in zip(first, second, pair)
             if df >= LEXICON_SYLLABLE_PARAGRAPHS]
    rows.sort(key=lambda row: (-row[1], row[0]))
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"# paragraphs\t{total}"] + [f"{entry}\t{df}" for entry, df in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"lexicon: {len(rows)} entries over {total} paragraphs, {path.stat().st_size} bytes")


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, help="also write the document frequencies to this file")
    args = parser.parse_args()
    corpus = Corpus(args.work)
    words = corpus.words[corpus.word_mask(held_out=0)]
    total = len(words)
    types, fold_of = corpus.folded_types()
    counts = np.bincount(words, minlength=len(corpus.types))
    first, second, pair_counts = cohesive_pairs(corpus, words, total)
    singles = [((i,), counts[i]) for i in np.flatnonzero(counts >= SYLLABLE_COUNT)]
    pairs = [((a, b), n) for a, b, n in zip(first, second, pair_counts)]
    entries = {}
    for ids, count in singles + pairs:
        entries[" ".join(types[i] for i in ids)] = count
    plain = len(entries)
    add_folded(entries, singles + pairs, fold_of, types)
    assert {NUMBER_WORD, PERCENT_WORD} <= entries.keys()
    lines = [f"{UNKNOWN}\t0\t0", f"{PADDING}\t0\t0"]
    for entry, count in sorted(entries.items(), key=lambda item: (-item[1], item[0])):
        lines.append(f"{entry}\t{round(100 * np.log(count / (2 * total)))}\t{count / (2 * total):.3e}")
    (args.work / "vocabulary.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"vocabulary: {len(singles)} syllables + {len(pairs)} pairs = {plain}, with folded forms {len(entries)}")
    if args.lexicon:
        write_lexicon(args.lexicon, corpus, *lexicon_pairs(corpus, words, total, first, second))


if __name__ == "__main__":
    main()
