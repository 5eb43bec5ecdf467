"""Questions made of sentences, for the reader to learn from before it sees written ones.

A number, year, name, place or reason is taken out of a sentence and asked for. Half of the made questions have no answer:
the thing asked for is cut out of the passage, or another thing of the question is swapped.
"""
import random
import re

from reader_pairs import align, find_span
from reader_tokens import CAPITALISED, LOWER, NUMBER, SMALL_NUMBER, UPPER, YEAR, shape_of, split_sentences
from text import fold, words

FILLERS = set("của và là các những đã được với trong cho có này đó thì mà ra vào lên cũng đang sẽ bị về từ theo đến".split())
PERSON = set("ông bà anh chị luật sư giám đốc bộ trưởng chủ tịch bác sĩ tiến thống viên diễn cầu thủ ca ấy thủ tướng".split())
NOT_COUNTED = ("năm", "điều", "khoản", "tháng", "ngày", "số")
NAMED = (CAPITALISED, UPPER)
SWAPPED = (CAPITALISED, YEAR, SMALL_NUMBER, NUMBER)
LAW_SHARE = 0.3
FOLDED_SHARE = 0.35
CUT_SHARE, SWAP_SHARE = 0.3, 0.2
FEWEST_OTHERS = 60
MOST_OF_A_KIND = 0.3
"""Numbers and names would be most of what is asked."""


def askable(found, random):
    """Words of a sentence -> list of (start, end, question word, kind) that may be asked for."""
    shapes, asked = [shape_of(word) for word in found], []
    for at in range(1, len(found)):
        before = found[at - 1].lower()
        if shapes[at] == YEAR and before == "năm":
            asked.append((at, at + 1, "nào", "when"))
        elif shapes[at] in (SMALL_NUMBER, NUMBER) and before not in NOT_COUNTED and shapes[at + 1:at + 2] == [LOWER]:
            asked.append((at, at + 1, random.choice(["bao nhiêu", "bao nhiêu", "mấy"]), "count"))
        elif shapes[at] == CAPITALISED and shapes[at + 1:at + 2] == [CAPITALISED] and shapes[at - 1] not in NAMED:
            end = at
            while end < len(found) and shapes[end] in NAMED:
                end += 1
            if end - at > 5:
                continue
            if before in PERSON:
                asked += [(at, end, random.choice(["nào", "tên gì"]), "who"), (at - 1, end, "ai", "who")]
            elif before in ("tại", "ở"):
                asked.append((at, end, "đâu", "where"))
            else:
                asked.append((at, end, random.choice(["gì", "nào"]), "what"))
        elif found[at].lower() in ("vì", "do") and 4 <= len(found) - at <= 22 and at >= 5:
            asked.append((at, len(found), random.choice(["vì sao", "vì sao", "tại sao"]), "why"))
    return asked


def make_question(sentence, random):
    """-> (question, words of the answer, kind) or None: the words around the answer, some dropped, and a question word."""
    found = words(sentence)
    asked = askable(found, random) if 8 <= len(found) <= 45 else []
    if not asked:
        return None
    kind = random.choice(sorted({choice[3] for choice in asked}))
    start, end, asks, _ = random.choice([choice for choice in asked if choice[3] == kind])
    left, right = found[max(0, start - random.randint(3, 12)):start], found[end:end + random.randint(2, 8)]
    dropped = random.choice([0, 0.09, 0.21])

    def kept(part):
        """Without some of its words, fillers above all."""
        return [word for word in part if not (word in FILLERS and random.random() < 0.5) and random.random() >= dropped]

    left, right = kept(left[:-1]) + left[-1:], right[:1] + kept(right[1:])
    if kind == "why":
        order = [asks, *left] if random.random() < 0.6 else [*left, asks]
    elif random.random() < 0.25:
        order = [asks, *right, *left] if kind == "count" else [*right, *left, asks]
    else:
        order = [*left, asks, *right]
    text = " ".join(order)
    if random.random() < 0.6:
        text = text[0].upper() + text[1:] + random.choice(["?", "", " ạ"])
    if random.random() < FOLDED_SHARE:
        text = fold(text.lower())
    return text, found[start:end], kind


def swap(question, passage, others, random):
    """-> the question with a name, year or number replaced by one of `others` that the passage does not hold, or None."""
    places = [at for at in range(1, len(question)) if question[at, 2] in SWAPPED]
    if not places or len(others) < FEWEST_OTHERS:
        return None
    at = random.choice(places)
    fitting = [token for token in random.sample(others, FEWEST_OTHERS) if token[2] == question[at, 2]]
    if not fitting or fitting[0][1] in passage[:, 1]:
        return None
    swapped = question.copy()
    swapped[at] = fitting[0]
    return swapped


class MadeQuestions:
    """Makes examples for `reader.py` out of articles."""

    def __init__(self, articles, table, passages, seed=11):
        """articles: {source: list of lists of paragraphs}; table: unit rows; passages: `reader_pairs.Passages`."""
        self.random = random.Random(seed)
        self.articles = {name: [a for a in given if len(a) >= 3] for name, given in articles.items()}
        self.table, self.passages, self.others, self.count = table, passages, [], {}

    def example(self):
        """-> an example, or None where the sentence drawn asks for nothing."""
        draw = self.random
        article = draw.choice(self.articles["phapdien" if draw.random() < LAW_SHARE else "vntc"])
        paragraph = draw.choice(article)
        sentences = split_sentences(paragraph) if len(paragraph) <= 1500 else []
        made = make_question(draw.choice(sentences), draw) if sentences else None
        if not made:
            return None
        text, answer, kind = made
        total = sum(self.count.values())
        if kind in ("count", "what") and self.count.get(kind, 0) > MOST_OF_A_KIND * max(200, total):
            return None
        question = self.passages.tokeniser.question(text)
        if len(question) < 4:
            return None
        roll = draw.random()
        if roll < CUT_SHARE:
            example = self._cut(question, paragraph, answer, kind)
        elif roll < CUT_SHARE + SWAP_SHARE:
            example = self._swapped(question, paragraph)
        else:
            example = self._answered(question, paragraph, answer, article)
        if example:
            self.count[kind] = self.count.get(kind, 0) + 1
            self.others += [tuple(token) for token in question[1:].tolist() if token[2] in SWAPPED]
        return example

    def _cut(self, question, paragraph, answer, kind):
        """The passage without its answer."""
        rest, cuts = re.subn(r"\W+".join(map(re.escape, answer)), "", paragraph, count=1)
        if not cuts or (kind != "why" and answer[-1] in words(rest)):
            return None
        return self._pack(question, [self.passages.add(rest)], -1, None)

    def _swapped(self, question, paragraph):
        """A question that the passage answers but for one name, year or number."""
        passage = self.passages.add(paragraph)
        other = swap(question, self.passages.tokens[passage], self.others, self.random)
        return None if other is None else self._pack(other, [passage], -1, None)

    def _answered(self, question, paragraph, answer, article):
        """The passage, and up to two others of its article that share most with the question."""
        gold = self.passages.add(paragraph)
        span = find_span(self.passages.tokeniser, self.passages.tokens[gold], " ".join(answer))
        if span is None:
            return None
        others = [text for text in self.random.sample(article, min(6, len(article))) if text != paragraph]
        keys = set(question[:, 1].tolist())
        numbers = sorted(map(self.passages.add, others), key=lambda n: -len(keys & set(self.passages.tokens[n][:, 1].tolist())))
        return self._pack(question, [gold, *numbers[:2]], 0, span)

    def _pack(self, question, numbers, gold, span):
        found = [align(self.table, question, self.passages.tokens[number]) for number in numbers]
        return {"question": question, "passages": numbers, "found": found, "gold": gold, "span": span, "article": ""}
