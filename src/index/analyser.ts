import { createHash } from "node:crypto";
import { Lexicon } from "../language/lexicon.js";
import { tokenize } from "../language/token.js";
import { analyserSample } from "./analyser-sample.js";
import { cutSentences } from "./forward/cut-sentences.js";
import { CorpusNamesWriter } from "./names/corpus-names.js";
import { passageContext } from "./passages/passage-context.js";
import { embeddingUnits } from "./vectors/embedding-unit.js";

/** The compound that ends a name too early if it is not known. */
const compounds = [["nông nghiệp", 100]] as const;

/**
 * Fingerprint of the analyser of texts, as 64 hexadecimal digits: SHA-256 of what it makes of a fixed text (tokens and their
 * folded forms, ranges and traits of sentences, names, abbreviations, contexts, embedding units). What is kept in an index of
 * another fingerprint was cut in another way, and does not match what a question is cut into now.
 *
 * @param article the text, the fixed one unless a test says otherwise
 */
export function analyserFingerprint(article = analyserSample()): string {
  const hash = createHash("sha256");
  const names = new CorpusNamesWriter(new Lexicon(1_000, compounds));
  for (const [ordinal, passage] of article.passages.entries()) {
    const { text } = passage;
    const tokens = tokenize(text);
    const sentences = cutSentences(text, tokens).map(({ start, end, traits }) => [start, end, traits]);
    const context = passageContext(passage, article);
    hash.update(JSON.stringify([tokens, sentences, context, embeddingUnits(ordinal, passage, article)]));
    names.add(text, tokens);
  }
  const { names: folded, printedNames, abbreviations } = names.build();
  const tables = [folded, printedNames].map((table) =>
    Array.from({ length: table.size }, (_, number) => table.at(number)),
  );
  return hash.update(JSON.stringify([tables, abbreviations])).digest("hex");
}
