import type { DocumentMetadata } from "../../document.js";
import { articleData } from "./json-ld.js";
import { comparableText } from "./signals.js";
import { elementsIn, findElement, type HtmlPage, plainText } from "./tree.js";

/** What a page says about its article. */
export interface PageMetadata {
  readonly document: DocumentMetadata;
  /** Titles that the page gives itself, as they are compared; the one that is printed may be any of them. */
  readonly titles: readonly string[];
  /** Summaries, which newspapers make of the lead, as they are compared. */
  readonly descriptions: readonly string[];
  /** Whether the page says that it is an article. */
  readonly isArticle: boolean;
}

const titleKeys = ["og:title", "twitter:title", "headline", "dc.title", "name"];
const descriptions = ["og:description", "description", "twitter:description", "dc.description"];
const dates = [
  "article:published_time",
  "pubdate",
  "datepublished",
  "publishdate",
  "dc.date",
  "date",
  "datecreated",
];
const authorKeys = ["article:author", "author", "dc.creator"];

/** Reads a page's metadata: Open Graph, Dublin Core, schema.org in either form, the usual names. */
export function pageMetadata(page: HtmlPage): PageMetadata {
  const meta = metaTags(page);
  const data = articleData(page.data);
  const named = (names: readonly string[]) => names.flatMap((name) => meta.get(name) ?? []);
  const titleElement = findElement(page.root, "title");
  const written = titleElement === null ? [] : [plainText(titleElement)];
  const titles = [
    ...named(titleKeys.slice(0, 1)),
    ...data.headlines,
    ...named(titleKeys.slice(1)),
    ...written,
  ];
  const siteNames = named(["og:site_name"]);
  const authors = data.authors.length > 0 ? data.authors : named(authorKeys);
  return {
    document: {
      title: withoutSite(titles[0] ?? "", siteNames) || null,
      authors: authors.filter((author) => isPerson(author, siteNames)),
      series: null,
      part: null,
      published: [...named(dates), ...data.dates].map(dayOf).find((day) => day !== null) ?? null,
    },
    titles: titles.map(comparable).filter((title) => title !== ""),
    descriptions: [...named(descriptions), ...data.descriptions].map(comparable),
    isArticle:
      data.isArticle ||
      meta.has("article:published_time") ||
      named(["og:type"]).some((type) => /^article/iu.test(type)),
  };
}

/** Values of one name that are looked at. */
const mostValues = 20;
/** Letters of a title or description that are compared. */
const compared = 400;

/** Name in lower case → contents, in order. */
function metaTags(page: HtmlPage): ReadonlyMap<string, readonly string[]> {
  const tags = new Map<string, string[]>();
  for (const { name, attributes } of elementsIn(page.root)) {
    if (name !== "meta" && attributes.itemprop === undefined) continue;
    const content = (attributes.content ?? attributes.datetime ?? "").replace(/\s+/gu, " ").trim();
    if (content === "") continue;
    for (const key of [attributes.property, attributes.name, attributes.itemprop])
      if (key !== undefined) {
        const known = tags.get(key.toLowerCase());
        if (known === undefined) tags.set(key.toLowerCase(), [content]);
        else if (known.length < mostValues) known.push(content);
      }
  }
  return tags;
}

function comparable(text: string): string {
  return comparableText(text.slice(0, compared));
}

/** The day of an ISO date, or of one as Vietnamese write it: `07/03/2026`. */
function dayOf(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u.exec(text);
  if (iso !== null) return dated(iso[1], iso[2], iso[3]);
  const written = /(?:^|\D)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/u.exec(text);
  return written === null ? null : dated(written[3], written[2], written[1]);
}

function dated(year = "", month = "", day = ""): string | null {
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDate ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : null;
}

/** A title without the name of the paper behind a bar or dash. */
function withoutSite(title: string, siteNames: readonly string[]): string {
  for (const site of siteNames)
    for (const separator of [" - ", " | ", " – "])
      if (title.endsWith(separator + site)) return title.slice(0, -(separator + site).length).trim();
  return title.trim();
}

/** Papers put their own name or address where that of the author belongs. */
function isPerson(author: string, siteNames: readonly string[]): boolean {
  if (/^https?:|[@/.]|\b(?:online|news|báo|tạp chí|admin)\b/iu.test(author)) return false;
  const plain = author.toLowerCase().replace(/\s/gu, "");
  return (
    author.length <= 80 && !siteNames.some((site) => site.toLowerCase().replace(/\s/gu, "").includes(plain))
  );
}
