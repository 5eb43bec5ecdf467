/** Address of a namespace → the prefix that its elements bear in the standard's own examples. Both editions of OOXML. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a"],
  ["http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm"],
  ["http://purl.oclc.org/ooxml/drawingml/diagram", "dgm"],
  ["http://schemas.openxmlformats.org/drawingml/2006/chart", "c"],
  ["http://purl.oclc.org/ooxml/drawingml/chart", "c"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", "app"],
  ["http://purl.oclc.org/ooxml/officeDocument/extendedProperties", "app"],
  ["http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"],
  ["urn:schemas-microsoft-com:vml", "v"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://purl.org/dc/terms/", "dcterms"],
  ["urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"],
  ["urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"],
  ["urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"],
  ["urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"],
  ["urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"],
  ["urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"],
  ["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg"],
  ["urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"],
  ["urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"],
  ["urn:oasis:names:tc:opendocument:xmlns:container", "ocf"],
  ["http://www.idpf.org/2007/opf", "opf"],
  ["http://www.w3.org/1999/xhtml", "html"],
]);

/** The prefixes that are declared where an element stands. */
export class Namespaces {
  static readonly none = new Namespaces(new Map());

  private constructor(private readonly declared: ReadonlyMap<string, string>) {}

  /** Those of an element with these attributes. */
  with(attributes: Readonly<Record<string, string>>): Namespaces {
    if (!hasDeclaration(attributes)) return this;
    const added = Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
      if (name === "xmlns") return [["", value]];
      return name.startsWith("xmlns:") ? [[name.slice("xmlns:".length), value]] : [];
    });
    return new Namespaces(new Map([...this.declared, ...added]));
  }

  /** A name with the usual prefix of its namespace; unchanged where that is unknown. Attributes without a prefix are in none. */
  canonical(name: string, isElement: boolean): string {
    const colon = name.indexOf(":");
    if (colon === -1 && !isElement) return name;
    const address = this.declared.get(colon === -1 ? "" : name.slice(0, colon));
    const prefix = address === undefined ? undefined : prefixes.get(address);
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`;
  }
}

/** Asked of every element, and true of very few. */
function hasDeclaration(attributes: Readonly<Record<string, string>>): boolean {
  for (const name in attributes) if (name.startsWith("xmlns")) return true;
  return false;
}
