/** An article's Markdown with a given body. */
export function articleWith(body: string, fields: Readonly<Record<string, string>> = {}): string {
  const all: Record<string, string> = { series: "Loạt bài", part: "1", title: "Bài mẫu", ...fields };
  const yaml = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `---\n${yaml.join("\n")}\n---\n${body}\n`;
}
