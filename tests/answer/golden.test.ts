import { beforeAll, describe, expect, it } from "vitest";
import floors from "../golden/floors.json" with { type: "json" };
import pinned from "../golden/pinned-figures.json" with { type: "json" };
import { openAnswerer } from "../quality/answerer.js";
import { type Measured, measure } from "../quality/measure.js";
import { highlightedText, isRightFirst, nfc } from "../quality/questions.js";

// After a change that is meant, `npm run golden -- --write` renews both files; what fell stands in the diff.

let measured: Measured;
// Half a minute of work for one processor, many times that beside other work.
beforeAll(async () => {
  measured = await measure();
}, 600_000);

const asked = (file: string) => measured.asked[file] ?? [];
const questionFiles = Object.keys(floors).filter((file) => file.endsWith("questions.jsonl"));

it("finds the poor households of Ô Môn, typed as on a phone", async () => {
  const answerer = await openAnswerer();
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

describe.each(Object.entries(floors))("%s", (file, floorsOfFile) => {
  it.each(Object.entries(floorsOfFile))("reaches its floor of %s: %d", (name, floor) => {
    const reached = measured.floors[file]?.[name];
    const missed = measured.missed[file]?.join("\n");
    if (name.endsWith("Of")) expect(reached, missed).toBe(floor);
    else if (name.startsWith("mistake")) expect(reached, missed).toBeLessThanOrEqual(floor);
    else expect(reached, missed).toBeGreaterThanOrEqual(floor);
  });
});

it("measures every file that has floors, and no other", () => {
  expect(Object.keys(measured.floors).sort()).toEqual(Object.keys(floors).sort());
});

describe.each(questionFiles)("the questions of %s", (file) => {
  it("find the right words under their heading", () => {
    const wrong = asked(file).filter(
      (one) =>
        isRightFirst(one) &&
        one.golden.section !== null &&
        nfc(one.answer.excerpts[0]?.citation.section) !== nfc(one.golden.section),
    );
    expect(wrong.map(({ golden }) => golden.id)).toEqual([]);
  });

  it("are not answered when they are off topic", () => {
    const answered = asked(file).filter(
      ({ golden, answer }) => golden.kind === "none" && answer.outcome === "answered",
    );
    expect(answered.map(({ golden }) => golden.id)).toEqual([]);
  });
});

describe("every number that takes part in an answer has its effect", () => {
  // The last digit may differ between machines, whose additions may be rounded otherwise.
  it.each(Object.entries(pinned))("%s is %d", (name, figure) => {
    expect(Math.abs((measured.figures[name] ?? Number.NaN) - figure)).toBeLessThan(1.5e-6);
  });

  it("and no figure is left unpinned", () => {
    expect(Object.keys(measured.figures).sort()).toEqual(Object.keys(pinned).sort());
  });
});
