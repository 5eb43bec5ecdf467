import type { BlockRole } from "../../document.js";

/** What a style's name says that its paragraphs are. Word keeps its own English names whatever language it speaks; people add theirs. */
export interface NamedRole {
  readonly role: BlockRole;
  /** 1 to 6 for headings. */
  readonly level: number | null;
}

const names: readonly (readonly [RegExp, BlockRole])[] = [
  [/^(?:title|tiêu đề|tên bài|nhan đề)$/u, "title"],
  [/^(?:caption|figure|table caption|chú thích(?: ảnh| hình| bảng)?)$/u, "caption"],
  [/^(?:footnote|endnote|footnote text|endnote text|cước chú)$/u, "footnote"],
  [/^(?:sapo|lead|tóm tắt|abstract)$/u, "lead"],
  [/^(?:author|authors|tác giả|by-?line)$/u, "by-line"],
];
const headingMark = /^(?:heading|tiêu đề|đề mục)[ _]?([1-9])$/u;
const contentsMark = /^(?:toc|contents|mục lục)(?:[ _]?(?:[1-9]|heading))?$/u;

/** The role that a style's name tells, or null. */
export function roleOfStyleName(name: string): NamedRole | null {
  const plain = plainName(name);
  const heading = headingMark.exec(plain)?.[1];
  if (heading !== undefined) return { role: "heading", level: Math.min(Number(heading), 6) };
  const role = names.find(([pattern]) => pattern.test(plain))?.[1];
  return role === undefined ? null : { role, level: null };
}

/** Whether a style is that of a table of contents. */
export function isContentsStyleName(name: string): boolean {
  return contentsMark.test(plainName(name));
}

function plainName(name: string): string {
  return name.normalize("NFC").toLowerCase().trim();
}
