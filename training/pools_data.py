"""What pools are made of: articles with their questions, single paragraphs with theirs, and other paragraphs."""
import json
import lzma
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from prepare import HELD_OUT_PERCENT, is_held_out
from questions import paragraph_key, questions_by_key

ROOT = Path(__file__).parent.parent
GOLDEN = "golden"
GOLDEN_FILES = ["questions.jsonl", "more-questions.jsonl", "calibration-questions.jsonl"]
"""Golden questions that may be fitted on (tests/golden/README.md)."""
GOLDEN_ARTICLE = ROOT / "corpus" / "bai-2.md"
SHORTEST = 60
"""Characters of a paragraph that is a passage."""
FEWEST = 400
"""Held-out articles that are enough to fill pools with; of fewer, the others fill them too."""


@dataclass(frozen=True)
class Question:
    """A written question; `key` is that of the paragraph that answers (or of one nearby), `answer` in its words, or empty."""

    key: str
    kind: str
    text: str
    answer: str


@dataclass(eq=False)
class Article:
    """An article that was shown to the writer of its questions."""

    paragraphs: list
    questions: list = field(default_factory=list)

    def __post_init__(self):
        """Numbers the paragraphs by their keys."""
        self.by_key = {paragraph_key(p): p for p in self.paragraphs}
        self.name = paragraph_key(self.paragraphs[0])

    def paragraph(self, key):
        """-> the paragraph of a key."""
        return self.by_key[key]

    @property
    def gold_keys(self):
        """Keys of the paragraphs that answer a question."""
        return {question.key for question in self.questions if question.kind == "a"}


@dataclass(eq=False)
class Single:
    """A paragraph with questions whose writer saw nothing but it."""

    source: str
    paragraph: str
    siblings: list
    questions: list

    @property
    def name(self):
        """What the questions are kept together by."""
        return paragraph_key(self.paragraph)


class Texts:
    """Paragraphs of both sources by article, and by key."""

    def __init__(self, data):
        """data: folder of the texts."""
        self.articles, self.home = {}, {}
        for source, percent in HELD_OUT_PERCENT.items():
            sides = self.articles[source] = ([], [])
            with lzma.open(data / f"{source}.jsonl.xz", "rt", encoding="utf-8") as lines:
                for line in lines:
                    given = json.loads(line)["paragraphs"]
                    kept = [p for p in given if len(p) >= SHORTEST]
                    if kept:
                        sides[is_held_out(given, percent)].append(kept)
                    for paragraph in kept:
                        self.home.setdefault(paragraph_key(paragraph), (source, paragraph, kept))

    def filler(self, source, held_out):
        """Articles to fill pools up with."""
        sides = self.articles[source]
        return sides[held_out] if len(sides[held_out]) > FEWEST else sides[0] + sides[1]


def read_articles(folder, prefix, texts):
    """Folder of the questions, start of the names of its files -> list of articles with their questions."""
    lines = (folder / "articles.tsv").read_text(encoding="utf-8").splitlines()
    keys_of = [line.split("\t")[1:] for line in lines]
    number = {key: at for at, keys in reversed(list(enumerate(keys_of))) for key in keys}
    found, last = {}, None
    for path in sorted(folder.glob(f"{prefix}*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            question = Question(*line.split("\t"))
            # A few paragraphs stand in two articles: the questions of an article stand together.
            if last is None or question.key not in keys_of[last]:
                last = number[question.key]
            if last not in found:
                found[last] = Article([texts.home[key][1] for key in keys_of[last]])
            found[last].questions.append(question)
    return [article for article in found.values() if article.gold_keys]


def read_singles(path, texts):
    """A file of keys and questions -> list of single paragraphs."""
    singles = []
    for key, asked in questions_by_key(path).items():
        if key in texts.home:
            source, paragraph, article = texts.home[key]
            questions = [Question(key, "s", text, "") for text in asked]
            singles.append(Single(source, paragraph, [p for p in article if p != paragraph], questions))
    return singles


def golden_questions():
    """-> list of the golden questions that may be fitted on, as they stand in their files."""
    paths = [ROOT / "tests" / "golden" / name for name in GOLDEN_FILES]
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def off_topic_questions():
    """-> texts of those that are about something else altogether."""
    return sorted({question["question"] for question in golden_questions() if question["kind"] == "none"})


def golden_pool():
    """-> the pool of the article of corpus/, its passages those that the program reads, and its golden questions."""
    body = re.sub(r"<!--.*?-->\n", "", GOLDEN_ARTICLE.read_text(encoding="utf-8").split("---\n", 2)[2])
    blocks = [block.strip().replace("\\*", "*") for block in body.split("\n\n")]
    passages = [block for block in blocks if block and not block.startswith("## ")]
    questions = []
    for asked in golden_questions():
        answer = unicodedata.normalize("NFC", asked["answer"] or "")
        holding = [at for at, text in enumerate(passages) if answer in unicodedata.normalize("NFC", text)]
        # Words that span two passages have no passage.
        if answer and not holding:
            continue
        questions.append({"text": asked["question"], "gold": holding[0] if answer else None, "kind": asked["kind"],
                          "answer": answer, "article": GOLDEN})
    return {"name": GOLDEN, "passages": passages, "questions": questions}
