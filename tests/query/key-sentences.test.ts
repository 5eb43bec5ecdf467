import { beforeAll, describe, expect, it } from "vitest";
import { type Answerer, Searcher } from "../../src/answer/index.js";
import { keySentences } from "../../src/query/key-sentences.js";
import { openAnswerer } from "../quality/answerer.js";
import { goldenLines, openWorld, type World } from "../quality/world.js";
import { bundledJudge } from "../support/judge.js";

/** A text of `statements.jsonl`; tests/golden/README.md says what the fields mean. */
interface Statement {
  readonly id: string;
  readonly split: "dev" | "held-out";
  readonly text: string;
  readonly passage: string;
}

let world: World;
let answerer: Answerer;
beforeAll(async () => {
  world = await openWorld();
  answerer = await openAnswerer();
});

const keyOf = (text: string) =>
  keySentences(text, new Searcher(world.shipped, world.embedder, bundledJudge).vocabulary);

describe("the key sentences of a text", () => {
  it("are a short statement whole", () => {
    const statement = "Quận Ô Môn đã giảm tỷ lệ hộ nghèo.";
    expect(keyOf(statement)).toBe(statement);
  });

  it("are the question among greetings", () => {
    expect(keyOf("Chào bạn! Chúc bạn vui. Quận Ô Môn còn bao nhiêu hộ nghèo? Cảm ơn bạn nhiều nhé!")).toBe(
      "Quận Ô Môn còn bao nhiêu hộ nghèo?",
    );
  });

  it("stand in the order of the text, at most three of them", () => {
    const sentences = [
      "Huyện Thới Lai cải tạo vườn tạp.",
      "Quận Ô Môn giảm hộ nghèo.",
      "Trời hôm nay đẹp quá.",
      "Chi cục Thuế quận Bình Thủy chống thất thu.",
      "Huyện Cờ Đỏ giải ngân vốn các công trình.",
    ];
    const chosen = sentences.filter((sentence) => keyOf(sentences.join(" ")).includes(sentence));
    expect(chosen.length).toBeGreaterThanOrEqual(2);
    expect(chosen.length).toBeLessThanOrEqual(3);
    expect(keyOf(sentences.join(" "))).toBe(chosen.join(" "));
  });

  it.each([
    ["nothing", ""],
    ["white space", " \n\t "],
    ["emoji only", "😀🔥".repeat(2_500)],
    ["one huge word", "a".repeat(10_000)],
    ["a long text without punctuation", "quận ô môn còn bao nhiêu hộ nghèo ".repeat(295)],
    ["many short sentences", "Hộ nghèo? ".repeat(1_000)],
    ["many lines", "Hộ nghèo\n".repeat(1_100)],
    ["dots", ".".repeat(10_000)],
    ["commas", "a, ".repeat(3_333)],
    ["lone surrogates", "\ud83d ".repeat(5_000)],
    ["decomposed letters", "quận Ô Môn hộ nghèo. ".normalize("NFD").repeat(300)],
  ])("are found quickly in %s", (_what, text) => {
    keyOf(text);
    // Time of the processor, in microseconds: other work on the machine fails no test.
    const times = Array.from({ length: 5 }, () => {
      const start = process.cpuUsage();
      expect(keyOf(text).length).toBeLessThanOrEqual(300);
      return process.cpuUsage(start).user;
    });
    expect(Math.min(...times)).toBeLessThan(50_000);
  });

  it("hold no half of a character", () => {
    expect(keyOf(`x${"😀".repeat(5_000)}`)).not.toMatch(/\p{Cs}/u);
  });
});

describe.each([
  ["dev", 0.85],
  ["held-out", 0.85],
] as const)("the %s statements", (split, floor) => {
  const statements = goldenLines<Statement>("statements.jsonl").filter((one) => one.split === split);

  it.each([true, undefined])("lead to their passage (forwarded: %s)", async (isStatement) => {
    const missed: string[] = [];
    for (const { id, text, passage } of statements) {
      const { asked, excerpts } = await answerer.answer(text, { isStatement });
      expect(asked.length).toBeLessThanOrEqual(300);
      if (excerpts[0]?.id !== passage)
        missed.push(split === "dev" ? `${id} ⇒ ${asked} [${excerpts[0]?.id}]` : "unseen");
    }
    const told = `${statements.length - missed.length} of ${statements.length}\n${missed.join("\n")}`;
    expect(1 - missed.length / statements.length, told).toBeGreaterThanOrEqual(floor);
  });
});
