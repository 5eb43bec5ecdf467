/** Bytes that are decoded at a time: the text of a long part is never in memory as a whole. */
const chunk = 1 << 20;

/** The text of an XML part, piece by piece: UTF-8, UTF-16 with a byte order mark, or what its declaration names. */
export function* xmlText(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += chunk)
    yield decoder.decode(bytes.subarray(at, at + chunk), { stream: true });
  yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const declaration = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const named = /^[^<]{0,3}<\?xml [^>]{0,120}?encoding=["']([\w-]{1,40})["']/u.exec(declaration)?.[1];
  return named !== undefined && isKnown(named) ? named : "utf-8";
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}
