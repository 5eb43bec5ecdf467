import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Answer,
  type Answerer,
  createAnswerer,
  type Excerpt,
  Searcher,
} from "../../src/answer/index.js";
import { loadEmbedder } from "../../src/embedding/index.js";
import { openLibrary, readLexicon } from "../../src/index/index.js";

/** A line of a golden file; tests/golden/README.md says what the fields mean. */
interface GoldenQuestion {
  readonly id: string;
  readonly kind: string;
  readonly question: string;
  readonly answer: string | null;
  readonly section: string | null;
}

/** What an answerer must reach, as shares. */
interface Floors {
  /** Answerable questions whose words stand in the first excerpt. */
  readonly first: number;
  /** Answerable questions whose words stand in one of the first three. */
  readonly three: number;
  /** First excerpts with the words whose highlights hold them. */
  readonly highlighted: number;
  /** At most this share of the questions about what is not said may be answered. */
  readonly absentAnswered: number;
}

const floors: Readonly<Record<string, Floors>> = {
  "questions.jsonl": { first: 0.97, three: 0.97, highlighted: 0.9, absentAnswered: 1 / 3 },
  "more-questions.jsonl": { first: 0.87, three: 0.9, highlighted: 0.85, absentAnswered: 0.2 },
  "held-out-questions.jsonl": { first: 0.8, three: 0.87, highlighted: 0.8, absentAnswered: 0.2 },
};

const root = join(import.meta.dirname, "..", "..");
const indexDir = mkdtempSync(join(tmpdir(), "trich-dan-test-"));
let answerer: Answerer;

beforeAll(async () => {
  const modelsDir = join(root, "models");
  const embedder = await loadEmbedder({ model: "trich-dan-vi", modelsDir, hubUrl: "http://127.0.0.1:9" });
  const lexicon = await readLexicon(join(modelsDir, "vi-lexicon", "lexicon.tsv"));
  const library = await openLibrary({ corpusDir: join(root, "corpus"), indexDir, embedder, lexicon });
  answerer = createAnswerer(new Searcher(library, embedder));
});
afterAll(() => rmSync(indexDir, { recursive: true, force: true }));

it("finds the poor households of Ô Môn, typed as on a phone", async () => {
  const { outcome, excerpts } = await answerer.answer("quan o mon con bao nhieu ho ngheo");
  const [first] = excerpts;
  expect(outcome).toBe("answered");
  expect(first?.citation).toMatchObject({
    article: "bai-2",
    part: 2,
    section: "THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ",
  });
  expect(first && highlightedText(first)).toContain("3.093 hộ nghèo");
});

describe.each(Object.entries(floors))("the questions of %s", (file, floor) => {
  const asked: { readonly golden: GoldenQuestion; readonly answer: Answer }[] = [];
  beforeAll(async () => {
    const lines = readFileSync(join(root, "tests", "golden", file), "utf8")
      .trim()
      .split("\n");
    for (const line of lines) {
      const golden = JSON.parse(line) as GoldenQuestion;
      asked.push({ golden, answer: await answerer.answer(golden.question) });
    }
  });

  const answerable = () => asked.filter(({ golden }) => golden.answer !== null);
  const rightFirst = () => answerable().filter(({ golden, answer }) => holds(answer.excerpts[0], golden));

  it("find the right words in the first excerpt", () => {
    expect(rightFirst().length / answerable().length).toBeGreaterThanOrEqual(floor.first);
  });

  it("find the right words in the first three excerpts", () => {
    const right = answerable().filter(({ golden, answer }) =>
      answer.excerpts.slice(0, 3).some((excerpt) => holds(excerpt, golden)),
    );
    expect(right.length / answerable().length).toBeGreaterThanOrEqual(floor.three);
  });

  it("find the right words under their heading", () => {
    const wrong = rightFirst().filter(
      ({ golden, answer }) =>
        golden.section !== null && nfc(answer.excerpts[0]?.citation.section) !== nfc(golden.section),
    );
    expect(wrong.map(({ golden }) => golden.id)).toEqual([]);
  });

  it("find the right words in the highlighted sentences", () => {
    const shown = rightFirst().filter(({ golden, answer: { excerpts } }) =>
      nfc(excerpts[0] && highlightedText(excerpts[0])).includes(nfc(golden.answer)),
    );
    expect(shown.length / rightFirst().length).toBeGreaterThanOrEqual(floor.highlighted);
  });

  it("are not answered when they are off topic", () => {
    const answered = asked.filter(
      ({ golden, answer }) => golden.kind === "none" && answer.outcome === "answered",
    );
    expect(answered.map(({ golden }) => golden.id)).toEqual([]);
  });

  it("are hardly ever answered when the series does not say", () => {
    const absent = asked.filter(({ golden }) => golden.kind === "absent");
    const answered = absent.filter(({ answer }) => answer.outcome === "answered");
    expect(answered.length / absent.length).toBeLessThanOrEqual(floor.absentAnswered);
  });
});

function holds(excerpt: Excerpt | undefined, { answer }: GoldenQuestion): boolean {
  return excerpt !== undefined && answer !== null && nfc(excerpt.text).includes(nfc(answer));
}

/** What the highlights show, joined as two neighbouring sentences are. */
function highlightedText({ text, highlights }: Excerpt): string {
  return highlights.map(([start, end]) => text.slice(start, end)).join(" ");
}

function nfc(text: string | null | undefined): string {
  return (text ?? "").normalize("NFC");
}
