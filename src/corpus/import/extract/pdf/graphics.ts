import type { Box } from "../../document.js";
import type { OpenPage } from "./pdf-document.js";
import type { Pdfium } from "./pdfium.js";

/** Ruled lines and pictures of a page. */
export interface Graphics {
  readonly rules: readonly Box[];
  readonly pictures: readonly Box[];
}

/** Types of page objects (fpdf_edit.h, `FPDF_PAGEOBJ_…`). */
const pathObject = 2;
const imageObject = 3;
/** A line is no thicker than this, in points. */
const thickest = 2.5;
/** A shorter line is an ornament, in points: a quarter of an inch. */
const shortest = 18;
/** A drawn frame with more segments than this is a drawing. */
const mostSegments = 6;
/** Most objects of a page that are looked at: a map may have a million. */
const mostObjects = 20_000;

/** The ruled lines and pictures of a page. */
export function readGraphics(pdfium: Pdfium, page: OpenPage): Graphics {
  const { api } = pdfium;
  const rules: Box[] = [];
  const pictures: Box[] = [];
  const count = Math.min(api.FPDFPage_CountObjects(page.handle), mostObjects);
  for (let at = 0; at < count; at++) {
    const object = api.FPDFPage_GetObject(page.handle, at);
    const type = api.FPDFPageObj_GetType(object);
    if (type !== pathObject && type !== imageObject) continue;
    const box = boundsOf(pdfium, page, object);
    if (box === null) continue;
    if (type === imageObject) pictures.push(box);
    else if (api.FPDFPath_CountSegments(object) <= mostSegments) rules.push(...rulesOf(box));
  }
  return { rules, pictures };
}

function boundsOf({ api, scratch, float }: Pdfium, page: OpenPage, object: number): Box | null {
  const place = scratch(16);
  if (!api.FPDFPageObj_GetBounds(object, place, place + 4, place + 8, place + 12)) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((offset) => float(place + offset));
  const [oneX, oneY] = page.place(left, bottom);
  const [otherX, otherY] = page.place(right, top);
  const box = {
    left: Math.min(oneX, otherX),
    top: Math.min(oneY, otherY),
    right: Math.max(oneX, otherX),
    bottom: Math.max(oneY, otherY),
  };
  return Object.values(box).every(Number.isFinite) ? box : null;
}

/** A thin box is a rule, a frame is four; anything smaller is none. */
function rulesOf(box: Box): Box[] {
  const { left, top, right, bottom } = box;
  const [width, height] = [right - left, bottom - top];
  if (Math.max(width, height) < shortest) return [];
  if (Math.min(width, height) <= thickest) return [box];
  return [
    { left, top, right, bottom: top },
    { left, top: bottom, right, bottom },
    { left, top, right: left, bottom },
    { left: right, top, right, bottom },
  ];
}
