import type { XmlElement, XmlNode } from "./xml-tree.js";

/** The child elements, with one of these names where names are given. */
export function childElements(element: XmlElement | null, ...names: readonly string[]): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement =>
      typeof child !== "string" && (names.length === 0 || names.includes(child.name)),
  );
}

/** The first child element of that name, or null. */
export function childElement(element: XmlElement | null, name: string): XmlElement | null {
  return childElements(element, name)[0] ?? null;
}

/** An attribute of the child of that name, or null: office formats write values so, as in `<w:sz w:val="26"/>`. */
export function childValue(element: XmlElement | null, name: string, attribute: string): string | null {
  return childElement(element, name)?.attributes.get(attribute) ?? null;
}

/** All elements below one with one of these names, in order; not those within another such. */
export function descendants(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return childElements(element).flatMap((child) =>
    names.includes(child.name) ? [child] : descendants(child, ...names),
  );
}

/** All text below a node. */
export function textOf(node: XmlNode): string {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}
