import { expect, it } from "vitest";
import { outOfVni } from "../../src/query/out-of-vni.js";
import { passageOf, read, smallVocabulary, vocabularyOf } from "./small-world.js";

const decoded = (question: string) => outOfVni(question, smallVocabulary);

it.each([
  ["qua65n O6 Mo6n co2n bao nhie6u ho65 ngheo2", "quận Ô Môn còn bao nhiêu hộ nghèo"],
  ["Huye65n u3y Tho71i Lai", "Huyện uỷ Thới Lai"],
  ["HO65 NGHEO2", "HỘ NGHÈO"],
  ["cai3 tao5 ngheo2 O6", "cải tạo nghèo Ô"],
  ["nghe2o", "nghèo"],
])("reads “%s” as “%s”", (question, wanted) => {
  expect(decoded(question)).toBe(wanted);
});

it.each([
  "ngheo2",
  "ngheo2 O6",
  "giấy A3 A4 A5",
  "khu A1 và A2",
  "khu C1a, H2O, m4a",
  "bai1 va bai2",
  "tang2 phong3",
  "cai3 ngheo2",
  "iPhone13, Covid19, 5G, F0",
  "bai3 noi gi",
  "quan Binh Thuy to5",
  "covid19 va h1n1",
  "hộ nghèo năm 2012",
  "NQTW4 la gi",
  "",
])("leaves “%s” as it is", (question) => {
  expect(decoded(question)).toBe(question);
});

it("leaves what the corpus prints with a digit", async () => {
  const vocabulary = await vocabularyOf([passageOf("Máy bay B52, kênh ho65.")]);
  expect(outOfVni("ho65 la gi", vocabulary)).toBe("ho65 la gi");
});

it("understands the question as if it had been typed with diacritics", () => {
  const typed = read("qua65n O6 Mo6n co2n bao nhie6u ho65 ngheo2");
  const meant = read("quận Ô Môn còn bao nhiêu hộ nghèo");
  expect(typed).toEqual(meant);
  expect(typed.answerType).toBe("quantity");
});
