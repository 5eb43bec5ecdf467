import { windows1252Character } from "../../encoding/index.js";
import type { ByteReader } from "../byte-reader.js";
import { formatNumber } from "../flow/number-format.js";
import { bulletText } from "../flow/symbols.js";
import { nameOfFormat } from "./number-formats.js";

/** A number or bullet as Word 6 sets one: each paragraph describes its own, and those in a row are counted. */
export interface OldNumber {
  readonly isBullet: boolean;
  readonly format: string;
  readonly start: number;
  readonly before: string;
  readonly after: string;
}

/** Kinds of numbers: plain ones and bullets. Those below are of headings, which sections describe and which are not read. */
const plainNumber = 10;
const bullet = 11;
/** Where the description ([MS-DOC] 2.9.3, ANLD) has its parts: format, lengths of what is printed before and after, first number, text. */
const beforeAt = 1;
const afterAt = 2;
const startAt = 10;
const textAt = 20;
const longestText = 32;

/** @param kind as `sprmPNLvlAnm` tells it @param description as `sprmPAnld` has it; null for none */
export function oldNumberOf(kind: number, description: ByteReader | null, isOld: boolean): OldNumber | null {
  if (description === null || (kind !== plainNumber && kind !== bullet)) return null;
  const text = Array.from({ length: longestText }, (_, at) =>
    isOld
      ? windows1252Character(description.byte(textAt + at))
      : String.fromCharCode(description.short(textAt + at * 2)),
  );
  const [before, after] = [description.byte(beforeAt), description.byte(afterAt)];
  return {
    isBullet: kind === bullet,
    format: nameOfFormat(description.byte(0)),
    start: description.short(startAt),
    before: text.slice(0, before).join(""),
    after: text.slice(before, before + after).join(""),
  };
}

/** Counts such numbers. */
export class OldCounter {
  #last: { readonly key: string; readonly value: number } | null = null;

  /** What is printed before a paragraph; null for one without, behind which counting begins anew. */
  next(number: OldNumber | null): string | null {
    if (number === null) {
      this.#last = null;
      return null;
    }
    const { isBullet, format, start, before, after } = number;
    if (isBullet) return bulletText(before + after) || null;
    const key = `${format}\0${before}\0${after}`;
    const value = this.#last?.key === key ? this.#last.value + 1 : start;
    this.#last = { key, value };
    return `${before}${formatNumber(value, format)}${after}`.trim() || null;
  }
}
