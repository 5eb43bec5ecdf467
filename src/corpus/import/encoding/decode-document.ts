import type { DocumentMetadata, DocumentPage, ExtractedDocument, LeftOut, TextBlock } from "../document.js";
import { decide } from "./decide.js";
import { decodeAs, isViqrDocument, viqrOrNot } from "./decode-block.js";
import type { LegacyEncoding } from "./encodings.js";
import { addEvidence, type Evidence, evidenceOf, noEvidence } from "./evidence.js";
import { encodingOfFont } from "./font-hint.js";
import { neighbours } from "./neighbours.js";
import { decodeRuns, type Unit, unitsOf } from "./units.js";
import { encodingWarnings, type Tally } from "./warnings.js";

/** A stretch with what speaks for its encoding. */
interface Judged extends Unit {
  readonly evidence: Evidence;
  readonly encoding: LegacyEncoding | null;
}

/**
 * A document with all of its text as Unicode. The encoding of each stretch in one font is told by its own words and by those of its
 * neighbours in that font, so that a short line goes with the lines around it. What is Unicode already stays as it is, composed or not;
 * so does what was recognised from a picture. What was left out goes with the text in its font.
 */
export function decodeDocument(document: ExtractedDocument): ExtractedDocument {
  const blocks = document.pages.flatMap((page) => page.blocks);
  const judged = judge(blocks);
  const units = [...judged.values()].flat();
  const tally: Tally = { units };
  const all = tally.units.reduce((sum, { evidence }) => addEvidence(sum, evidence), noEvidence);
  const decodeLoose = (text: string) =>
    decodeAs(text, decide(evidenceOf(text), { around: all, hint: null }), null);
  const ofFonts = evidenceOfFonts(units);
  const decodeInFont = (text: string, font: string) => {
    const context = { around: ofFonts.get(font) ?? noEvidence, hint: encodingOfFont(font) };
    return decodeAs(text, decide(evidenceOf(text), context), font);
  };
  const decoded = new Map(blocks.map((block) => [block, decodeUnits(block, judged.get(block) ?? [])]));
  const pages = document.pages.map(
    (page): DocumentPage => ({ ...page, blocks: page.blocks.map((block) => decoded.get(block) ?? block) }),
  );
  return {
    pages,
    metadata: decodeMetadata(document.metadata, decodeLoose),
    leftOut: document.leftOut.map(
      ({ font, ...part }): LeftOut => ({
        ...part,
        text: font === undefined ? decodeLoose(part.text) : decodeInFont(part.text, font),
      }),
    ),
    warnings: [...document.warnings, ...encodingWarnings(tally, pages)],
  };
}

function evidenceOfFonts(units: readonly Judged[]): Map<string | null, Evidence> {
  const ofFonts = new Map<string | null, Evidence>();
  for (const { font, evidence } of units)
    ofFonts.set(font, addEvidence(ofFonts.get(font) ?? noEvidence, evidence));
  return ofFonts;
}

function judge(blocks: readonly TextBlock[]): Map<TextBlock, Judged[]> {
  const owners: TextBlock[] = [];
  const units: (Unit & { readonly evidence: Evidence })[] = [];
  for (const block of blocks) {
    if (block.recognition !== null) continue;
    for (const unit of unitsOf(block)) {
      owners.push(block);
      units.push({ ...unit, evidence: evidenceOf(unit.text) });
    }
  }
  const isViqr = isViqrDocument(units.map(({ text }) => text));
  const around = neighbours(units);
  const judged = new Map<TextBlock, Judged[]>();
  units.forEach((unit, at) => {
    const context = { around: around[at] ?? noEvidence, hint: encodingOfFont(unit.font) };
    const encoding = decide(unit.evidence, context) ?? viqrOrNot(unit.text, isViqr);
    const owner = owners[at];
    if (owner === undefined) return;
    const others = judged.get(owner);
    if (others === undefined) judged.set(owner, [{ ...unit, encoding }]);
    else others.push({ ...unit, encoding });
  });
  return judged;
}

function decodeUnits(block: TextBlock, units: readonly Judged[]): TextBlock {
  if (units.every(({ encoding }) => encoding === null)) return block;
  const [only] = units;
  if (block.runs.length === 0 && only !== undefined)
    return { ...block, text: decodeAs(block.text, only.encoding, only.font) };
  const runs = units.flatMap(({ from, to, encoding, font }) => {
    const own = block.runs.slice(from, to);
    return encoding === null ? own : decodeRuns(own, (text) => decodeAs(text, encoding, font));
  });
  return { ...block, runs, text: runs.map(({ text }) => text).join("") };
}

function decodeMetadata(metadata: DocumentMetadata, decode: (text: string) => string): DocumentMetadata {
  const { title, series, authors } = metadata;
  return {
    ...metadata,
    title: title === null ? null : decode(title),
    series: series === null ? null : decode(series),
    authors: authors.map(decode),
  };
}
