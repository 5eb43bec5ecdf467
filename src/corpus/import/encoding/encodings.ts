import { decodeHorns } from "./horn.js";
import { decodeDoubleMojibake, decodeMojibake } from "./mojibake.js";
import type { Decoder } from "./table.js";
import { decodeTcvn3 } from "./tcvn3.js";
import { decodeViscii } from "./viscii.js";
import { decodeVniFont } from "./vni.js";
import { decodeVps } from "./vps.js";
import { decodeWindows1258 } from "./windows-1258.js";

/** What text was written in that did not come as Unicode, or was broken on its way. */
export type LegacyEncoding =
  | "tcvn3"
  | "vni"
  | "mojibake"
  | "double-mojibake"
  | "horns"
  | "windows-1258"
  | "viscii"
  | "vps"
  | "viqr";

/** An encoding that is tried on text with characters beyond ASCII. */
export interface Candidate {
  readonly encoding: LegacyEncoding;
  readonly decode: Decoder;
  /** So many words must read well in it where nothing else speaks for it: the rare ones are hardly ever meant. */
  readonly leastWords: number;
  /** Whether its characters stand for bytes, so that a word with any that stands for none is not written in it. */
  readonly isBytes: boolean;
}

/** The commonest first: of two that read a text equally well, the first is meant. */
export const candidates: readonly Candidate[] = [
  { encoding: "tcvn3", decode: decodeTcvn3, leastWords: 1, isBytes: true },
  { encoding: "vni", decode: decodeVniFont, leastWords: 1, isBytes: true },
  { encoding: "mojibake", decode: decodeMojibake, leastWords: 1, isBytes: true },
  { encoding: "double-mojibake", decode: decodeDoubleMojibake, leastWords: 1, isBytes: true },
  { encoding: "horns", decode: decodeHorns, leastWords: 1, isBytes: false },
  { encoding: "windows-1258", decode: decodeWindows1258, leastWords: 2, isBytes: true },
  { encoding: "viscii", decode: decodeViscii, leastWords: 3, isBytes: true },
  { encoding: "vps", decode: decodeVps, leastWords: 3, isBytes: true },
];

/** Names that people know the encodings by, for what they are told. */
export const encodingNames: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: "TCVN3 (ABC)",
  vni: "VNI",
  mojibake: "UTF-8/Windows-1252",
  "double-mojibake": "UTF-8/Windows-1252 ×2",
  horns: "Word 2007 (ƣ)",
  "windows-1258": "Windows-1258",
  viscii: "VISCII",
  vps: "VPS",
  viqr: "VIQR",
};
