import { bareWords } from "./bare-words.js";
import { englishTalk, loanWords, type TalkWords, vietnameseTalk } from "./courtesy-words.js";
import { type Phrase, PhraseList } from "./phrase-list.js";

/**
 * What is said to the one who answers rather than asked of the series.
 * - `maker`, `identity`, `abilities`: who made it, who it is and what it answers from, what it can do (a call for help too).
 * - `wellbeing`, `greeting`, `goodbye`, `thanks`: as they say.
 * - `agreement`: `ok`, `vâng`, praise. `emoji`: nothing but emoji, smileys or laughter.
 */
export type SmallTalkKind =
  | "maker"
  | "identity"
  | "abilities"
  | "wellbeing"
  | "goodbye"
  | "thanks"
  | "greeting"
  | "agreement"
  | "emoji";

/** A message that asks nothing of the series. */
export interface SmallTalk {
  readonly kind: SmallTalkKind;
  /** Whether it is plainly English; words that Vietnamese uses as its own (`ok`, `hello`, `thanks`) do not tell. */
  readonly isEnglish: boolean;
}

/** Longest small talk, in UTF-16 code units without punctuation: whoever writes more has something to ask. */
const longestTalk = 80;
/** The same with punctuation and emoji, which cost time alone. */
const longestText = 400;

/** Kinds that are looked for in a message of several, the most telling first: `chào bạn, bạn là ai?` asks who. */
const tellingKinds = [
  "maker",
  "identity",
  "abilities",
  "wellbeing",
  "goodbye",
  "thanks",
  "greeting",
] as const;

type Group = keyof TalkWords;

const groups = Object.keys(vietnameseTalk) as Group[];
const english = new PhraseList(englishTalk);
const both = new PhraseList(vietnameseTalk, englishTalk);
const loans: ReadonlySet<string> = new Set(loanWords.split("|"));

/** What may stand beside thanks, beside agreement, and beside anything else. */
const besideThanks: readonly Group[] = ["thanks", "agreement", "beside", "besideThanks", "laughter"];
const besideAgreement: readonly Group[] = ["agreement", "beside", "laughter"];
const besideTalk = groups.filter((group) => group !== "besideThanks");

/** Smileys typed with signs and letters, standing alone: `:)`, `=))`, `:D`, `:v`, `^^`, `<3`. */
const smileys =
  /(?<!\S)(?:[:;=xX8][-'o^]?(?:[)(\]DdPpvV3*]+|[oO](?![\p{L}\p{N}]))|\^[_.-]?\^|T_T|-_-|<3+)(?!\S)/gu;
const pictured = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** What small talk a message is; null for whatever may be a question: every word has to be a word of small talk. */
export function smallTalkOf(text: string): SmallTalk | null {
  if (text.length > longestText) return null;
  const withoutSmileys = text.replace(smileys, "🙂");
  const bare = bareWords(withoutSmileys);
  if (bare === "") return pictured.test(withoutSmileys) ? { kind: "emoji", isEnglish: false } : null;
  if (bare.length > longestTalk) return null;
  const kind = kindOf(bare, /[?？]/.test(text));
  return kind && { kind, isEnglish: isPlainlyEnglish(bare) };
}

function kindOf(bare: string, isAsked: boolean): SmallTalkKind | null {
  const thanks = both.cover(bare, besideThanks);
  if (thanks && holds(thanks, "thanks")) return "thanks";
  const agreement = both.cover(bare, besideAgreement);
  if (agreement?.every(({ group }) => group === "laughter")) return "emoji";
  // Words of agreement are also names and things, and a question mark asks.
  if (agreement?.[0]?.group === "agreement" && !isAsked) return "agreement";
  const talk = both.cover(bare, besideTalk);
  return (talk && tellingKinds.find((kind) => holds(talk, kind))) ?? null;
}

function holds(phrases: readonly Phrase<Group>[], wanted: Group): boolean {
  return phrases.some(({ group }) => group === wanted);
}

function isPlainlyEnglish(bare: string): boolean {
  const phrases = english.cover(bare, groups);
  return phrases?.some(({ text }) => !loans.has(text)) === true;
}
