import { addEvidence, type Evidence, noEvidence } from "./evidence.js";

/** Stretches before and behind that speak for one. */
const nearest = 8;

/** With fewer words in the near ones of the same font, those of the whole document in that font are asked, and with fewer there, the near ones in any. */
const enough = 4;

/** For each stretch, in order: how the others around it read, those of the same font first. */
export function neighbours(
  units: readonly { readonly font: string | null; readonly evidence: Evidence }[],
): Evidence[] {
  const byFont = new Map<string | null, number[]>();
  units.forEach(({ font }, at) => {
    const places = byFont.get(font);
    if (places === undefined) byFont.set(font, [at]);
    else places.push(at);
  });
  const evidence = units.map((unit) => unit.evidence);
  const found: Evidence[] = units.map(() => noEvidence);
  for (const places of byFont.values()) {
    const whole = total(places.map((at) => evidence[at] ?? noEvidence));
    places.forEach((at, place) => {
      const near = aroundPlace(places, place, evidence);
      found[at] = near.words >= enough ? near : without(whole, evidence[at] ?? noEvidence);
    });
  }
  const everywhere = units.map((_unit, at) => at);
  return found.map((own, at) => (own.words >= enough ? own : aroundPlace(everywhere, at, evidence)));
}

function aroundPlace(places: readonly number[], place: number, evidence: readonly Evidence[]): Evidence {
  const near = [
    ...places.slice(Math.max(0, place - nearest), place),
    ...places.slice(place + 1, place + 1 + nearest),
  ];
  return total(near.map((at) => evidence[at] ?? noEvidence));
}

function total(evidence: readonly Evidence[]): Evidence {
  return evidence.reduce(addEvidence, noEvidence);
}

function without(whole: Evidence, part: Evidence): Evidence {
  return {
    words: whole.words - part.words,
    unicode: whole.unicode - part.unicode,
    legacy: whole.legacy.map((count, at) => count - (part.legacy[at] ?? 0)),
  };
}
