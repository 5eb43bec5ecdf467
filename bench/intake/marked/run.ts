import { isInstalled } from "../programs.js";
import { type Case, type Group, peersOf } from "./cases.js";
import { readInProcess } from "./fork.js";
import { type LayoutFigures, measureLayout, type Share } from "./measure/layout-metrics.js";
import {
  type LetterFigures,
  measureKept,
  measureLetters,
  measureNumbers,
  measureShared,
  type SharedFigures,
} from "./measure/letters.js";
import { numbersIn } from "./measure/normal-text.js";
import type { Reading, SystemName } from "./reading.js";

/** What was measured of one file, read by one system. */
export interface FileFigures {
  readonly name: string;
  readonly group: Group;
  readonly system: SystemName;
  /** Why it was not read; null where it was. */
  readonly refused: string | null;
  readonly layout: LayoutFigures | null;
  readonly letters: LetterFigures | null;
  readonly numbers: Share | null;
  readonly shared: SharedFigures | null;
  /** Characters of the source that are in the articles or in what was left out. */
  readonly kept: Share | null;
  readonly cost: Cost | null;
}

/** What reading took. */
export interface Cost {
  /** Of a document without pages: 1. */
  readonly pages: number;
  readonly recognisedPages: number;
  readonly textMs: number;
  readonly recognisedMs: number;
  /** In bytes resident, with the process itself. */
  readonly peakMemory: number;
}

/** Warnings after which the letters of a file are not those of its text layer. */
const rewritten = ["legacy-encoding", "mixed-encodings", "text-layer-ignored", "doubtful-letters"];

/** Reads every file by every system that is here, one after the other. */
export async function measureIntake(
  cases: readonly Case[],
  onProgress: (message: string) => void,
): Promise<FileFigures[]> {
  const figures: FileFigures[] = [];
  for (const one of cases) {
    onProgress(one.name);
    const peers = peersOf(one).filter(
      (system) => !system.startsWith("pdftotext") || isInstalled("pdftotext"),
    );
    const readings = new Map<SystemName, Reading>();
    const systems: SystemName[] = [...peers, "ours"];
    for (const system of systems) {
      const result = await readInProcess({ system, path: one.path });
      if ("refused" in result) figures.push(refusedFigures(one, system, result.refused));
      else {
        readings.set(system, result);
        figures.push(figuresOf(one, system, result, readings));
      }
    }
  }
  return figures;
}

function refusedFigures({ name, group }: Case, system: SystemName, refused: string): FileFigures {
  const nothing = { layout: null, letters: null, numbers: null, shared: null, kept: null, cost: null };
  return { name, group, system, refused, ...nothing };
}

function figuresOf(
  one: Case,
  system: SystemName,
  reading: Reading,
  readings: ReadonlyMap<SystemName, Reading>,
): FileFigures {
  const text = reading.paragraphs.map((paragraph) => paragraph.text).join("\n");
  const { letters, shared, layout, isTranscript = false } = one;
  const source = system === "ours" ? sourceOf(one, reading, readings) : null;
  return {
    name: one.name,
    group: one.group,
    system,
    refused: null,
    layout: layout === undefined ? null : measureLayout(layout, reading.paragraphs),
    letters: letters === undefined ? null : measureLetters(letters, text, isTranscript),
    numbers: letters === undefined || isTranscript ? null : measureNumbers(numbersIn(letters), text),
    shared: shared === undefined ? null : measureShared(shared, text),
    kept: source === null ? null : measureKept(source, [text, ...reading.leftOut], isTranscript),
    cost: {
      pages: reading.pages ?? 1,
      recognisedPages: reading.recognisedPages,
      textMs: reading.textMs,
      recognisedMs: reading.recognisedMs,
      peakMemory: reading.peakMemory,
    },
  };
}

/** The text that nothing may be lost of: known, or as another reader of the format has it where the letters are the same. */
function sourceOf(
  { source, letters }: Case,
  { warnings, recognisedPages }: Reading,
  readings: ReadonlyMap<SystemName, Reading>,
): string | null {
  const known = source ?? letters;
  if (known !== undefined) return known;
  if (recognisedPages > 0 || warnings.some((code) => rewritten.includes(code))) return null;
  const other = readings.get("pdftotext");
  return other?.paragraphs.map(({ text }) => text).join("\n") ?? null;
}
