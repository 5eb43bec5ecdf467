import type { Passage } from "../corpus/types.js";
import { learnAbbreviations } from "../language/abbreviation.js";
import type { Lexicon } from "../language/lexicon.js";
import { foldDiacritics } from "../language/syllable.js";
import { tokenize } from "../language/token.js";

/** What a corpus teaches about its own language; kept beside its index. */
export interface CorpusKnowledge {
  /** Names, without diacritics → as printed, canonical (`thoi lai` → `thới lai`). */
  readonly names: Readonly<Record<string, string>>;
  /** Abbreviations that the text introduces, canonical → spelt out, canonical. */
  readonly abbreviations: Readonly<Record<string, string>>;
}

const longestName = 5;

/** Reads names (runs of capitalised words inside a sentence) and abbreviations off the passages. */
export function learnFromCorpus(passages: readonly Passage[], lexicon: Lexicon): CorpusKnowledge {
  const names: Record<string, string> = {};
  const abbreviations: Record<string, string> = {};
  for (const { text } of passages) {
    for (const run of capitalRuns(text, lexicon)) {
      const name = run.join(" ");
      names[foldDiacritics(name)] ??= name;
    }
    for (const [abbreviation, meaning] of learnAbbreviations(text)) abbreviations[abbreviation] ??= meaning;
  }
  return { names, abbreviations };
}

/**
 * Runs of two to five capitalised words with nothing but one space between them; all-capital text has no such runs.
 * A last word that begins a common compound (`Phòng Nông` nghiệp) belongs to that, not to a name.
 */
function capitalRuns(text: string, lexicon: Lexicon): string[][] {
  const runs: string[][] = [];
  let run: string[] = [];
  let end = -1;
  const close = (following: string) => {
    if (lexicon.has(`${run.at(-1)} ${following}`)) run.pop();
    if (run.length >= 2 && run.length <= longestName) runs.push(run);
    run = [];
  };
  for (const token of tokenize(text)) {
    const surface = text.slice(token.start, token.end);
    const capitalised = /^\p{Lu}(?:[\p{Ll}\p{M}]+)?$/u.test(surface.normalize("NFC"));
    if (!capitalised || text.slice(end, token.start) !== " ")
      close(text.slice(end, token.start) === " " ? token.text : "");
    if (capitalised) run.push(token.text);
    end = token.end;
  }
  close("");
  return runs;
}
