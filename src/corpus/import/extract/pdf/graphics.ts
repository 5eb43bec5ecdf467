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
/** A shorter line is an ornament, in points: a quarter of an inch. Sides of a table are as short as its row is high. */
const shortest = 18;
const shortestSide = 9;
/** A drawn frame with more segments than this is of several lines, one with more than that a drawing. */
const mostSegments = 6;
const mostOfDrawing = 600;
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
    else {
      const boxes =
        api.FPDFPath_CountSegments(object) <= mostSegments ? [box] : partsOfPath(pdfium, page, object);
      const isFrame = isStroked(pdfium, object);
      rules.push(...boxes.flatMap((each) => rulesOf(each, isFrame)));
    }
  }
  return { rules: joinedRules(rules).filter(isLong), pictures };
}

/** Kinds of segments of a path (fpdf_edit.h, `FPDF_SEGMENT_…`). */
const lineSegment = 0;
const moveSegment = 2;
/** A side that is off its direction by more than this, in points, is slanted. */
const straight = 0.5;

/** The boxes around the parts of a path that is drawn at once, where all are straight lines and frames; none where it is a drawing. */
function partsOfPath(pdfium: Pdfium, page: OpenPage, object: number): Box[] {
  const { api, scratch, float } = pdfium;
  const count = api.FPDFPath_CountSegments(object);
  if (count > mostOfDrawing) return [];
  const place = scratch(24);
  if (!api.FPDFPageObj_GetMatrix(object, place)) return [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [0, 4, 8, 12, 16, 20].map((offset) =>
    float(place + offset),
  );
  const parts: (readonly [number, number])[][] = [];
  for (let at = 0; at < count; at++) {
    const segment = api.FPDFPath_GetPathSegment(object, at);
    const type = api.FPDFPathSegment_GetType(segment);
    if (type !== lineSegment && type !== moveSegment) return [];
    if (!api.FPDFPathSegment_GetPoint(segment, place, place + 4)) return [];
    const [x, y] = [float(place), float(place + 4)];
    const point = page.place(a * x + c * y + e, b * x + d * y + f);
    if (type === moveSegment) parts.push([point]);
    else {
      const last = parts.at(-1)?.at(-1);
      if (
        last !== undefined &&
        Math.min(Math.abs(last[0] - point[0]), Math.abs(last[1] - point[1])) > straight
      )
        return [];
      parts.at(-1)?.push(point);
    }
  }
  return parts.filter((points) => points.length > 1).map(boxAround);
}

function boxAround(points: readonly (readonly [number, number])[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
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

/** Whether the outline of a path is drawn: else it is a ground of colour, such as Word puts behind marked words. */
function isStroked({ api, scratch, integer }: Pdfium, object: number): boolean {
  const place = scratch(8);
  return api.FPDFPath_GetDrawMode(object, place, place + 4) && integer(place + 4) !== 0;
}

/** A thin box is a rule, a frame is four; anything smaller is none. */
function rulesOf(box: Box, isFrame: boolean): Box[] {
  const { left, top, right, bottom } = box;
  const [width, height] = [right - left, bottom - top];
  if (Math.max(width, height) < leastPiece) return [];
  if (Math.min(width, height) <= thickest) return [box];
  if (!isFrame) return [];
  return [
    { left, top, right, bottom: top },
    { left, top: bottom, right, bottom },
    { left, top, right: left, bottom },
    { left: right, top, right, bottom },
  ];
}

/** Pieces of one line lie within so many points of each other, along it and across it. */
const pieceGap = 2;
const pieceOffset = 1;
/** A shorter piece is a dot, in points. */
const leastPiece = 2;

const isFlat = ({ left, top, right, bottom }: Box) => right - left >= bottom - top;

/** Lines that are drawn in pieces, cell by cell, as the lines that they are. */
function joinedRules(rules: readonly Box[]): Box[] {
  const flat = rules.filter(isFlat);
  const upright = rules.filter((rule) => !isFlat(rule)).map(turned);
  return [...joinedAlong(flat), ...joinedAlong(upright).map(turned)];
}

const turned = ({ left, top, right, bottom }: Box): Box => ({
  left: top,
  top: left,
  right: bottom,
  bottom: right,
});

function joinedAlong(rules: readonly Box[]): Box[] {
  const sorted = [...rules].sort((one, other) => one.top - other.top || one.left - other.left);
  const joined: Box[] = [];
  // Pieces of one line lie within one point of each other across it: only the last few can go on.
  const open: { at: number; box: Box }[] = [];
  for (const rule of sorted) {
    while (open[0] !== undefined && open[0].box.top < rule.top - pieceOffset) open.shift();
    const piece = open.find(
      ({ box }) => rule.left <= box.right + pieceGap && rule.right >= box.left - pieceGap,
    );
    if (piece === undefined) {
      open.push({ at: joined.length, box: rule });
      joined.push(rule);
      continue;
    }
    const { top, bottom } = piece.box;
    piece.box = {
      left: Math.min(piece.box.left, rule.left),
      right: Math.max(piece.box.right, rule.right),
      top,
      bottom: Math.max(bottom, rule.bottom),
    };
    joined[piece.at] = piece.box;
  }
  return joined;
}

function isLong(rule: Box): boolean {
  return isFlat(rule) ? rule.right - rule.left >= shortest : rule.bottom - rule.top >= shortestSide;
}
