import type { Block } from "../../draft.js";
import type { Box } from "../document.js";
import type { SourceFile } from "../extract/extractor.js";
import type { ReadDocument } from "../read-document.js";
import { pagePictures } from "./page-pictures.js";
import { leftOutOf, type PreviewItem, type PreviewLeftOut, previewItems } from "./preview-model.js";
import { previewStyle } from "./preview-style.js";
import type { PreviewWords } from "./preview-words.js";

/**
 * A document as one HTML page: each page's picture beside the paragraphs made of it, numbered in reading order, with what was left out. It
 * holds all that it shows and no script, and loads nothing.
 */
export async function renderPreview(
  file: SourceFile,
  read: ReadDocument,
  words: PreviewWords,
): Promise<string> {
  const items = previewItems(read);
  const pages = read.document.pages.flatMap(({ number }) => number ?? []);
  const pictures = await pagePictures(file, read.format, pages);
  const sections: string[] = [];
  // What has no page stands above the others.
  if (items.some(({ page }) => page === null) || leftOutOf(read, null).length > 0)
    sections.push(flowingSection(read, items, words));
  for (const page of pages) sections.push(pageSection(read, items, page, pictures.get(page) ?? null, words));
  const title = asHtml(filled(words.title, { file: file.name }));
  return [
    `<!DOCTYPE html>\n<html lang="${asHtml(words.language)}">\n<head>\n<meta charset="utf-8">`,
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">",
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>\n<style>${previewStyle}</style>\n</head>\n<body>\n<h1>${title}</h1>`,
    keyOf(words),
    ...sections,
    "</body>\n</html>\n",
  ].join("\n");
}

function keyOf({ kinds, leftOut, doubtful }: PreviewWords): string {
  const entries = Object.entries(kinds).map(
    ([kind, word]) => `<li class="${kind}"><span class="n">■ ${asHtml(word)}</span></li>`,
  );
  entries.push(`<li><s>${asHtml(leftOut)}</s></li>`);
  entries.push(`<li><mark>${asHtml(filled(doubtful, { other: "…" }))}</mark></li>`);
  return `<ul class="key">${entries.join("")}</ul>`;
}

function flowingSection(read: ReadDocument, items: readonly PreviewItem[], words: PreviewWords): string {
  const own = items.filter(({ page }) => page === null);
  return `<section class="page flowing"><h2>${asHtml(words.wholeDocument)}</h2><div>${textOf(own, leftOutOf(read, null), words)}</div></section>`;
}

function pageSection(
  read: ReadDocument,
  items: readonly PreviewItem[],
  page: number,
  picture: string | null,
  words: PreviewWords,
): string {
  const own = items.filter((item) => item.page === page);
  const left = leftOutOf(read, page);
  const recognised = read.report.recognised.find((each) => each.page === page);
  const confidence = recognised === undefined ? "" : Math.round(recognised.confidence * 100);
  const told = recognised === undefined ? "" : ` · ${filled(words.recognised, { confidence })}`;
  const head = `<h2>${asHtml(filled(words.page, { page }) + told)}</h2>`;
  const size = read.document.pages.find(({ number }) => number === page)?.size ?? null;
  const figure = size === null ? "" : figureOf(items, left, { page, size, picture }, words);
  return `<section class="page${figure === "" ? " flowing" : ""}" id="page-${page}">${head}${figure}<div>${textOf(own, left, words)}</div></section>`;
}

interface ShownPage {
  readonly page: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly picture: string | null;
}

function figureOf(
  items: readonly PreviewItem[],
  left: readonly PreviewLeftOut[],
  { page, size, picture }: ShownPage,
  words: PreviewWords,
): string {
  const shapes = items.flatMap(({ number, block, outlines }) => {
    const here = outlines.filter((outline) => outline.page === page);
    return here.map(({ box }, at) => {
      const label =
        at === 0
          ? `<text x="${round(box.left - 2)}" y="${round(box.top + 7)}" text-anchor="end">${number}</text>`
          : "";
      return `<g class="${block.kind}">${rectangle(box, "")}${label}</g>`;
    });
  });
  const out = left.flatMap(({ box }) => (box === null ? [] : [rectangle(box, ' class="out"')]));
  const svg = `<svg viewBox="0 0 ${round(size.width)} ${round(size.height)}" aria-hidden="true">${out.join("")}${shapes.join("")}</svg>`;
  const image =
    picture === null
      ? `<p>${asHtml(words.noPicture)}</p>`
      : `<img src="${picture}" alt="${asHtml(filled(words.pictureOf, { page }))}">`;
  return `<figure>${image}${svg}</figure>`;
}

function rectangle({ left, top, right, bottom }: Box, attributes: string): string {
  const [width, height] = [Math.max(1, right - left), Math.max(1, bottom - top)];
  return `<rect${attributes} x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"/>`;
}

function textOf(items: readonly PreviewItem[], left: readonly PreviewLeftOut[], words: PreviewWords): string {
  const shown = items.map((item) => itemOf(item, words));
  const kept = shown.length === 0 ? `<p>${asHtml(words.nothing)}</p>` : `<ol>${shown.join("\n")}</ol>`;
  if (left.length === 0) return kept;
  const out = left.map(
    ({ left: { text, reason } }) => `<li><s>${asHtml(text)}</s> (${asHtml(words.reasons[reason])})</li>`,
  );
  return `${kept}<div class="left"><strong>${asHtml(words.leftOut)}</strong><ul>${out.join("\n")}</ul></div>`;
}

function itemOf({ number, block, opens }: PreviewItem, words: PreviewWords): string {
  const head = opens === null ? "" : `<h3>${asHtml(filled(words.article, opens))}</h3>`;
  const label = `<span class="n">${number} · ${asHtml(words.kinds[block.kind])}</span>`;
  return `${head === "" ? "" : `<li>${head}</li>\n`}<li class="item ${block.kind}">${label}<br>${marked(block, words)}</li>`;
}

/** The text of a block with the stretches marked that two readings give differently. */
function marked({ text, readings = [] }: Block, { doubtful }: PreviewWords): string {
  let html = "";
  let from = 0;
  for (const { text: read, other } of readings) {
    const at = text.indexOf(read, from);
    if (at === -1 || read === "") continue;
    const title = asHtml(filled(doubtful, { other }));
    html += `${asHtml(text.slice(from, at))}<mark title="${title}">${asHtml(read)}</mark>`;
    from = at + read.length;
  }
  return html + asHtml(text.slice(from));
}

function filled(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
}

/** Text as HTML, in contents and in attributes; control characters, which HTML has no form for, as the sign for what is unknown. */
function asHtml(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/gu, (mark) => marks[mark] ?? mark).replace(/(?![\t\n\r])\p{Cc}/gu, "\ufffd");
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
