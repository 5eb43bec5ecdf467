import { Parser } from "htmlparser2";
import { AppError } from "../../../../errors.js";
import { Namespaces } from "./namespaces.js";
import { xmlText } from "./xml-text.js";

/** An element of an XML part. Names bear the usual prefix of their namespace (`w:p`), whatever the part's own is. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}

/** An element or text. */
export type XmlNode = XmlElement | string;

/** Elements in one another. Word writes some thirty; readers of the tree go down by recursion. */
const deepest = 400;
/** Nodes that are held at a time, each of some 150 bytes. */
const mostNodes = 700_000;

/**
 * Reads an XML part as a tree. Declared entities are not part of any office format, and are how small files unpack into large ones
 * or fetch others: a document type is refused.
 *
 * @param file named in errors
 * @throws AppError IMPORT_UNSAFE for a document type or deep nesting, IMPORT_DAMAGED for what is not well formed, IMPORT_TOO_LARGE
 */
export function parseXml(bytes: Uint8Array, file: string): XmlElement {
  return build(bytes, file, [], () => {});
}

/**
 * Reads an XML part and hands over each child of an element with one of the names `parents` when it is complete, so that only one of
 * them is in memory.
 *
 * @throws AppError as `parseXml`
 */
export function eachChild(
  bytes: Uint8Array,
  file: string,
  parents: readonly string[],
  visit: (child: XmlElement, parent: string) => void,
): void {
  build(bytes, file, parents, visit);
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  readonly namespaces: Namespaces;
}

function build(
  bytes: Uint8Array,
  file: string,
  parents: readonly string[],
  visit: (child: XmlElement, parent: string) => void,
): XmlElement {
  const root: OpenElement = { name: "", attributes: none, children: [], namespaces: Namespaces.none };
  const open: OpenElement[] = [root];
  let nodes = 0;
  // The parser closes what its source does not, and an element without content (`<a/>`) in the same way.
  let hasJustOpened = false;
  const count = () => {
    nodes += 1;
    if (nodes > mostNodes)
      throw new AppError("IMPORT_TOO_LARGE", { file, size: nodes, unit: "XML", limit: mostNodes });
  };
  const parser = new Parser(
    {
      onprocessinginstruction(name) {
        if (/^!doctype/iu.test(name)) throw new AppError("IMPORT_UNSAFE", { file, reason: "XML: DOCTYPE" });
      },
      onopentag(name, attributes) {
        count();
        if (open.length > deepest) throw new AppError("IMPORT_UNSAFE", { file, reason: `XML > ${deepest}` });
        hasJustOpened = true;
        const namespaces = (open.at(-1) ?? root).namespaces.with(attributes);
        open.push({
          name: namespaces.canonical(name, true),
          attributes: attributesOf(attributes, namespaces),
          children: [],
          namespaces,
        });
      },
      ontext(text) {
        hasJustOpened = false;
        const { children } = open.at(-1) ?? root;
        const last = children.at(-1);
        if (typeof last === "string") children[children.length - 1] = last + text;
        else {
          count();
          children.push(text);
        }
      },
      onclosetag(name, isImplied) {
        const element = open.pop();
        const above = open.at(-1);
        if ((isImplied && !hasJustOpened) || element === undefined || above === undefined)
          throw new AppError("IMPORT_DAMAGED", { file, reason: `XML: <${name}>` });
        hasJustOpened = false;
        if (!parents.includes(above.name)) above.children.push(element);
        else {
          visit(element, above.name);
          nodes = 0;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (const text of xmlText(bytes)) parser.write(text);
  parser.end();
  const element = root.children.find((child) => typeof child !== "string");
  if (element === undefined || typeof element === "string")
    throw new AppError("IMPORT_DAMAGED", { file, reason: "XML" });
  return element;
}

const none: ReadonlyMap<string, string> = new Map();

function attributesOf(
  written: Readonly<Record<string, string>>,
  namespaces: Namespaces,
): ReadonlyMap<string, string> {
  let attributes: Map<string, string> | null = null;
  for (const name in written) {
    attributes ??= new Map();
    attributes.set(namespaces.canonical(name, false), written[name] ?? "");
  }
  return attributes ?? none;
}
