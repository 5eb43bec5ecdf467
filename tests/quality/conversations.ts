import type { Answer, Answerer, FigureFinder } from "../../src/answer/index.js";
import { goldenLines } from "./world.js";

// Lines of golden files; tests/golden/README.md says what the fields mean.

interface Dialogue {
  readonly split: "dev" | "held-out";
  readonly turns: readonly string[];
  readonly passage?: string;
  readonly without?: string;
  readonly unchanged?: true;
  readonly outcome?: string;
}

interface Topic {
  readonly split: "dev" | "held-out";
  readonly topic: string;
  readonly sentences: readonly string[];
}

interface Statement {
  readonly split: "dev" | "held-out";
  readonly text: string;
  readonly passage: string;
}

/** How many of a file's lines went right, and which of those for tuning did not. */
export interface Judged {
  readonly counts: Readonly<Record<string, number>>;
  readonly missed: readonly string[];
}

/** Collects counts by split; what went wrong is told of the lines for tuning, only counted of those that must stay unseen. */
class Tally {
  readonly counts: Record<string, number> = {};
  readonly missed: string[] = [];

  add(split: "dev" | "held-out", what: string, right: number, of: number, told: string): void {
    const name = split === "dev" ? what : `heldOut${what.charAt(0).toUpperCase()}${what.slice(1)}`;
    this.counts[`${name}Of`] = (this.counts[`${name}Of`] ?? 0) + of;
    this.counts[name] = (this.counts[name] ?? 0) + right;
    if (right < of) this.missed.push(split === "dev" ? `${what}: ${told}` : `${what}: unseen`);
  }
}

/** Holds every dialogue of `follow-ups.jsonl`, each turn following what was looked up for the one before, and judges its end. */
export async function judgeDialogues(answerer: Answerer, see: (answer: Answer) => void): Promise<Judged> {
  const tally = new Tally();
  for (const dialogue of goldenLines<Dialogue>("follow-ups.jsonl")) {
    const { split, turns } = dialogue;
    const [first = "", ...rest] = turns;
    let answer = await answerer.answer(first);
    for (const turn of rest) answer = await answerer.answer(turn, { previous: answer.asked });
    see(answer);
    const what = dialogue.unchanged ? "unchanged" : "completed";
    const isGood = dialogue.unchanged ? isUnchanged(dialogue, answer) : isCompleted(dialogue, answer);
    const ended = `${turns.join(" → ")} ⇒ ${answer.asked} [${answer.outcome}, ${answer.excerpts[0]?.id}]`;
    tally.add(split, what, Number(isGood), 1, ended);
  }
  return tally;
}

function isCompleted({ passage, without }: Dialogue, answer: Answer): boolean {
  const isWithout = without === undefined || !answer.asked.toLowerCase().includes(without.toLowerCase());
  const isFound = passage === undefined || answer.excerpts[0]?.id === passage;
  return answer.outcome !== "not_found" && isFound && isWithout;
}

function isUnchanged({ turns, outcome }: Dialogue, answer: Answer): boolean {
  return answer.asked === turns.at(-1) && (outcome === undefined || answer.outcome === outcome);
}

/** Asks for the figures of every topic of `figures.jsonl`: how many of those shown are right, and how many of the right ones are shown. */
export async function judgeFigures(finder: FigureFinder, see: (total: number) => void): Promise<Judged> {
  const tally = new Tally();
  for (const { split, topic, sentences } of goldenLines<Topic>("figures.jsonl")) {
    const { figures, total } = await finder.find(topic, 0, 1_000);
    see(total);
    const shown = figures.map(({ text, sentence: [start, end] }) => text.slice(start, end));
    const right = shown.filter((text) => sentences.some((part) => text.includes(part)));
    const found = sentences.filter((part) => shown.some((text) => text.includes(part)));
    tally.add(split, "right", right.length, shown.length, topic);
    tally.add(split, "found", found.length, sentences.length, topic);
  }
  return tally;
}

/** Looks up every text of `statements.jsonl`, as one that was not written as a question. */
export async function judgeStatements(answerer: Answerer, see: (answer: Answer) => void): Promise<Judged> {
  const tally = new Tally();
  for (const { split, text, passage } of goldenLines<Statement>("statements.jsonl")) {
    const answer = await answerer.answer(text, { isStatement: true });
    see(answer);
    tally.add(split, "first", Number(answer.excerpts[0]?.id === passage), 1, text);
  }
  return tally;
}
