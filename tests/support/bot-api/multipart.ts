import { badRequest, type Parameters } from "./types.js";

/** A file that came with a call. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Reads a call with files (https://core.telegram.org/bots/api#sending-files, RFC 7578): values are as JSON has them, files are uploads; a value that names an
 * attached file is that file.
 */
export function readForm(body: Buffer, type: string): Parameters {
  const [, boundary] = /boundary=([^;]+)/.exec(type) ?? [];
  if (boundary === undefined) throw badRequest("can't parse request: expected a form");
  const read: Record<string, unknown> = {};
  for (const part of partsOf(body, `\r\n--${boundary}`)) {
    const end = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, Math.max(0, end)).toString("utf8");
    const [, name] = /[;\s]name="?([^";\r]+)"?/i.exec(head) ?? [];
    if (end < 0 || name === undefined) throw badRequest("can't parse request: expected a form");
    const [, file] = /filename="?([^";\r]+)"?/i.exec(head) ?? [];
    const bytes = part.subarray(end + 4);
    read[name] =
      file === undefined ? readValue(bytes.toString("utf8")) : ({ name: file, bytes } satisfies Upload);
  }
  const attached = new Set<string>();
  for (const [name, value] of Object.entries(read)) {
    const [, id] = typeof value === "string" ? (/^attach:\/\/(.+)$/.exec(value) ?? []) : [];
    if (id === undefined) continue;
    read[name] = read[id];
    attached.add(id);
  }
  return Object.fromEntries(Object.entries(read).filter(([name]) => !attached.has(name)));
}

/** The parts of a form; what stands before the first and behind the last is none. */
function partsOf(body: Buffer, separator: string): Buffer[] {
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Buffer[] = [];
  let at = whole.indexOf(separator);
  while (at >= 0) {
    const start = at + separator.length;
    const next = whole.indexOf(separator, start);
    if (next < 0) return parts;
    parts.push(whole.subarray(start, next));
    at = next;
  }
  return parts;
}

/** Numbers, flags and objects are written as JSON in a form, texts as they are. */
function readValue(text: string): unknown {
  if (!/^(?:[[{]|-?\d+$|true$|false$)/u.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
