"""Writes 1,000 texts with the ids and vectors that Python gives them, for `parity.mjs` to compare.

    python3 training/parity.py --work DIR --data DIR --out FILE.json [--vectors NAME]
"""
import argparse
import json
import lzma
import random
from pathlib import Path

import numpy as np

from corpus import Corpus
from segment import Segmenter
from text import fold, normalise, sentences

COUNT = 1000
ODD = [
    "", "   ", "?!", "xqzzy", "Hòa bình, khỏe khoắn; thủy lợi và Thúy Kiều ở Hoàn Kiếm, khoét lỗ, uy tín, quý, NGUỴ",
    "Còn 3.093 hộ nghèo, chiếm 4, 68% (năm 2024), giảm 1,52%; 1.234.567,8 đồng; 16.5.2005; 5,6,7; 08:38' 19/11/2005",
    "xqzzy hộ nghèo xqzzy qqq zzz hộ nghèo", "hộ\u00adnghèo ho\u200bà bình", "ĐẮK LẮK, đắk lắk", "100% 5%của 7 % 50ha h5n1 F0 km² 500² ²5 x,5",
    "<unk> <pad> ▁hộ▁ hộ_nghèo", "日本語 với tiếng Việt, İstanbul, ΣΑΣ, naïve — “trích dẫn”…", "ho ngheo o mon con bao nhieu",
    "hòa ngoèo hòa, ngoáy tủy. ủy ban; úy; thuỵ", "phần trăm 12% 1234% 2004% 1899 2100 007",
]


def vector(rows, vectors):
    """Rows of a text -> list of floats, the unit vector (zeros where nothing is known)."""
    total = vectors[rows].sum(0)
    return (total / max(float(np.linalg.norm(total)), 1e-9)).tolist()


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--vectors", default="vectors")
    args = parser.parse_args()
    types, _ = Corpus(args.work).folded_types()
    segmenter = Segmenter(types, args.work)
    vectors = np.load(args.work / f"{args.vectors}.npy")
    with lzma.open(args.data / "vntc.jsonl.xz", "rt", encoding="utf-8") as lines:
        paragraphs = [p for _, line in zip(range(800), lines) for p in json.loads(line)["paragraphs"]]
    with lzma.open(args.data / "phapdien.jsonl.xz", "rt", encoding="utf-8") as lines:
        paragraphs += [p for _, line in zip(range(10), lines) for p in json.loads(line)["paragraphs"]]
    draw = random.Random(3)
    texts = list(ODD)
    while len(texts) < COUNT:
        text = draw.choice(paragraphs)
        if draw.random() < 0.4:
            text = draw.choice(sentences(text) or [text])
        if draw.random() < 0.3:
            text = " ".join(map(fold, text.split()))
        texts.append(text)
    cases = []
    for text in texts:
        words = normalise(text).split()
        ids = segmenter.rows([segmenter.ids(words)])[0] if words else np.array([], dtype=int)
        cases.append({"text": text, "normalised": " ".join(words), "rows": ids.tolist(), "vector": vector(ids, vectors)})
    percent = int(np.flatnonzero(segmenter.vector_row != np.arange(len(segmenter.vector_row)))[0])
    alias = {percent: int(segmenter.vector_row[percent])}
    args.out.write_text(json.dumps({"alias": alias, "cases": cases}, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
