import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer/index.js";
import { goldenLines, openShippedCorpus, type ShippedCorpus } from "./follow-up-corpus.js";

/** A dialogue of `follow-ups.jsonl`; tests/golden/README.md says what the fields mean. */
interface Dialogue {
  readonly id: string;
  readonly split: "dev" | "held-out";
  readonly turns: readonly string[];
  readonly passage?: string;
  readonly without?: string;
  readonly unchanged?: true;
  readonly outcome?: string;
}

interface Ended {
  readonly dialogue: Dialogue;
  readonly answer: Answer;
}

const dialogues = goldenLines<Dialogue>("follow-ups.jsonl");
const ended: Ended[] = [];
let shipped: ShippedCorpus;

beforeAll(async () => {
  shipped = await openShippedCorpus();
  for (const dialogue of dialogues) ended.push({ dialogue, answer: await converse(dialogue.turns) });
});
afterAll(() => shipped.close());

/** The answer to the last turn, each turn following what was looked up for the one before. */
async function converse([first = "", ...rest]: readonly string[]): Promise<Answer> {
  let answer = await shipped.answerer.answer(first);
  for (const turn of rest) answer = await shipped.answerer.answer(turn, { previous: answer.asked });
  return answer;
}

function isRight({ dialogue: { passage, without }, answer }: Ended): boolean {
  const isWithout = without === undefined || !answer.asked.toLowerCase().includes(without.toLowerCase());
  const isFound = passage === undefined || answer.excerpts[0]?.id === passage;
  return answer.outcome !== "not_found" && isFound && isWithout;
}

function isUnchanged({ dialogue: { turns, outcome }, answer }: Ended): boolean {
  return answer.asked === turns.at(-1) && (outcome === undefined || answer.outcome === outcome);
}

/** What went wrong: told of the dialogues for tuning, only counted of those that must stay unseen. */
function wrong(cases: readonly Ended[], isGood: (one: Ended) => boolean): string[] {
  return cases
    .filter((one) => !isGood(one))
    .map(({ dialogue, answer }) =>
      dialogue.split === "dev"
        ? `${dialogue.turns.join(" → ")} ⇒ ${answer.asked} [${answer.outcome}, ${answer.excerpts[0]?.id}]`
        : "unseen",
    );
}

describe.each([
  ["dev", 0.95, 0.95],
  ["held-out", 0.85, 0.9],
] as const)("the %s dialogues", (split, completedFloor, unchangedFloor) => {
  it.each([
    ["are understood from what was asked before", false, completedFloor, isRight],
    ["leave a question that says all itself as it is", true, unchangedFloor, isUnchanged],
  ] as const)("%s", (_what, unchanged, floor, isGood) => {
    const cases = ended.filter(
      ({ dialogue }) => dialogue.split === split && (dialogue.unchanged ?? false) === unchanged,
    );
    const missed = wrong(cases, isGood);
    const told = `${cases.length - missed.length} of ${cases.length}\n${missed.join("\n")}`;
    expect(1 - missed.length / cases.length, told).toBeGreaterThanOrEqual(floor);
  });
});

it.each(["questions.jsonl", "more-questions.jsonl", "calibration-questions.jsonl"])(
  "the questions of %s are looked up as they are, whatever was asked before",
  async (file) => {
    for (const previous of ["Quận Ô Môn còn bao nhiêu hộ nghèo?", "khuyet diem cua tra noc"]) {
      for (const { question } of goldenLines<{ readonly question: string }>(file))
        expect((await shipped.answerer.answer(question, { previous })).asked).toBe(question);
    }
  },
);
