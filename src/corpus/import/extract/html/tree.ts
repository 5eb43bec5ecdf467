import { Parser } from "htmlparser2";
import { AppError } from "../../../../errors.js";

/** An element of a page. */
export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: HtmlNode[];
  readonly parent: HtmlElement | null;
}

/** An element or text. */
export type HtmlNode = HtmlElement | string;

/** A page as it was written. */
export interface HtmlPage {
  readonly root: HtmlElement;
  /** Contents of the scripts that hold data about the page (`application/ld+json`). */
  readonly data: readonly string[];
  /** Style sheets that stand in the page. */
  readonly sheets: readonly string[];
}

/** Elements in one another; deeper ones are taken for children of the last one. Readers go down by recursion. */
const deepest = 120;
/** Nodes of a page: news pages have some thousands. */
const mostNodes = 1_000_000;
/** Elements whose content is no text of the page. */
const silentElements = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "iframe",
  "object",
  "svg",
  "canvas",
  "audio",
]);
const dataType = /^application\/ld\+json/iu;

/**
 * Reads a page as browsers do, forgiving all mistakes. Nothing is run and nothing is fetched.
 *
 * @param file named in errors
 * @param isXhtml whether `<a/>` is an element without content, as it is in books, and not the beginning of one, as it is on pages
 * @throws AppError IMPORT_TOO_LARGE
 */
export function parseHtml(html: string, file: string, isXhtml = false): HtmlPage {
  const root: HtmlElement = { name: "", attributes: {}, children: [], parent: null };
  const data: string[] = [];
  let current = root;
  // How many open elements stand deeper than the tree, and how many that are silent in one another.
  let tooDeep = 0;
  let depth = 0;
  let silent: string[] = [];
  const sheets: string[] = [];
  // Where the content of the script or style sheet goes that is being read.
  let kept: string[] | null = null;
  let nodes = 0;
  const count = () => {
    nodes += 1;
    if (nodes > mostNodes)
      throw new AppError("IMPORT_TOO_LARGE", { file, size: nodes, unit: "HTML", limit: mostNodes });
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        count();
        if (silent.length > 0 || silentElements.has(name)) {
          silent.push(name);
          if (silent.length > 1) return;
          const isData = name === "script" && dataType.test(attributes.type ?? "");
          kept = isData ? data : name === "style" && attributes.media === undefined ? sheets : null;
          kept?.push("");
        } else if (depth >= deepest) tooDeep += 1;
        else {
          const element: HtmlElement = { name, attributes, children: [], parent: current };
          current.children.push(element);
          current = element;
          depth += 1;
        }
      },
      ontext(text) {
        kept?.push((kept.pop() ?? "") + text);
        if (silent.length > 0) return;
        const last = current.children.at(-1);
        if (typeof last === "string") current.children[current.children.length - 1] = last + text;
        else {
          count();
          current.children.push(text);
        }
      },
      onclosetag() {
        kept = null;
        if (silent.length > 0) silent = silent.slice(0, -1);
        else if (tooDeep > 0) tooDeep -= 1;
        else {
          depth -= 1;
          current = current.parent ?? root;
        }
      },
    },
    {
      decodeEntities: true,
      lowerCaseTags: true,
      lowerCaseAttributeNames: true,
      recognizeSelfClosing: isXhtml,
    },
  );
  parser.write(html);
  parser.end();
  return { root, data, sheets };
}

/** The element and those below it, in order. */
export function* elementsIn(element: HtmlElement): Generator<HtmlElement> {
  yield element;
  for (const child of element.children) if (typeof child !== "string") yield* elementsIn(child);
}

/** The first element of a name at or below one, or null. */
export function findElement(element: HtmlElement, name: string): HtmlElement | null {
  for (const found of elementsIn(element)) if (found.name === name) return found;
  return null;
}

/** An element and those around it, from the inside. */
export function* ancestors(element: HtmlElement): Generator<HtmlElement> {
  for (let at: HtmlElement | null = element; at !== null; at = at.parent) yield at;
}

/** All text below an element, in one line. */
export function plainText(element: HtmlElement): string {
  const pieces: string[] = [];
  const visit = (node: HtmlNode) => {
    if (typeof node === "string") pieces.push(node);
    else for (const child of node.children) visit(child);
  };
  visit(element);
  return pieces.join(" ").replace(/\s+/gu, " ").trim();
}
