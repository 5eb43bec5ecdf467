import { AppError } from "../../../../errors.js";
import { type OfficePackage, resolvePath } from "../archive/office-package.js";
import { childElements } from "../xml/xml-search.js";
import { parseXml, type XmlElement } from "../xml/xml-tree.js";

/** A relationship from one part of a package to another (OPC, ECMA-376 part 2). */
export interface Relationship {
  /** Last part of its type, such as `footnotes`. */
  readonly type: string;
  /** Path of the part in the package. */
  readonly path: string;
}

/** Id → relationship, of one part. */
export type Relationships = ReadonlyMap<string, Relationship>;

/**
 * The relationships of a part; of the package itself for the path "". Links to what lies outside are left out.
 *
 * @throws AppError as reading a part does
 */
export async function relationshipsOf(parts: OfficePackage, path: string): Promise<Relationships> {
  const slash = path.lastIndexOf("/");
  const bytes = await parts.read(`${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`);
  if (bytes === null) return new Map();
  const elements = childElements(parseXml(bytes, parts.file), "rel:Relationship");
  return new Map(
    elements
      .filter(({ attributes }) => attributes.get("TargetMode") !== "External")
      .map(({ attributes }) => [
        attributes.get("Id") ?? "",
        {
          type: (attributes.get("Type") ?? "").split("/").at(-1) ?? "",
          path: resolvePath(path, attributes.get("Target") ?? ""),
        },
      ]),
  );
}

/** The path of the first part of a type, or null. */
export function pathOfType(relationships: Relationships, type: string): string | null {
  return [...relationships.values()].find((relationship) => relationship.type === type)?.path ?? null;
}

/** The tree of a part; null where there is none. @throws AppError as reading a part does */
export async function readPart(parts: OfficePackage, path: string | null): Promise<XmlElement | null> {
  const bytes = path === null ? null : await parts.read(path);
  return bytes === null ? null : parseXml(bytes, parts.file);
}

/** The path of the document's text. @throws AppError IMPORT_DAMAGED where the package holds no Word document */
export async function mainPartPath(parts: OfficePackage): Promise<string> {
  const path = pathOfType(await relationshipsOf(parts, ""), "officeDocument") ?? "word/document.xml";
  if (!parts.paths.includes(path))
    throw new AppError("IMPORT_DAMAGED", { file: parts.file, reason: "word/document.xml" });
  return path;
}
