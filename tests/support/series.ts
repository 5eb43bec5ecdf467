import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Lexicon } from "../../src/language/lexicon.js";

/** Paragraphs of each article, by its slug `bai-<part>`. */
export type Series = Readonly<Record<`bai-${number}`, readonly string[]>>;

/** Two short articles: 5 paragraphs of 9 sentences, each long enough to get a vector of its own. */
export const shortSeries = {
  "bai-1": [
    "Quận Ô Môn còn 3.093 hộ nghèo vào cuối năm 2012. Đến nay tỷ lệ hộ nghèo chỉ còn bốn phần trăm.",
    "Huyện Thới Lai cải tạo gần 300 ha vườn tạp. Nông dân chuyển sang trồng sầu riêng và vú sữa.",
    "Phường Trà Nóc được công nhận phường văn minh năm 2013.",
  ],
  "bai-2": [
    "Huyện Cờ Đỏ mở mười lớp tập huấn kỹ thuật trồng lúa. Hợp tác xã mua được hai máy gặt đập liên hợp.",
    "Thành ủy kiểm tra việc khắc phục khuyết điểm ở cơ sở. Cán bộ tiếp công dân vào sáng thứ bảy hằng tuần.",
  ],
} as const satisfies Series;

/** Questions that tell apart the paragraphs of `shortSeries`, and some that it does not answer. */
export const shortQuestions = [
  "Quận Ô Môn còn bao nhiêu hộ nghèo?",
  "ho ngheo o mon",
  "nong dan thoi lai trong gi",
  "phường Trà Nóc được công nhận gì",
  "máy gặt đập liên hợp",
  "ai tiếp công dân sáng thứ bảy",
  "quận Cái Răng có bao nhiêu hộ nghèo",
  "thời tiết ngày mai thế nào",
];

/** Writes a series as a corpus folder; articles that it does not name are removed. */
export async function writeSeries(corpusDir: string, series: Series): Promise<void> {
  await rm(corpusDir, { recursive: true, force: true });
  await mkdir(corpusDir, { recursive: true });
  for (const [slug, paragraphs] of Object.entries(series)) {
    const part = Number(slug.slice("bai-".length));
    const head = `---\nseries: Loạt bài mẫu\npart: ${part}\ntitle: Bài mẫu số ${part}\n---`;
    const body = paragraphs.map((paragraph) => `<!-- body -->\n${paragraph}`);
    const text = [head, "## MỤC CHÍNH", ...body].join("\n\n");
    await writeFile(join(corpusDir, `${slug}.md`), `${text}\n`);
  }
}

/** A small table of word frequencies; another `fingerprint` stands for another table. */
export function smallLexicon(fingerprint = "lexicon-1"): Lexicon {
  const words = "và của có là các hộ nghèo quận huyện phường trồng lúa vườn nông dân được công nhận".split(
    " ",
  );
  return new Lexicon(
    1_000,
    words.map((word, at): [string, number] => [word, 500 - 20 * at]),
    fingerprint,
  );
}
