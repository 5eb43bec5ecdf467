"""Makes pools of passages with questions that they answer, nearly answer or do not answer at all, to fit and to measure the verdict with.

    python3 training/pools.py --data DIR --questions formal|everyday|off-topic|golden|held-out --out FILE.jsonl [--seed N] [--only NAME …]

Writes a pool a line: {name, passages: [text], questions: [{text, gold: position | null, kind, answer, article}]}, as
`npm run bench -- features` and reader.py read it. Kinds of questions:

    a      answered by the passage `gold`, in the words `answer`
    name, year, kind, other   about an article of the pool, which does not say it: a name, a year, a kind swapped; something else
    cut    the passage that answers was taken out, the rest of its article was not
    out    nothing of its article is in the pool; out-name, out-year, out-kind, out-other: of a near miss
    none   off topic: of the golden questions, asked of any pool
    s, s-out   of ranking.tsv or held-out.tsv, which know no article: its passage is in the pool, or is not

`golden` is one pool: the article of corpus/ and its questions, by their own kinds; those that are only measured are not among them.
"""
import argparse
import json
import random
from collections import Counter
from pathlib import Path

from pools_data import GOLDEN, Texts, golden_pool, off_topic_questions, read_articles, read_singles
from pools_plans import PLANS
from questions import HERE, paragraph_key
from text import fold

FOLDED_SHARE = 0.22
"""Questions that are asked in lower case and without diacritics."""
MODES = {"in": 0.45, "out": 0.4, "cut": 0.15}
"""How an article takes part in a pool of many."""
CUT_SHARE_SMALL, ASKED_SHARE_OUT, MOST_ASKED_OUT = 0.3, 0.6, 4
"""Articles of a small pool that lose an answering passage; questions asked of articles left out, in large pools and small ones."""
SIBLINGS, SIBLINGS_SHARE = 6, 0.7
"""Paragraphs of the same article beside a question's, and how often they are there, whether the question's is or not."""


class Pool:
    """Passages and questions of one pool, while it is made."""

    def __init__(self):
        """Starts an empty one."""
        self.passages, self.questions = [], []

    def ask(self, question, article, gold, kind):
        """Asks a question; gold: text of the passage that answers, or None."""
        self.questions.append((question.text, gold, kind, question.answer if gold else "", article.name))

    def add_in(self, article, dropped=frozenset(), near_misses=True):
        """Adds an article but for the paragraphs of some keys, with its questions."""
        self.passages += [p for p in article.paragraphs if paragraph_key(p) not in dropped]
        for question in article.questions:
            if question.kind != "a":
                if near_misses:
                    self.ask(question, article, None, question.kind)
            elif question.key in dropped:
                self.ask(question, article, None, "cut")
            else:
                self.ask(question, article, article.paragraph(question.key), "a")

    def add_out(self, article, questions):
        """Asks questions of an article that is not in the pool."""
        for question in questions:
            self.ask(question, article, None, "out" if question.kind == "a" else f"out-{question.kind}")

    def remove_unasked(self, answering):
        """Takes out what would answer a question that counts as unanswerable: texts that are nobody's gold here."""
        golds = {gold for _, gold, *_ in self.questions}
        self.passages = [p for p in self.passages if p in golds or p not in answering]

    def join(self, most, article_of):
        """Joins up to `most` neighbours of one article to one passage: long passages are ordinary elsewhere."""
        groups, last = [], None
        for passage in self.passages:
            home = article_of.get(passage)
            if not groups or home != last or len(groups[-1]) >= most:
                groups.append([])
            groups[-1].append(passage)
            last = home
        joined = {passage: " ".join(group) for group in groups for passage in group}
        self.passages = [" ".join(group) for group in groups]
        self.questions = [(text, joined.get(gold), *rest) for text, gold, *rest in self.questions]

    def as_json(self, name, draw):
        """-> one line of the file: each passage once, in any order."""
        passages = list(dict.fromkeys(self.passages))
        draw.shuffle(passages)
        position = {passage: at for at, passage in enumerate(passages)}
        questions = [{"text": fold(text.lower()) if draw.random() < FOLDED_SHARE else text,
                      "gold": position.get(gold), "kind": kind, "answer": answer, "article": article}
                     for text, gold, kind, answer, article in self.questions]
        return {"name": name, "passages": passages, "questions": questions}


class Maker:
    """Makes pools by plans."""

    def __init__(self, articles, singles, texts, held_out, draw, strangers=()):
        """articles, singles: as pools_data reads them; held_out: which side of the texts fills pools up; strangers: questions off topic."""
        self.articles, self.singles, self.texts, self.held_out, self.draw = articles, singles, texts, held_out, draw
        self.strangers = strangers
        self.answering = {a.paragraph(q.key) for a in articles for q in a.questions if q.kind == "a"}
        self.answering |= {single.paragraph for single in singles}

    def make(self, plan):
        """A plan -> a pool."""
        pool, draw = Pool(), self.draw
        chosen = draw.sample(self.articles, min(len(self.articles), plan.articles))
        (self.add_small if plan.is_small else self.add_large)(pool, plan, chosen)
        for source, count in plan.singles.items():
            self.add_singles(pool, source, count)
        pool.passages += self.filler(plan.size - len(pool.passages), plan.filler)
        if plan.strangers:
            asked = draw.sample(self.strangers, plan.strangers)
            pool.questions = [(text, None, "none", "", "off topic") for text in asked]
        else:
            pool.remove_unasked(self.answering)
        if plan.join > 1:
            pool.join(plan.join, {p: a.name for a in chosen for p in a.paragraphs})
        return pool.as_json(plan.name, draw)

    def add_large(self, pool, _plan, chosen):
        """Each article is there, is not, or lacks about half of the paragraphs that answer."""
        draw = self.draw
        for article in chosen:
            mode = draw.choices(list(MODES), list(MODES.values()))[0]
            if mode == "in":
                pool.add_in(article)
            elif mode == "cut":
                dropped = {key for key in sorted(article.gold_keys) if draw.random() < 0.5}
                pool.add_in(article, dropped, near_misses=False)
            else:
                pool.add_out(article, [q for q in article.questions if draw.random() < ASKED_SHARE_OUT])

    def add_small(self, pool, plan, chosen):
        """One article or a few, and questions of some others."""
        draw = self.draw
        inside = chosen[:max(1, len(chosen) // 2)]
        for article in inside:
            dropped = {draw.choice(sorted(article.gold_keys))} if draw.random() < CUT_SHARE_SMALL else set()
            pool.add_in(article, dropped)
        for article in draw.sample(self.articles, min(len(self.articles), plan.outs)):
            if article not in inside:
                pool.add_out(article, draw.sample(article.questions, min(MOST_ASKED_OUT, len(article.questions))))

    def add_singles(self, pool, source, count):
        """Paragraphs with questions that know no article, half of them left out."""
        draw = self.draw
        usable = [single for single in self.singles if single.source == source]
        for single in draw.sample(usable, min(len(usable), count)):
            siblings = draw.sample(single.siblings, min(len(single.siblings), SIBLINGS))
            if draw.random() < SIBLINGS_SHARE:
                pool.passages += siblings
            is_in = draw.random() < 0.5
            if is_in:
                pool.passages.append(single.paragraph)
            for question in single.questions:
                pool.ask(question, single, single.paragraph if is_in else None, "s" if is_in else "s-out")

    def filler(self, count, source):
        """Paragraphs of any articles of a source, or of both (`mix`): two thirds news, a third law."""
        if source == "mix":
            law = max(0, count) // 3
            return self.filler(count - law, "vntc") + self.filler(law, "phapdien")
        found, articles = [], self.texts.filler(source, self.held_out)
        while len(found) < count:
            found += self.draw.choice(articles)
        return found[:max(0, count)]


def main():
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with vntc.jsonl.xz and phapdien.jsonl.xz")
    parser.add_argument("--questions", choices=[*PLANS, GOLDEN], required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", help="names of the plans to make; all unless told")
    args = parser.parse_args()
    if args.questions == GOLDEN:
        args.out.write_text(json.dumps(golden_pool(), ensure_ascii=False) + "\n", encoding="utf-8")
        return
    draw, held_out = random.Random(args.seed), args.questions == "held-out"
    texts = Texts(args.data)
    articles = read_articles(HERE / "questions" / "verdict", "everyday" if args.questions == "off-topic" else args.questions, texts)
    singles = read_singles(HERE / "questions" / ("held-out.tsv" if held_out else "ranking/ranking.tsv"), texts)
    maker, counted = Maker(articles, singles, texts, held_out, draw, off_topic_questions()), {}
    with args.out.open("w", encoding="utf-8") as out:
        for plan in PLANS[args.questions]:
            for _ in range(plan.times if not args.only or plan.name in args.only else 0):
                pool = maker.make(plan)
                counted.setdefault(plan.name, Counter()).update(question["kind"] for question in pool["questions"])
                out.write(json.dumps(pool, ensure_ascii=False) + "\n")
    for name, kinds in counted.items():
        print(name, sum(kinds.values()), dict(kinds.most_common()))


if __name__ == "__main__":
    main()
