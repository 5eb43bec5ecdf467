import type { Article, Passage } from "../../corpus/types.js";
import { canonicalForm } from "../../language/syllable.js";

const byLine = "tác giả người viết bài phóng viên nhà báo";
const seriesTitle = "tên chung của loạt bài tựa đề tiêu đề";
const partTitle = "tên bài này bài số mấy bài thứ mấy tựa đề tiêu đề";
const nextPart = "bài tiếp theo kỳ tới kỳ sau số tới phần sau bài sau tên bài";
const caption = "ảnh bức ảnh hình minh hoạ chụp người chụp ảnh tác giả ảnh phóng viên ảnh chú thích ảnh";

/** What an unprinted role of a passage is called, so that “who wrote it?” finds a by-line. Empty for running text. */
export function passageRole(passage: Passage, article: Article): string {
  if (passage.kind === "caption") return caption;
  if (passage.kind !== "meta") return "";
  const text = canonicalForm(passage.text);
  const holds = (part: string) => part !== "" && text.includes(canonicalForm(part));
  if (article.nextPart && holds(article.nextPart.title)) return nextPart;
  if (article.authors.length > 0 && article.authors.every(holds)) return byLine;
  if (holds(article.title)) return partTitle;
  return holds(article.series) ? seriesTitle : "";
}

/** Words around a passage that are searched with it but never quoted: its role, or the heading it stands under. */
export function passageContext(passage: Passage, article: Article): string {
  return passageRole(passage, article) || (passage.kind === "body" ? passage.section : "");
}
