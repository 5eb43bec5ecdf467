import { beforeAll, expect, test } from "vitest";
import { createFigureFinder } from "../../src/answer/figure-finder.js";
import { Searcher } from "../../src/answer/searcher.js";
import type { Figure, FigureFinder } from "../../src/answer/types.js";
import { openWorld, type World } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

let world: World;
let finder: FigureFinder;
/** The series as printed: id → text of each passage. */
let printed: Map<string, string>;

beforeAll(async () => {
  world = await openWorld();
  const { passages } = world.shipped;
  finder = createFigureFinder(new Searcher(world.shipped, world.embedder, bundledJudge));
  const all = Array.from({ length: passages.size }, (_, number) => passages.passage(number));
  printed = new Map(all.map(({ id, text }) => [id, text]));
});

const sentenceOf = ({ text, sentence: [start, end] }: Figure) => text.slice(start, end);

test("without a topic every sentence with a figure is given, in the order of print", async () => {
  const { total, figures } = await finder.find("", 0, 1_000);
  expect(total).toBe(figures.length);
  expect(total).toBeGreaterThan(5);
  const order = [...printed.keys()];
  const places = figures.map(({ id, sentence }) => order.indexOf(id) * 1e6 + sentence[0]);
  expect(places).toEqual([...places].sort((left, right) => left - right));
});

test("a figure is quoted verbatim, with its numbers inside its sentence, and cited", async () => {
  for (const figure of (await finder.find("", 0, 1_000)).figures) {
    const { ordinal, id, text, sentence, numbers, citation } = figure;
    expect(printed.get(id)).toBe(text);
    expect(world.shipped.passages.ordinalOf(id)).toBe(ordinal);
    expect(figure.highlights).toEqual([sentence]);
    expect(figure.highlighted.map((number) => figure.sentences[number])).toEqual([sentence]);
    expect(numbers.length).toBeGreaterThan(0);
    for (const [start, end] of numbers) {
      expect(start).toBeGreaterThanOrEqual(sentence[0]);
      expect(end).toBeLessThanOrEqual(sentence[1]);
      expect(text.slice(start, end)).toMatch(/^\d/);
    }
    expect(citation.part).toBe(2);
  }
});

test("what is typed without diacritics finds the same", async () => {
  const typed = await finder.find("ho ngheo", 0, 10);
  const toned = await finder.find("hộ nghèo", 0, 10);
  expect(typed.figures.map(sentenceOf)).toEqual(toned.figures.map(sentenceOf));
  expect(toned.figures.map(sentenceOf).join()).toContain("3.093 hộ nghèo");
});

test("pages follow each other without gap or repetition", async () => {
  for (const topic of ["", "hộ nghèo"]) {
    const { total, figures: all } = await finder.find(topic, 0, 1_000);
    const paged: Figure[] = [];
    for (let offset = 0; offset < total; offset += 2)
      paged.push(...(await finder.find(topic, offset, 2)).figures);
    expect(paged).toEqual(all);
    expect(await finder.find(topic, total + 5, 2)).toEqual({ total, figures: [] });
  }
});

test("a place that the series does not name has no figures", async () => {
  expect(await finder.find("hộ nghèo quận Cái Răng", 0, 10)).toEqual({ total: 0, figures: [] });
});

test.each(["🙂", "?!", "\ud800", "a".repeat(20_000), "hộ nghèo ".repeat(2_000)])(
  "any topic is taken: %.20j",
  async (topic) => {
    const { total, figures } = await finder.find(topic, -3, 2.7);
    expect(figures.length).toBeLessThanOrEqual(Math.min(2, total));
  },
);
