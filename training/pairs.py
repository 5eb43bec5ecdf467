"""Makes training pairs (question-like query, passage-like target) out of plain articles.

Kinds of pair, all from one article at a time so that its other paragraphs are hard negatives:
  span      3-14 words of a sentence -> its paragraph or sentence, mostly with those words taken out
  question  a sentence with a number, name or phrase replaced by a question word -> that sentence or its paragraph
  headline  the article's first line -> a later paragraph or sentence
  lead      part of the first paragraphs -> a later paragraph
  next      a piece of a sentence -> the sentence that follows
and, from `questions.py`, natural questions -> their paragraph or the sentence of it that is nearest in words,
each with one of the other pairs from the same article. Some queries have words replaced by synonyms.
"""
import random
from bisect import bisect

import numpy as np

from corpus import LAW, NEWS

LONGEST = 110
SHORTEST_PARAGRAPH = 12
PER_ARTICLE = 2
LAW_SHARE = 0.12
NATURAL_SHARE = 0.15
SYNONYM_SHARE = 0.3
QUERY_FOLDED, TARGET_FOLDED, PARTLY_FOLDED = 0.30, 0.03, 0.03
KINDS = ["span", "question", "headline", "lead", "next"]
SHARES = [0.38, 0.32, 0.12, 0.08, 0.10]
ASKING = {
    "year": ["năm nào", "khi nào", "vào năm nào", "bao giờ", "từ khi nào", "thời gian nào"],
    "number": ["bao nhiêu", "mấy", "là bao nhiêu", "có bao nhiêu", "số lượng bao nhiêu", "bao nhiêu phần trăm"],
    "name": ["ai", "là ai", "người nào", "ở đâu", "nơi nào", "đâu", "tên là gì", "gì", "nào"],
    "phrase": ["gì", "là gì", "như thế nào", "thế nào", "ra sao", "vì sao", "tại sao", "làm gì", "điều gì",
               "những gì", "nào", "thì sao", "có phải", "bằng cách nào", "để làm gì", "nguyên nhân", "ý nghĩa gì"],
}


class PairMaker:
    """Draws batches of pairs from the training part of a corpus."""

    def __init__(self, corpus, segmenter, fold_of, seed, held_out=0, per_article=PER_ARTICLE,
                 natural=None, synonyms=None, natural_share=NATURAL_SHARE):
        """segmenter: knows the words; fold_of: int32 array type id -> folded type id; seed: of the random draws;
        held_out: 1 to draw from the validation articles; per_article: pairs of one article in a batch, at most;
        natural: Questions, or None; synonyms: Synonyms, or None; natural_share: of the batch."""
        self.natural, self.synonyms, self.natural_share = natural, synonyms, natural_share
        self.corpus, self.segmenter, self.fold_of = corpus, segmenter, np.append(fold_of, segmenter.size)
        self.per_article = per_article
        self.random, self.arrays = random.Random(seed), np.random.default_rng(seed)
        self.articles = {source: corpus.articles(source, held_out) for source in (NEWS, LAW)}
        sizes = np.diff(corpus.article_start)
        self.articles[NEWS] = self.articles[NEWS][sizes[self.articles[NEWS]] >= 3]
        law = sizes[self.articles[LAW]].astype(float)
        self.law_odds = np.cumsum(law / law.sum())
        self.asking = {kind: [segmenter.ids(phrase.split()) for phrase in phrases] for kind, phrases in ASKING.items()}
        types = corpus.types
        counts = np.bincount(corpus.words, minlength=segmenter.size + 1)
        self.rarity = np.log(len(corpus.words) / (counts + 10.0))
        self.numeric = np.array([word[0].isdigit() or word == "#" for word in types])
        self.year = np.array([len(word) == 4 and word.isdigit() for word in types])

    def chance(self, p):
        """True with probability p."""
        return self.random.random() < p

    def batch(self, size):
        """-> (query type id arrays, target arrays, article ids, headline flags), each `size` long."""
        queries, targets, owners, loose = [], [], [], []
        while len(queries) < size:
            if self.natural and self.chance(self.natural_share):
                article, pairs = self.from_question(self.random.randrange(len(self.natural.words)))
            else:
                law = self.chance(LAW_SHARE)
                source = self.articles[LAW if law else NEWS]
                article = source[bisect(self.law_odds, self.random.random()) if law else self.random.randrange(len(source))]
                pairs = self.from_article(article, law)
            for query, target, kind in pairs:
                if self.synonyms and self.chance(SYNONYM_SHARE):
                    query = self.synonyms.replace(query)
                queries.append(self.maybe_folded(query, QUERY_FOLDED))
                targets.append(self.maybe_folded(target, TARGET_FOLDED))
                owners.append(article)
                loose.append(kind in ("headline", "lead"))
        return queries[:size], targets[:size], np.array(owners[:size]), np.array(loose[:size])

    def maybe_folded(self, words, share):
        """The words, all folded with probability `share`, or now and then word by word."""
        draw = self.random.random()
        if draw < share:
            return self.fold_of[words]
        if draw < share + PARTLY_FOLDED:
            return np.where(self.arrays.random(len(words)) < 0.5, self.fold_of[words], words)
        return words

    def from_article(self, article, law, apart_from=None):
        """Yields up to `per_article` pairs (query, target, kind) from different paragraphs of one article."""
        corpus = self.corpus
        first, last = corpus.article_start[article], corpus.article_start[article + 1]
        lengths = corpus.paragraph_word[first + 1:last + 1] - corpus.paragraph_word[first:last]
        usable = first + np.flatnonzero(lengths >= SHORTEST_PARAGRAPH)
        usable = usable[usable != apart_from] if apart_from is not None else usable
        for p in self.random.sample(usable.tolist(), min(self.per_article, len(usable))):
            kind = self.random.choices(KINDS, SHARES)[0]
            if kind in ("headline", "lead") and (law or p == first):
                kind = "span"
            pair = getattr(self, kind)(p, first)
            if pair and len(pair[0]) and len(pair[1]) >= 3:
                yield pair[0], pair[1], kind

    def from_question(self, number):
        """-> (article, pairs: a natural question with its paragraph, and one pair from another paragraph of the article)."""
        query, p, article = (part[number] for part in (self.natural.words, self.natural.paragraph, self.natural.article))
        if self.chance(0.4):
            query = query[self.arrays.random(len(query)) > 0.15]
        bounds, words = self.sentence_bounds(p), self.corpus.words
        shared = [self.rarity[np.intersect1d(words[a:b], query)].sum() for a, b in zip(bounds[:-1], bounds[1:])]
        start, end = self.window(bounds, int(np.argmax(shared)))
        pairs = [(query, words[start:end], "natural")] if len(query) else []
        law = self.corpus.source[article] == LAW
        return article, pairs + [pair for pair in self.from_article(article, law, apart_from=p)][:1]

    def sentence_bounds(self, p):
        """Word offsets of the sentences of paragraph p: list, one longer than the sentences."""
        return self.corpus.sentence_start[self.corpus.paragraph_start[p]:self.corpus.paragraph_start[p + 1] + 1].tolist()

    def window(self, bounds, s):
        """A stretch of whole sentences round sentence s: (start, end) in words, a paragraph or just one or two sentences."""
        low, high = s, s + 1
        if self.chance(0.5):
            if bounds[high] - bounds[low] < 8 or self.chance(0.3):
                high = min(high + 1, len(bounds) - 1)
        else:
            low, high = 0, len(bounds) - 1
            while bounds[high] - bounds[low] > LONGEST and high - low > 1:
                low, high = (low + 1, high) if (s - low) > (high - 1 - s) else (low, high - 1)
        return bounds[low], min(bounds[high], bounds[low] + 2 * LONGEST)

    def pick_sentence(self, bounds, least):
        """Index of a random sentence of at least `least` words, or None."""
        fit = [i for i in range(len(bounds) - 1) if bounds[i + 1] - bounds[i] >= least]
        return self.random.choice(fit) if fit else None

    def span(self, p, first):
        """Query: a span; target: its surroundings, without the span 7 times in 10."""
        bounds = self.sentence_bounds(p)
        s = self.pick_sentence(bounds, 4)
        if s is None:
            return None
        n = min(self.random.randrange(3, 15), bounds[s + 1] - bounds[s] - 1)
        at = self.random.randrange(bounds[s], bounds[s + 1] - n + 1)
        words, (start, end) = self.corpus.words, self.window(bounds, s)
        query = words[at:at + n]
        if not self.chance(0.7):
            return query, words[start:end]
        if end - start < n + 6:
            start, end = bounds[0], min(bounds[-1], bounds[0] + 2 * LONGEST)
        return query, np.concatenate([words[start:max(start, at)], words[min(at + n, end):end]])

    def question(self, p, first):
        """Query: part of a sentence with a question word for one of its pieces; target: the statement."""
        bounds = self.sentence_bounds(p)
        s = self.pick_sentence(bounds, 8)
        if s is None:
            return None
        words, low, high = self.corpus.words, bounds[s], bounds[s + 1]
        at, end, kind = self.answer(low, high)
        left, right = self.random.randrange(0, 9), self.random.randrange(2, 9)
        before, after = words[max(low, at - left):at], words[end:min(high, end + right)]
        asked = self.random.choice(self.asking[kind])
        parts = [before, after]
        parts.insert(self.random.randrange(3), asked)
        query = np.concatenate(parts)
        if self.chance(0.5):
            query = query[self.arrays.random(len(query)) > 0.2]
        start, stop = self.window(bounds, s)
        target = words[start:stop]
        if self.chance(0.6):
            shared = np.isin(target, np.concatenate([before, after]))
            target = target[~(shared & (self.arrays.random(len(target)) < self.random.random()))]
        return query, target

    def answer(self, low, high):
        """Chooses the piece of the sentence words[low:high] to ask for -> (start, end, kind of question)."""
        words, capital = self.corpus.words[low:high], self.corpus.capital[low:high]
        numbers, names = np.flatnonzero(self.numeric[words]), 1 + np.flatnonzero(capital[1:])
        if len(numbers) and self.chance(0.5):
            i = self.random.choice(numbers)
            return low + i, low + i + 1, "year" if self.year[words[i]] else "number"
        if len(names) and self.chance(0.5):
            i = self.random.choice(names)
            start = end = i
            while start > 1 and capital[start - 1]:
                start -= 1
            while end < len(words) and capital[end]:
                end += 1
            return low + start, low + end, "name"
        n = self.random.randrange(1, 5)
        start = self.random.randrange(low, high - n + 1)
        return start, start + n, "phrase"

    def headline(self, p, first):
        """Query: the article's first line; target: in paragraph p."""
        bounds = self.sentence_bounds(p)
        start, end = self.window(bounds, self.random.randrange(len(bounds) - 1))
        return self.corpus.paragraph(first)[:20], self.corpus.words[start:end]

    def lead(self, p, first):
        """Query: up to 16 words of the first or second paragraph; target: in paragraph p."""
        source = self.corpus.paragraph(first + 1 if p > first + 1 else first)
        n = self.random.randrange(4, 17)
        at = self.random.randrange(0, max(1, len(source) - n))
        return source[at:at + n], self.headline(p, first)[1]

    def next(self, p, first):
        """Query: up to 14 words of a sentence; target: the sentence after it, or the rest of the paragraph."""
        bounds = self.sentence_bounds(p)
        if len(bounds) < 3:
            return self.span(p, first)
        s = self.random.randrange(len(bounds) - 2)
        words, n = self.corpus.words, self.random.randrange(4, 15)
        at = self.random.randrange(bounds[s], max(bounds[s], bounds[s + 1] - n) + 1)
        last = s + 2 if self.chance(0.6) else len(bounds) - 1
        return words[at:min(at + n, bounds[s + 1])], words[bounds[s + 1]:min(bounds[last], bounds[s + 1] + LONGEST)]
