import type { Destination } from "./state.js";

/** Control words and symbols that stand for a character. */
export const characterOf: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["line", "\n"],
  ["softline", "\n"],
  ["lbr", "\n"],
  ["emdash", "—"],
  ["endash", "–"],
  ["emspace", "\u2003"],
  ["enspace", "\u2002"],
  ["qmspace", "\u2005"],
  ["bullet", "•"],
  ["lquote", "‘"],
  ["rquote", "’"],
  ["ldblquote", "“"],
  ["rdblquote", "”"],
  ["zwj", "\u200d"],
  ["zwnj", "\u200c"],
  ["zwbo", "\u200b"],
  ["zwnbo", "\u2060"],
  ["~", "\u00a0"],
  ["-", "\u00ad"],
  ["_", "\u2011"],
  ["{", "{"],
  ["}", "}"],
  ["\\", "\\"],
]);

/** What ends a paragraph. */
export const paragraphEnds = ["par", "page", "sect", "column", "\n", "\r"] as const;

/** Groups whose text is no part of the document, as their first control word names them. Those with a star that are not known are passed over anyway. */
const skipped = [
  "colortbl filetbl listtable listoverridetable revtbl rsidtbl info pict objdata objclass objname fldinst nonshppict shprslt",
  "tc tcn xe rxe txe private1 private bkmkstart bkmkend generator author operator comment keywords subject doccomm hlinkbase company manager category",
  "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template pn pnseclvl themedata datastore latentstyles atnid atnauthor atndate atntime atnref atrfstart atrfend atnparent",
  "sp sn sv datafield formfield ffname ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffstattext docvar wgrffmtfilter mmathPr passwordhash upr",
]
  .join(" ")
  .split(" ");

/** Groups whose text goes elsewhere than to where it stands. */
export const destinationOf: ReadonlyMap<string, Destination> = new Map<string, Destination>([
  ...skipped.map((name) => [name, "skip"] as const),
  ["fonttbl", "fonts"],
  ["stylesheet", "styles"],
  ["title", "title"],
  ["shpinst", "shape"],
  ["do", "shape"],
  ["ud", "text"],
]);

/** Groups that are stories of their own. */
export type Aside = "running-head" | "note" | "comment" | "box";

export const asideOf: ReadonlyMap<string, Aside> = new Map<string, Aside>([
  ...["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"].map(
    (name) => [name, "running-head"] as const,
  ),
  ["footnote", "note"],
  ["annotation", "comment"],
  ["shptxt", "box"],
  ["dptxbxtext", "box"],
]);
