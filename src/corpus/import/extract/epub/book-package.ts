import { AppError } from "../../../../errors.js";
import type { DocumentMetadata } from "../../document.js";
import { type OfficePackage, resolvePath } from "../archive/office-package.js";
import { childElement, childElements, descendants, textOf } from "../xml/xml-search.js";
import { parseXml, type XmlElement } from "../xml/xml-tree.js";

/** A chapter's file. */
export interface ChapterFile {
  readonly path: string;
  /** Whether it is the book's table of contents. */
  readonly isContents: boolean;
}

/** What the package document of a book says (EPUB 3.3, 5; OPF 2.0.1). */
export interface BookPackage {
  /** In the order in which they are read. */
  readonly chapters: readonly ChapterFile[];
  readonly metadata: DocumentMetadata;
}

const containerPath = "META-INF/container.xml";
const encryptionPath = "META-INF/encryption.xml";
/** Ways to hide fonts only, which are no protection of the text. */
const fontsOnly = /(?:idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)/u;
const xhtmlType =
  /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/u;

/**
 * Reads which files a book consists of.
 *
 * @throws AppError IMPORT_ENCRYPTED for a protected book, IMPORT_DAMAGED, IMPORT_UNSAFE, IMPORT_TOO_LARGE
 */
export async function readBookPackage(parts: OfficePackage): Promise<BookPackage> {
  await refuseProtected(parts);
  const damaged = (reason: string) => new AppError("IMPORT_DAMAGED", { file: parts.file, reason });
  const container = await parts.read(containerPath);
  const rootFile =
    container === null ? undefined : descendants(parseXml(container, parts.file), "ocf:rootfile")[0];
  const path =
    rootFile?.attributes.get("full-path") ?? parts.paths.find((candidate) => candidate.endsWith(".opf"));
  const bytes = path === undefined ? null : await parts.read(path);
  if (path === undefined || bytes === null) throw damaged(path ?? containerPath);
  const book = parseXml(bytes, parts.file);
  const items = new Map<string, XmlElement>();
  for (const item of childElements(childElement(book, "opf:manifest"), "opf:item"))
    items.set(item.attributes.get("id") ?? "", item);
  const chapters = childElements(childElement(book, "opf:spine"), "opf:itemref").flatMap((reference) => {
    const item = items.get(reference.attributes.get("idref") ?? "");
    const type = item?.attributes.get("media-type") ?? "";
    if (item === undefined || !xhtmlType.test(type)) return [];
    const chapterPath = resolvePath(path, decodePath(item.attributes.get("href") ?? ""));
    return [{ path: chapterPath, isContents: isNavigation(item) }];
  });
  if (chapters.length === 0) throw damaged("spine");
  const listed = new Set(chapters.map((chapter) => chapter.path));
  const beside = [...items.values()]
    .filter(isNavigation)
    .map((item) => ({
      path: resolvePath(path, decodePath(item.attributes.get("href") ?? "")),
      isContents: true,
    }))
    .filter((chapter) => !listed.has(chapter.path) && parts.paths.includes(chapter.path));
  return { chapters: [...beside, ...chapters], metadata: metadataOf(childElement(book, "opf:metadata")) };
}

function isNavigation({ attributes }: XmlElement): boolean {
  return /(?:^|\s)nav(?:\s|$)/u.test(attributes.get("properties") ?? "");
}

async function refuseProtected(parts: OfficePackage): Promise<void> {
  const bytes = await parts.read(encryptionPath);
  if (bytes === null) return;
  const methods = algorithmsIn(parseXml(bytes, parts.file));
  if (methods.some((algorithm) => !fontsOnly.test(algorithm)))
    throw new AppError("IMPORT_ENCRYPTED", { file: parts.file });
}

function algorithmsIn(element: XmlElement): string[] {
  const own = /(?:^|:)EncryptionMethod$/u.test(element.name)
    ? [element.attributes.get("Algorithm") ?? ""]
    : [];
  return [...own, ...childElements(element).flatMap(algorithmsIn)];
}

function decodePath(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function metadataOf(metadata: XmlElement | null): DocumentMetadata {
  const texts = (name: string) =>
    childElements(metadata, name)
      .map((element) => textOf(element).replace(/\s+/gu, " ").trim())
      .filter((text) => text !== "");
  const meta = (names: readonly string[]) => {
    for (const element of childElements(metadata, "opf:meta")) {
      const { attributes } = element;
      if (names.includes(attributes.get("property") ?? attributes.get("name") ?? ""))
        return (attributes.get("content") ?? textOf(element)).trim() || null;
    }
    return null;
  };
  const part = Number(meta(["group-position", "calibre:series_index"]) ?? Number.NaN);
  return {
    title: texts("dc:title")[0] ?? null,
    authors: texts("dc:creator"),
    series: meta(["belongs-to-collection", "calibre:series"]),
    part: Number.isInteger(part) && part > 0 ? part : null,
    published: /^\d{4}-\d{2}-\d{2}/u.exec(texts("dc:date")[0] ?? "")?.[0] ?? null,
  };
}
