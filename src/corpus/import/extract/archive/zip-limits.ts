/** What an archive may hold before it is refused. A document of a thousand pages stays far below each of them. */
export interface ZipLimits {
  /** Entries in the archive, folders among them. */
  readonly entries: number;
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries that are read, unpacked. */
  readonly totalBytes: number;
  /** Unpacked bytes for each packed one, asked of entries beyond `ratioFrom` bytes. */
  readonly ratio: number;
  /** Unpacked bytes from which the ratio is asked: short entries of one letter are packed well and do no harm. */
  readonly ratioFrom: number;
}

const megabyte = 1024 * 1024;

/** Limits for an office document: its text is one entry, and XML is packed to a twentieth, tables of empty cells to a hundredth. */
export const packageLimits: ZipLimits = {
  entries: 20_000,
  entryBytes: 96 * megabyte,
  totalBytes: 160 * megabyte,
  ratio: 300,
  ratioFrom: 8 * megabyte,
};

/** Limits for an archive of documents, whose entries are read one after the other. */
export const archiveLimits: ZipLimits = {
  entries: 5_000,
  entryBytes: 256 * megabyte,
  totalBytes: 2048 * megabyte,
  ratio: 300,
  ratioFrom: 8 * megabyte,
};
