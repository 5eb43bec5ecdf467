import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";

const root = join(import.meta.dirname, "..", "..", "..");

/** Folder that holds the bundled model's folder. */
export const modelsDir = join(root, "models");
/** Name of the bundled model. */
export const bundled = "trich-dan-vi";

/** A JSON object of the bundled model's folder. */
export interface JsonObject {
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into files of many forms
  [key: string]: any;
}

/** Content of a JSON file of the bundled model. */
export async function readBundled(file: string): Promise<JsonObject> {
  return JSON.parse(await readFile(join(modelsDir, bundled, file), "utf8"));
}

/** Writes a copy of the bundled model into a new folder, its JSON files changed by `changes`; the table is shared. */
export async function copyBundled(
  folder: string,
  changes: Readonly<Record<string, (content: JsonObject) => void>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await symlink(join(modelsDir, bundled, "onnx"), join(folder, "onnx"));
  for (const file of ["config.json", "tokenizer.json", "tokenizer_config.json"]) {
    const content = await readBundled(file);
    changes[file]?.(content);
    await writeFile(join(folder, file), JSON.stringify(content));
  }
}

/** Whatever is written in the article series and asked in the sets of questions, and what is hard to cut. */
export function sampleTexts(): string[] {
  const corpus = filesOf("corpus", ".md").flatMap((text) => text.split("\n"));
  const questions = filesOf(join("tests", "golden"), ".jsonl").flatMap((text) =>
    text
      .trim()
      .split("\n")
      .flatMap((line) => asked(JSON.parse(line))),
  );
  return [...new Set([...corpus, ...questions, ...hardTexts])];
}

/** What a line of a set asks or states: a question, a statement or a topic, or the turns of a conversation. */
function asked({ question, text, topic, turns }: Record<string, unknown>): string[] {
  return [question, text, topic, turns].flat().filter((said) => typeof said === "string");
}

/** Texts with all that the normal form of words is about. */
export const hardTexts: readonly string[] = [
  "",
  " \n\t ",
  "xqzzy wvvw",
  "hòa khỏe thúy hoà khoẻ thuý toán hoàn ủy ban quý HÒA THỦY hòa2 hòa² hòa\u0335b",
  "Hộ nghèo đa chiều".normalize("NFD"),
  "Ủy ban Nhân dân THÀNH PHỐ CẦN THƠ, 3.093 hộ; 1.234.567 đồng; 1.2345; 12.34; 2.005; .123 4.",
  "chiếm 4, 68% và 4,68%; 4, 68, 70%; 1,5,,6, ,7 %%50% 5 % 4, 6 8%",
  "2.380 ha 2ha 2.380ha covid19 covid19,5 m² 5² ²5 ٣٤ 12٣ a1b2 ½",
  "năm 1999 2015 1899 2100 19 7 007 1000 20155 20,15 1945-1975 30/4/1975",
  "“Trích dẫn”, (ngoặc) [vuông] … — – - ! ? ; : / \\ ' \" _ # @ & * + = < > | ~ ^ ` ▁hộ▁▁nghèo▁ <unk> <pad>",
  "İstanbul ΟΔΟΣ ΑΣ' Σ ŒUVRE ﬁ ǅ ẞ",
  "😀hộ😀nghèo👨‍👩‍👧 🇻🇳 𝐇ộ 𝟓 \u{20000}\u{20001}",
  "hộ\u00adnghèo hộ\u200bnghèo hộ\u200d \ufeffnghèo\u2060 h\u0307ộ hộ\u00a0nghèo hộ\u2028nghèo",
  "\ud800 hộ\udc00nghèo \udc00\ud800a\ud83da",
  "phần trăm 50% năm mươi phần trăm của cả nước",
];

const fragments = [
  ..."aàoòóỏũụyeêhnđÀÒỦ0123459,,..%% \n-_▁²٣İΣ",
  "òa",
  "úy",
  ", ",
  "000",
  "19",
  "20",
  "hộ ",
  "nghèo ",
  "Phần trăm ",
  "ủy ban ",
  "\u0301",
  "\u0323",
  "\u0307",
  "\u200b",
  "\u{1D400}",
  "😀",
  "\ud800",
  "\udc00",
];

/** Strings of any code units, and strings of what makes numbers, tones, marks and words. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join("")),
);

function filesOf(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(extension))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));
}
