/** A Markdown table; the first column is text, the others are right-aligned. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A share or a score with four digits behind the point. */
export function score(value: number): string {
  return value.toFixed(4);
}
