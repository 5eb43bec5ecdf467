import type { DocumentMetadata } from "../../document.js";

/** Fields that writers of Markdown name so. */
const fieldLine = /^(title|author|authors|date|series):[ \t]*(\S.*)$/iu;

/** What a front matter of no fixed form says, as far as it stands in single lines: its YAML is not read further. */
export function looseMetadata(yaml: string): DocumentMetadata {
  const fields = new Map<string, string>();
  for (const line of yaml.split(/\r\n|[\n\r]/u)) {
    const field = fieldLine.exec(line);
    if (field !== null) fields.set((field[1] ?? "").toLowerCase(), unquoted(field[2] ?? ""));
  }
  const author = fields.get("author") ?? fields.get("authors");
  return {
    title: fields.get("title") ?? null,
    authors:
      author === undefined
        ? []
        : author
            .replace(/^\[|\]$/gu, "")
            .split(",")
            .map(unquoted),
    series: fields.get("series") ?? null,
    part: null,
    published: /^\d{4}-\d{2}-\d{2}/u.exec(fields.get("date") ?? "")?.[0] ?? null,
  };
}

function unquoted(value: string): string {
  return value.trim().replace(/^["']|["']$/gu, "");
}
