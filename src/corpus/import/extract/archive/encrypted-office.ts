/** Magic number of an OLE compound file. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Names of the streams that a protected OOXML document consists of, as a compound file writes names: UTF-16. */
const STREAMS = ["EncryptedPackage", "EncryptionInfo"].map((name) => Buffer.from(name, "utf16le"));

/**
 * Whether a file is a DOCX, XLSX or PPTX with a password: an OLE compound file that holds nothing but the encrypted package
 * (MS-OFFCRYPTO 2.3.4). To be asked before a file with that magic number is taken for a DOC.
 */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  if (OLE.some((byte, index) => bytes[index] !== byte)) return false;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return STREAMS.every((name) => content.includes(name));
}
