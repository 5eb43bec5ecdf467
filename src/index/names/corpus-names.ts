import { learnAbbreviations } from "../../language/abbreviation.js";
import type { Lexicon } from "../../language/lexicon.js";
import { plainLetters } from "../../language/look-alikes.js";
import { foldDiacritics } from "../../language/syllable.js";
import type { Token } from "../../language/token.js";
import { StringTable } from "../store/string-table.js";

/** What a corpus teaches about its own language; kept beside its index. */
export interface CorpusNames {
  /** Names, canonical, without diacritics (`thoi lai`). */
  readonly names: StringTable;
  /** The same names as printed, canonical (`thới lai`), in the same order. */
  readonly printedNames: StringTable;
  /** Abbreviations that the text introduces, canonical → spelt out, canonical. */
  readonly abbreviations: Readonly<Record<string, string>>;
}

const longestName = 5;

/** Reads names (runs of capitalised words inside a sentence) and abbreviations off the passages, one by one. */
export class CorpusNamesWriter {
  readonly #names = new Map<string, string>();
  readonly #abbreviations: Record<string, string> = {};

  constructor(private readonly lexicon: Lexicon) {}

  /** Reads one more passage. What was learned first stays. */
  add(text: string, tokens: readonly Token[]): void {
    for (const run of capitalRuns(text, tokens, this.lexicon)) {
      const name = run.join(" ");
      const folded = foldDiacritics(name);
      if (!this.#names.has(folded)) this.#names.set(folded, name);
    }
    for (const [abbreviation, meaning] of learnAbbreviations(text))
      this.#abbreviations[abbreviation] ??= meaning;
  }

  /** What was learned so far. */
  build(): CorpusNames {
    return {
      names: StringTable.from([...this.#names.keys()]),
      printedNames: StringTable.from([...this.#names.values()]),
      abbreviations: this.#abbreviations,
    };
  }
}

/** An ordinary space, or one that does not break, as typesetting puts into names. */
const oneSpace = /^[ \u00a0\u202f]$/;

/**
 * Runs of two to five capitalised words with nothing but one space between them; all-capital text has no such runs.
 * A last word that begins a common compound (`Phòng Nông` nghiệp) belongs to that, not to a name.
 */
function capitalRuns(text: string, tokens: readonly Token[], lexicon: Lexicon): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let end = -1;
  const close = (following: string) => {
    if (run.length === 0) return;
    if (run.length >= 2 && lexicon.has(`${run.at(-1)} ${following}`)) run.pop();
    if (run.length >= 2 && run.length <= longestName) runs.push(run);
    run = [];
  };
  for (const token of tokens) {
    const surface = text.slice(token.start, token.end);
    const capitalised = /^\p{Lu}(?:[\p{Ll}\p{M}]+)?$/u.test(plainLetters(surface).normalize("NFC"));
    const goesOn = oneSpace.test(plainLetters(text.slice(end, token.start)));
    if (!capitalised || !goesOn) close(goesOn ? token.text : "");
    if (capitalised) run.push(token.text);
    end = token.end;
  }
  close("");
  return runs;
}
