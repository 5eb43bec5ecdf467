import { parseHtml, plainText } from "./tree.js";

/** What a page's linked data (schema.org as JSON) says about its article. */
export interface ArticleData {
  readonly isArticle: boolean;
  readonly headlines: readonly string[];
  readonly descriptions: readonly string[];
  readonly dates: readonly string[];
  readonly authors: readonly string[];
}

const articleType = /(?:Article|BlogPosting|Report)$/u;
/** Longest script that is read, and how deep: an article's data is short. */
const longest = 200_000;
const deepest = 6;

/** @param scripts contents of the scripts; those that are no JSON are left aside, as search engines do */
export function articleData(scripts: readonly string[]): ArticleData {
  const articles = scripts.flatMap((script) => objectsIn(parse(script), 0)).filter(isArticle);
  const texts = (key: string) => articles.flatMap((article) => textsOf(article[key]));
  return {
    isArticle: articles.length > 0,
    headlines: texts("headline"),
    descriptions: texts("description"),
    dates: texts("datePublished"),
    authors: articles.flatMap((article) => namesOf(article.author)),
  };
}

type Data = Readonly<Record<string, unknown>>;

function parse(script: string): unknown {
  if (script.length > longest) return null;
  try {
    return JSON.parse(script);
  } catch {
    return null;
  }
}

function objectsIn(value: unknown, depth: number): Data[] {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => objectsIn(each, depth + 1));
  const data = value as Data;
  return [data, ...objectsIn(data["@graph"], depth + 1)];
}

function isArticle(data: Data): boolean {
  return textsOf(data["@type"]).some((type) => articleType.test(type));
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === "string");
  return typeof value === "string" && value.trim() !== "" ? [decoded(value)] : [];
}

/** Some papers write letters as references of HTML, or as references of references. */
function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < 2 && /&[#\w]{2,8};/u.test(plain); times += 1)
    plain = plainText(parseHtml(plain.replaceAll("<", "&lt;"), "").root);
  return plain.replace(/\s+/gu, " ").trim();
}

function namesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((author) =>
    typeof author === "object" && author !== null && (author as Data)["@type"] !== "Organization"
      ? textsOf((author as Data).name)
      : textsOf(author),
  );
}
