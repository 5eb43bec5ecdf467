/** The end of an archive's directory stands within so many bytes of its end (APPNOTE 4.3.16: 22, and a comment of 65,535). */
const endWithin = 22 + 65_535;
const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** So many names are looked at: what an office document is stands among its first parts or under fixed names. */
const mostNames = 20_000;

/**
 * The names of the entries of a zip archive, by its directory; of an archive that was cut off, those that stand before the first entry
 * without a size. Names of files in packed documents are not among them, wherever their bytes stand.
 */
export function zipNames(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.subarray(Math.max(0, file.length - endWithin)).lastIndexOf(endMark);
  const at = end === -1 ? -1 : Math.max(0, file.length - endWithin) + end;
  const names = at === -1 || at + 22 > file.length ? [] : directoryNames(file, file.readUInt32LE(at + 16));
  return names.length > 0 ? names : localNames(file);
}

/** Names of the directory that begins at an offset. */
function directoryNames(file: Buffer, start: number): string[] {
  const names: string[] = [];
  let at = start;
  while (names.length < mostNames && at + 46 <= file.length && file.readUInt32LE(at) === entryMark) {
    const nameLength = file.readUInt16LE(at + 28);
    names.push(file.toString("latin1", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names;
}

/** Names before each entry, as far as sizes tell where the next one begins. */
function localNames(file: Buffer): string[] {
  const names: string[] = [];
  let at = 0;
  while (names.length < mostNames && at + 30 <= file.length && file.readUInt32LE(at) === localMark) {
    const nameLength = file.readUInt16LE(at + 26);
    names.push(file.toString("latin1", at + 30, at + 30 + nameLength));
    const size = file.readUInt32LE(at + 18);
    if (size === 0) break;
    at += 30 + nameLength + file.readUInt16LE(at + 28) + size;
  }
  return names;
}
