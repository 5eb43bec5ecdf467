import { fingerprintOfLetters, lettersOf } from "./fingerprint-letters.js";

/** What an inline query asks to share. */
export interface SharedPassage {
  readonly id: string;
  /** Numbers of the sentences that are highlighted, from 0. */
  readonly sentences: readonly number[];
  /** Of the passage's text; null: only its place is named, as by bots up to 0.2 and by people. */
  readonly fingerprint: number | null;
}

/** The inline query that finds one passage, the given sentences highlighted: `bai-2/11.2~aQkRtz` is its third sentence. */
export function sharedQuery({ id, sentences, fingerprint }: SharedPassage): string {
  const passage = [id, sentences.join(",")].filter((part) => part !== "").join(".");
  return fingerprint === null ? passage : `${passage}~${lettersOf(fingerprint)}`;
}

/** Reads what `sharedQuery` wrote, or a plain passage id; null where a query is neither. */
export function readSharedQuery(query: string): SharedPassage | null {
  const match = /^(.*\/\d+)(?:\.(\d{1,4})(?:,(\d{1,4}))?)?(?:~([A-Za-z]+))?$/u.exec(query.trim());
  if (!match) return null;
  const [, id = "", first, second, letters] = match;
  const fingerprint = letters === undefined ? null : fingerprintOfLetters(letters);
  if (letters !== undefined && fingerprint === null) return null;
  const sentences = [first, second].filter((number) => number !== undefined).map(Number);
  return { id, sentences, fingerprint };
}
