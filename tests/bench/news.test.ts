import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { firstPassages, readNews } from "../../bench/scale/news.js";
import { writeNewsCorpus } from "../../bench/scale/news-corpus.js";
import { loadCorpus } from "../../src/corpus/index.js";
import { temporaryFolder } from "../support/temporary.js";

const articles = [
  { topic: "a", paragraphs: ["Tin một", "Đoạn  hai\u00a0dài", "Tin một"] },
  { topic: "b", paragraphs: ["Tin hai", " ", "Đoạn cuối"] },
];
const lines = articles.map((article) => `${JSON.stringify(article)}\n`).join("");
const packed = spawnSync("xz", ["-c"], { input: lines });

describe("readNews", () => {
  it("takes each paragraph once, in one line, and stops at the wanted number", async () => {
    const file = join(await temporaryFolder(), "news.jsonl");
    await writeFile(file, lines);
    expect(await readNews(file, 3)).toEqual([
      { paragraphs: ["Tin một", "Đoạn hai dài"] },
      { paragraphs: ["Tin hai"] },
    ]);
  });

  it.skipIf(packed.error)("decompresses", async () => {
    const file = join(await temporaryFolder(), "news.jsonl.xz");
    await writeFile(file, packed.stdout);
    expect((await readNews(file, 100)).flatMap(({ paragraphs }) => paragraphs)).toHaveLength(4);
  });

  it("says what is missing and where to get it", async () => {
    await expect(readNews("/nowhere/news.jsonl.xz", 1)).rejects.toThrow("github.com/duyvuleo/VNTC");
  });
});

describe("firstPassages", () => {
  it("cuts the last article", () => {
    expect(firstPassages([{ paragraphs: ["a", "b"] }, { paragraphs: ["c", "d"] }], 3)).toEqual([
      { paragraphs: ["a", "b"] },
      { paragraphs: ["c"] },
    ]);
  });
});

describe("writeNewsCorpus", () => {
  it("writes a corpus that reads back the same passages in the same order", async () => {
    const folder = await temporaryFolder();
    const tricky = [
      "# thăng",
      "---",
      "<!-- ghi chú -->",
      "- gạch",
      "\\! chéo",
      "Ảnh: AN",
      "A: 'b' \"c\"",
      "***",
    ];
    const many = Array.from({ length: 11 }, (_, at) => ({ paragraphs: [`Tin ${at}`, ...tricky] }));
    await writeNewsCorpus(folder, many);
    const { passages, problems } = await loadCorpus(folder);
    expect(problems).toEqual([]);
    expect(passages.map(({ text }) => text)).toEqual(many.flatMap(({ paragraphs }) => paragraphs));
  });
});
