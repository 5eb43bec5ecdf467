import type { StoredSentence } from "../forward/forward-index.js";
import type { SentenceArrays } from "./memory-parts.js";

/** Where the sentences of every passage stand, and what they hold: a few bytes each, so that a passage can be quoted without asking for it. */
export class LibrarySentences {
  constructor(private readonly arrays: SentenceArrays) {}

  /** The sentences of a passage. */
  sentences(passage: number): StoredSentence[] {
    const { sentenceOffsets, sentenceStarts, sentenceEnds, sentenceTraits } = this.arrays;
    const found: StoredSentence[] = [];
    const end = sentenceOffsets[passage + 1] ?? 0;
    for (let at = sentenceOffsets[passage] ?? 0; at < end; at++)
      found.push({
        start: sentenceStarts[at] as number,
        end: sentenceEnds[at] as number,
        traits: sentenceTraits[at] as number,
      });
    return found;
  }
}
