import { z } from "zod";
import { AppError } from "../../errors.js";
import type { OtherReading, PassageSource } from "../types.js";

/*
 * Comments in an article's Markdown that tell where its paragraphs come from:
 * `<!-- page: 3 -->` or `<!-- page: 3, recognised -->` holds from there to the next one, `<!-- page: none -->` ends it;
 * `<!-- reading: ["3.093","3.098"] -->` holds for the next paragraph: what stands in it, and the other reading.
 */

const pageNote = /^page: ?(none|[1-9]\d{0,5})(, ?recognised)?$/u;
const readingNote = /^reading: ?(\[.*\])$/u;
const anyNote = /^(?:page|reading):/u;
const pair = z.tuple([z.string().min(1), z.string()]);

/** Whether a comment is, or was meant to be, such a note. */
export function isSourceNote(comment: string): boolean {
  return anyNote.test(comment);
}

/** What the notes read so far say of the paragraph that comes next. */
export class SourceNotes {
  #place: Pick<PassageSource, "page" | "isRecognised"> = {};
  #readings: OtherReading[] = [];

  /**
   * Takes in a comment; one that is no such note changes nothing.
   *
   * @param line of the file (1-based), named in the error
   * @throws AppError CORPUS_SOURCE_NOTE for a note that begins like one of these and is none
   */
  read(comment: string, file: string, line: number): void {
    if (!isSourceNote(comment)) return;
    const page = pageNote.exec(comment);
    const reading = otherReading(comment);
    if (page !== null) {
      const [, number, recognised] = page;
      this.#place = {
        ...(number !== "none" && { page: Number(number) }),
        ...(recognised !== undefined && { isRecognised: true }),
      };
    } else if (reading !== null) this.#readings.push(reading);
    else throw new AppError("CORPUS_SOURCE_NOTE", { file, line, note: comment });
  }

  /** Where the next paragraph or heading comes from. */
  take(): PassageSource {
    const readings = this.#readings;
    this.#readings = [];
    return { ...this.#place, ...(readings.length > 0 && { readings }) };
  }
}

function otherReading(comment: string): OtherReading | null {
  const [, json] = readingNote.exec(comment) ?? [];
  if (json === undefined) return null;
  try {
    const [text, other] = pair.parse(JSON.parse(json));
    return { text, other };
  } catch {
    return null;
  }
}

/** The notes to be written above a paragraph, given where the one before it comes from. */
export function sourceNotes(source: PassageSource, before: PassageSource): string[] {
  const notes: string[] = [];
  if (source.page !== before.page || source.isRecognised !== before.isRecognised)
    notes.push(`<!-- page: ${source.page ?? "none"}${source.isRecognised ? ", recognised" : ""} -->`);
  for (const { text, other } of source.readings ?? []) {
    // A comment must not end within a reading.
    const json = JSON.stringify([text, other]).replaceAll(">", "\\u003e").replaceAll(lineEnds, "\\u2028");
    notes.push(`<!-- reading: ${json} -->`);
  }
  return notes;
}

/** Line ends that JSON leaves as they are. */
const lineEnds = /[\u2028\u2029]/gu;
