// Finds the numbers in a TypeScript source that a person chose, and makes mutants of them.
import { parseAst } from "vitest/node";

/** Numbers in the middle of a function that are structure and no choice: the first, the next, half, a pair. */
const structural = new Set([0, 1, 2]);
/** Smaller numbers only keep a division from having nothing to divide by. */
const smallest = 1e-6;

/**
 * The chosen numbers of a source: all of module level, weights of object literals, and others inside functions but small counts and
 * positions in arrays. 0 has no fifth, so it is left out everywhere.
 * @returns [{ start, end, value, raw, line, name, isTop }] in order
 */
export function findConstants(code) {
  const found = [];
  visit(parseAst(code, { lang: "ts" }), { isTop: true, isWeight: false, name: "" });
  return found.sort((a, b) => a.start - b.start);

  function visit(node, context) {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, context);
      return;
    }
    if (node === null || typeof node !== "object" || typeof node.type !== "string") return;
    if (node.type.startsWith("TS") && !/^TS(?:As|Satisfies|NonNull)/.test(node.type)) return;
    if (node.type === "Literal" && typeof node.value === "number") {
      const isChosen = context.isTop || context.isWeight ? node.value !== 0 : !structural.has(node.value);
      if (isChosen && node.value >= smallest && !context.isPosition) add(node, context);
      return;
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === "type" || value === null || typeof value !== "object") continue;
      visit(value, within(node, key, context));
    }
  }

  function within(node, key, context) {
    const inside = {
      ...context,
      isPosition: node.type === "MemberExpression" && node.computed && key === "property",
    };
    if (/Function/.test(node.type) || node.type === "MethodDefinition")
      return {
        ...inside,
        isTop: false,
        isWeight: false,
        name: node.id?.name ?? node.key?.name ?? context.name,
      };
    if (node.type === "VariableDeclarator" && key === "init" && context.isTop)
      return { ...inside, name: node.id.name ?? "" };
    if (node.type === "Property" && key === "value")
      return { ...inside, isWeight: true, name: `${context.name}.${node.key.name ?? node.key.value}` };
    if (node.type !== "ConditionalExpression" || key === "test") inside.isWeight = false;
    return inside;
  }

  function add({ start, end, value, raw }, { name, isTop }) {
    const line = code.slice(0, start).split("\n").length;
    found.push({ start, end, value, raw, line, name, isTop });
  }
}

/** The mutants of a source: each constant a fifth larger and a fifth smaller, and each two neighbours of module level swapped. */
export function mutantsOf(code) {
  const constants = findConstants(code);
  const scaled = constants.flatMap((constant) =>
    [1.2, 0.8].map((factor) => {
      const raw = changed(constant, factor);
      return { ...constant, what: `${constant.raw} → ${raw}`, code: replaced(code, [[constant, raw]]) };
    }),
  );
  const swapped = constants.slice(1).flatMap((second, at) => {
    const first = constants[at];
    if (!first.isTop || !second.isTop || first.value === second.value) return [];
    const swap = [
      [first, second.raw],
      [second, first.raw],
    ];
    return [{ ...first, what: `${first.raw} ⇄ ${second.raw} (${second.name})`, code: replaced(code, swap) }];
  });
  return [...scaled, ...swapped];
}

/** A whole number stays one, and changes by 1 at least. */
function changed({ value, raw }, factor) {
  const scaled = value * factor;
  if (!/^[\d_]+$/.test(raw)) return String(Number(scaled.toPrecision(12)));
  return String(
    factor > 1 ? Math.max(value + 1, Math.round(scaled)) : Math.min(value - 1, Math.round(scaled)),
  );
}

function replaced(code, replacements) {
  return [...replacements]
    .sort(([a], [b]) => b.start - a.start)
    .reduce((text, [{ start, end }, raw]) => text.slice(0, start) + raw + text.slice(end), code);
}
