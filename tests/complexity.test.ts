import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

/** From here on a function is taken apart, or becomes a table. */
const most = 15;

/** A function of a source: its line, and the number of ways through it (McCabe, 1976). */
interface Measured {
  readonly line: number;
  complexity: number;
}

interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [part: string]: unknown;
}

const isFunction = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;
const branches = new Set([
  "IfStatement",
  "ConditionalExpression",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "CatchClause",
  // `&&`, `||`, `??`.
  "LogicalExpression",
]);

/** The functions of a source, each without those that stand in it. */
function functionsOf(code: string): Measured[] {
  const found: Measured[] = [];
  const visit = (node: unknown, around: Measured | null): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, around);
      return;
    }
    if (!isNode(node)) return;
    let here = around;
    if (isFunction.test(node.type)) {
      here = { line: code.slice(0, node.start).split("\n").length, complexity: 1 };
      found.push(here);
    } else if (here && isBranch(node)) here.complexity++;
    for (const part of Object.values(node)) visit(part, here);
  };
  visit(parseAst(code, { lang: "ts" }), null);
  return found;
}

function isNode(node: unknown): node is SyntaxNode {
  return typeof node === "object" && node !== null && "type" in node && typeof node.type === "string";
}

function isBranch({ type, test: when, operator }: SyntaxNode): boolean {
  if (type === "SwitchCase") return when !== null;
  if (type === "AssignmentExpression") return /^(?:&&|\|\||\?\?)=$/.test(String(operator));
  return branches.has(type);
}

test(`no function of the program has more than ${most} ways through it`, () => {
  const root = join(import.meta.dirname, "..", "src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const all = files.flatMap((path) =>
    functionsOf(readFileSync(join(root, path), "utf8")).map(({ line, complexity }) => ({
      complexity,
      place: `${path}:${line} ${complexity}`,
    })),
  );
  expect(all.length).toBeGreaterThan(1_500);
  expect(all.filter(({ complexity }) => complexity > most).map(({ place }) => place)).toEqual([]);
});

test.each([
  ["a straight one", "const f = () => 1;", [1]],
  ["each branch and loop", "function f(a) { if (a) return; for (const b of a) while (b) a ? b : 1; }", [5]],
  [
    "cases but the last resort",
    "function f(a) { switch (a) { case 1: case 2: return; default: return; } }",
    [3],
  ],
  ["each link of a condition", "function f(a, b) { a ??= b && a || b; try { a(); } catch { b(); } }", [5]],
  ["a function within another by itself", "function f(a) { return a.map((b) => (b ? 1 : 2)); }", [1, 2]],
  ["methods", "class A { b(c) { if (c) return; } }", [2]],
])("counts %s", (_what, code, complexities) => {
  expect(functionsOf(code).map(({ complexity }) => complexity)).toEqual(complexities);
});
