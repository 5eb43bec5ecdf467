import { beforeAll, describe, expect, test } from "vitest";
import { createAnswerer, createFigureFinder, Searcher } from "../../src/answer/index.js";
import { type Library, type Scope, scopeOf } from "../../src/index/index.js";
import { joinedLibrary } from "../quality/joined-library.js";
import { goldenLines, openWorld, type World } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

interface Line {
  readonly question: string;
}

let world: World;
/** Three series in one corpus: the one that the project ships, another article, and 300 passages of news between them. */
let joined: Library;
let searcher: Searcher;
let alone: Searcher;
let scopes: Record<"shipped" | "second" | "news" | "all" | "none", Scope>;

const ordinalOf = (slug: string) => joined.passages.articles.findIndex((article) => article.slug === slug);

beforeAll(async () => {
  world = await openWorld();
  joined = await joinedLibrary(world);
  searcher = new Searcher(joined, world.embedder, bundledJudge);
  alone = new Searcher(world.shipped, world.embedder, bundledJudge);
  const of = (...slugs: string[]) => scopeOf(joined.passages.articles, slugs.map(ordinalOf));
  scopes = {
    shipped: of("bai-2"),
    second: of("thi-diem"),
    news: of("tin"),
    all: of("bai-2", "thi-diem", "tin"),
    none: of(),
  };
});

const questionsOf = (file: string) => goldenLines<Line>(file).map(({ question }) => question);

describe("candidates", () => {
  test("stand in the scope, whatever is asked", async () => {
    for (const question of [...questionsOf("questions.jsonl"), "", "!!!", "a".repeat(10_000)])
      for (const scope of Object.values(scopes)) {
        const { candidates } = await searcher.retrieve(question, scope);
        expect(candidates.every(({ passage }) => scope.has(passage))).toBe(true);
      }
  });

  test("are those of a corpus of that series alone, with the same cosines", async () => {
    const first = joined.passages.articles[ordinalOf("bai-2")]?.first ?? -1;
    let same = 0;
    const questions = questionsOf("questions.jsonl");
    for (const question of questions) {
      const { candidates } = await searcher.retrieve(question, scopes.shipped);
      const expected = (await alone.retrieve(question)).candidates;
      const key = (offset: number) => (each: { passage: number; dense: number }) =>
        `${each.passage - offset} ${each.dense.toFixed(3)}`;
      const [found, wanted] = [candidates.map(key(first)).sort(), expected.map(key(0)).sort()];
      if (found.join() === wanted.join()) same++;
    }
    expect(same).toBe(questions.length);
  });

  test("of a scope of everything are those without a scope", async () => {
    for (const question of questionsOf("questions.jsonl").slice(0, 20)) {
      const [{ query: _, view: ___, ...scoped }, { query: __, view: ____, ...whole }] = [
        await searcher.retrieve(question, scopes.all),
        await searcher.retrieve(question),
      ];
      expect(scoped).toEqual(whole);
    }
  });
});

describe("answers", () => {
  test("are those of the series alone, but for what hangs on how rare words are", async () => {
    const [inScope, byItself] = [createAnswerer(searcher), createAnswerer(alone)];
    let [outcomes, firsts, total] = [0, 0, 0];
    for (const file of ["questions.jsonl", "more-questions.jsonl"])
      for (const question of questionsOf(file)) {
        const found = await inScope.answer(question, { scope: scopes.shipped });
        const expected = await byItself.answer(question);
        expect(found.missing).toEqual(found.outcome === expected.outcome ? expected.missing : []);
        total++;
        if (found.outcome === expected.outcome) outcomes++;
        if (found.excerpts[0]?.id === expected.excerpts[0]?.id) firsts++;
      }
    expect(total).toBeGreaterThan(150);
    expect(outcomes).toBeGreaterThanOrEqual(0.96 * total);
    expect(firsts).toBeGreaterThanOrEqual(0.96 * total);
  });

  test("are not taken from another series, and what only that one names is said to be missing", async () => {
    const answerer = createAnswerer(searcher);
    const question = "Đồng chí Nguyễn Tòng Nhiệm giữ chức vụ gì?";
    const whole = await answerer.answer(question);
    expect([whole.outcome, whole.excerpts[0]?.citation.article]).toEqual(["answered", "bai-2"]);
    expect(await answerer.answer(question, { scope: scopes.shipped })).toMatchObject({ outcome: "answered" });
    const other = await answerer.answer(question, { scope: scopes.second });
    expect(other.outcome).not.toBe("answered");
    expect(other.excerpts.every(({ citation }) => citation.article === "thi-diem")).toBe(true);
    const { missing } = await searcher.search(question, scopes.second);
    expect([other.outcome, missing.map(({ text }) => text)]).toEqual(
      other.outcome === "related" ? ["related", ["Nguyễn Tòng Nhiệm"]] : ["not_found", []],
    );
    const body = await searcher.search("Quận Ô Môn còn bao nhiêu hộ nghèo?", scopes.second);
    expect(body.outcome).not.toBe("answered");
  });

  test("to follow-ups stay in the scope", async () => {
    const answerer = createAnswerer(searcher);
    const previous = "Quận Ô Môn còn bao nhiêu hộ nghèo?";
    const asked = await answerer.answer("còn Thới Lai?", { previous, scope: scopes.shipped });
    expect(asked.asked).toContain("Thới Lai");
    for (const { ordinal } of asked.excerpts) expect(scopes.shipped.has(ordinal)).toBe(true);
  });

  test("offer the nearest sections of the scope; of an empty one nothing is found, and nothing claimed", async () => {
    const answerer = createAnswerer(searcher);
    const { nearest } = await answerer.answer("giá vàng hôm nay", { scope: scopes.shipped });
    expect(nearest.length).toBeGreaterThan(0);
    expect(nearest.every(({ ordinal }) => scopes.shipped.has(ordinal))).toBe(true);
    for (const question of ["Quận Ô Môn còn bao nhiêu hộ nghèo?", "tóm tắt", ""])
      expect(await answerer.answer(question, { scope: scopes.none })).toMatchObject({
        outcome: "not_found",
        excerpts: [],
        missing: [],
        nearest: [],
      });
  });

  test("to what an article is about are its lead; of a part that two series have, one of each", async () => {
    const answerer = createAnswerer(searcher);
    const articles = async (question: string, scope: Scope | null) =>
      (await answerer.answer(question, { scope })).excerpts.map(({ citation }) => citation.article);
    expect(await articles("bài 2 nói về gì?", null)).toEqual(["tin", "bai-2"]);
    expect(await articles("bài 2 nói về gì?", scopes.shipped)).toEqual(["bai-2"]);
    expect(await articles("tóm tắt", scopes.second)).toEqual(["thi-diem"]);
    expect(await articles("tóm tắt bài 1", scopes.shipped)).not.toContain("thi-diem");
  });
});

describe("figures", () => {
  test("are those of the series alone, page by page, with a topic and without", async () => {
    const [inScope, byItself] = [createFigureFinder(searcher), createFigureFinder(alone)];
    for (const topic of ["", "hộ nghèo", "vốn"]) {
      const expected = await byItself.find(topic, 0, 1_000);
      expect((await inScope.find(topic, 0, 1_000, scopes.shipped)).total).toBe(expected.total);
      for (let offset = 0; offset < expected.total; offset += 2) {
        const { figures } = await inScope.find(topic, offset, 2, scopes.shipped);
        expect(figures.map(({ id, sentence }) => [id, sentence])).toEqual(
          expected.figures.slice(offset, offset + 2).map(({ id, sentence }) => [id, sentence]),
        );
      }
    }
    expect(await inScope.find("hộ nghèo", 0, 5, scopes.none)).toEqual({ total: 0, figures: [] });
    expect(await inScope.find("", 0, 5, scopes.none)).toEqual({ total: 0, figures: [] });
    const whole = await inScope.find("", 0, 10_000);
    const parts = await Promise.all(
      [scopes.second, scopes.news, scopes.shipped].map((scope) => inScope.find("", 0, 10_000, scope)),
    );
    expect(parts.map(({ total }) => total).reduce((a, b) => a + b)).toBe(whole.total);
    expect(await inScope.find("", 0, 10_000, scopes.all)).toEqual(whole);
  });
});
