/** A JSON object, as a call may hold it. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first field beyond those that are known; undefined: there is none. */
export function unknownField(value: object, known: readonly string[]): string | undefined {
  return Object.keys(value).find((name) => !known.includes(name));
}

/** Whether a value is absent, or true or false. */
export function isFlag(value: unknown): boolean {
  return value === undefined || typeof value === "boolean";
}

/** Whether a value is a text of so many UTF-16 units. */
export function isText(value: unknown, least: number, most: number): value is string {
  return typeof value === "string" && value.length >= least && value.length <= most && isWellFormed(value);
}

/** Whether a value is an address that begins with one of the schemes, e.g. `https`. */
export function isAddress(value: unknown, ...schemes: readonly string[]): value is string {
  if (typeof value !== "string" || /\s/.test(value) || !URL.canParse(value)) return false;
  return schemes.includes(new URL(value).protocol.slice(0, -1)) && value.includes("://");
}

/** Whether a value is a whole number of at least `least`. */
export function isCount(value: unknown, least = 0): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least;
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
