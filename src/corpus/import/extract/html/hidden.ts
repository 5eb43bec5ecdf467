import type { HtmlElement, HtmlPage } from "./tree.js";

const notShown = /(?:^|;)\s?(?:display\s?:\s?none|visibility\s?:\s?hidden|mso-hide\s?:\s?all)/iu;
const simpleSelector = /^[.#][\w-]{1,80}$/u;

/** Tells which elements of a page are not shown: by their own style, or by a plain rule for their class or id in the page's sheets. */
export function hiddenTest(page: HtmlPage): (element: HtmlElement) => boolean {
  const selectors = new Set(page.sheets.flatMap(hidingSelectors));
  return ({ attributes }) => {
    if (attributes.hidden !== undefined || notShown.test(attributes.style ?? "")) return true;
    if (selectors.size === 0) return false;
    const classes = (attributes.class ?? "").split(/\s+/u).map((name) => `.${name}`);
    return [...classes, `#${attributes.id ?? ""}`].some((selector) => selectors.has(selector));
  };
}

/** Classes and ids that a sheet hides, whatever the screen: rules within `@media` are left aside. */
function hidingSelectors(sheet: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let selector = "";
  for (const part of sheet.split(/(?=[{}])/u)) {
    if (part.startsWith("{")) {
      depth += 1;
      if (depth === 1 && notShown.test(`;${part.slice(1).trim()}`)) found.push(...selector.split(","));
      selector = part.slice(1);
    } else {
      if (part.startsWith("}")) depth = Math.max(0, depth - 1);
      selector = part.replace(/^\}/u, "");
    }
  }
  return found.map((each) => each.trim()).filter((each) => simpleSelector.test(each));
}
