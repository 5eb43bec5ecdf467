import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answerer } from "../../src/answer/index.js";
import { createAnswerer, Searcher } from "../../src/answer/index.js";
import type { Embedder } from "../../src/embedding/index.js";
import { type Library, openLibrary } from "../../src/index/index.js";
import { Lexicon } from "../../src/language/lexicon.js";
import { foldDiacritics } from "../../src/language/syllable.js";
import { tokenize } from "../../src/language/token.js";
import { bundledJudge } from "../support/judge.js";

const article = `---
series: Chuyện quận huyện
part: 2
title: Khắc phục khuyết điểm
authors: [ANH DŨNG]
nextPart: { part: 3, title: KINH NGHIỆM }
---

<!-- meta -->
Bài 2: Khắc phục khuyết điểm

<!-- meta -->
\\* ANH DŨNG

<!-- lead -->
Qua đợt kiểm điểm, nhiều đơn vị ở Cần Thơ có chuyển biến 😀. Dân vui 👍🏽!

## CHUYỂN BIẾN TỪ CƠ SỞ

Ban Thường vụ (BTV) Huyện ủy Thới Lai nhận khuyết điểm là cải tạo vườn tạp còn chậm. Nay huyện đã cải tạo 300 ha vườn tạp… Nông dân trồng sầu riêng, vú sữa.

<!-- caption -->
Nông dân huyện Thới Lai trồng cây sầu riêng. Ảnh: THÁI DŨNG

Chi cục Thuế quận Bình Thủy thành lập 3 đoàn chống thất thu. Năm 2013, Chi cục được UBND thành phố tặng Bằng khen.

## GIẢI PHÁP HIỆU QUẢ

Đến cuối năm 2012, quận Ô Môn còn 3.093 hộ nghèo. Theo đồng chí Nguyễn Tòng Nhiệm, Phó Bí thư Quận ủy, quận chăm lo nhà ở cho hộ nghèo. Nhờ vậy, hộ nghèo nay còn 4, 68%.

${"Phường Trà Nóc đoàn kết.".normalize("NFD")} Nội bộ phường thống nhất.

<!-- meta -->
Bài 3: KINH NGHIỆM
`;

const dimensions = 64;

/** Bags of words: each word without diacritics points in a direction of its own, and a text is their sum. */
const bagOfWords: Embedder = {
  model: "bag-of-words",
  fingerprint: "bag-of-words",
  dimensions,
  async embed(texts) {
    return texts.map((text) => {
      const vector = new Float32Array(dimensions);
      for (const { folded } of tokenize(text)) {
        const hash = createHash("md5").update(foldDiacritics(folded)).digest();
        const at = hash.readUInt16LE(0) % dimensions;
        vector[at] = (vector[at] ?? 0) + ((hash[2] ?? 0) % 2 ? 1 : -1);
      }
      const norm = Math.hypot(...vector);
      return norm === 0 ? vector : vector.map((value) => value / norm);
    });
  },
};

/** A lexicon in which all words of the article are known, common ones as common. */
const lexicon = new Lexicon(10_000, [
  ...new Map<string, number>([
    ...tokenize(`${article} dân số thời tiết vàng hôm nay giá hà`)
      .filter(({ kind }) => kind === "word")
      .map(({ text }) => [text, 100] as const),
    ...["hộ nghèo", "vườn tạp", "nông dân", "bằng khen", "khuyết điểm"].map((word) => [word, 40] as const),
    ..."và là có của năm còn đã được ở nay đến theo cho từ".split(" ").map((word) => [word, 3_000] as const),
  ]),
]);

/** A small article in a library of its own. */
export interface SmallLibrary {
  readonly library: Library;
  readonly answerer: Answerer;
  /** The article's file, as it stands on disk. */
  readonly file: string;
  /** Removes the files. */
  close(): void;
}

/** Builds the library of the small article in a temporary folder. */
export async function openSmallLibrary(): Promise<SmallLibrary> {
  const folder = mkdtempSync(join(tmpdir(), "trich-dan-test-"));
  const path = join(folder, "bai-2.md");
  writeFileSync(path, article);
  const indexDir = join(folder, "index");
  const library = await openLibrary({ corpusDir: folder, indexDir, embedder: bagOfWords, lexicon });
  return {
    library,
    answerer: createAnswerer(new Searcher(library, bagOfWords, bundledJudge)),
    file: readFileSync(path, "utf8"),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
