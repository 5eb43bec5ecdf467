import { clamp, mean, zOf } from "../statistics.js";
import type { FeatureSource } from "./feature-source.js";

/** A rival has at least this share of the best score. */
const rivalShare = 0.9;

/** How the passage at a position stands among the others. */
export function relativeFeatures(
  { ranked, candidates, query, index, scope }: FeatureSource,
  position: number,
) {
  const best = ranked[position];
  const others = ranked.filter((_, at) => at !== position);
  const score = best?.score ?? 0;
  const lexical = best?.lexical ?? 0;
  const dense = best?.dense ?? 0;
  const besides = candidates.filter(({ passage }) => passage !== best?.passage);
  const nextLexical = Math.max(0, ...besides.map((each) => each.lexical));
  const nextDense = Math.max(0, ...besides.map((each) => each.dense));
  const next = others[0]?.score ?? 0;
  const ten = others.slice(0, 9).map((each) => each.score);
  return {
    score,
    fused: best?.fused ?? 0,
    topZ: zOf(
      score,
      others.map((each) => each.score),
    ),
    gap: clamp(score - next, -3, 6),
    gapToTen: clamp(score - mean(ten), -3, 9),
    rivals: Math.log1p(others.filter((each) => each.score >= rivalShare * score).length),
    lexicalShare: lexical / Math.max(1e-9, index.lexical.mostOf(query.weightedTerms)),
    lexicalZ: zOf(
      lexical,
      besides.map((each) => each.lexical),
    ),
    lexicalRatio: lexical === 0 ? 1 : Math.min(2, nextLexical / lexical),
    lexicalFirst: lexical > 0 && lexical >= nextLexical ? 1 : 0,
    denseZ: zOf(
      dense,
      besides.map((each) => each.dense),
    ),
    denseGap: clamp(dense - nextDense, -0.5, 0.5),
    denseFirst: dense > 0 && dense >= nextDense ? 1 : 0,
    logPassages: Math.log10(Math.max(1, scope?.size ?? index.lexical.size)),
  };
}
