import { describe, expect, test } from "vitest";
import { fingerprintOf } from "../../../src/index/index.js";
import { en } from "../../../src/locales/index.js";
import { lettersOf } from "../../../src/telegram/ui/fingerprint-letters.js";
import { passageResult } from "../../../src/telegram/ui/inline-result.js";
import { depsOf, viewer } from "../features/screen-world.js";
import { article, excerpt, PARAGRAPH, SENTENCE } from "../fixtures.js";

const deps = await depsOf([article]);
const letters = lettersOf(fingerprintOf(PARAGRAPH));
const PLACE = "Bài 2 › THỰC HIỆN NHIỀU GIẢI PHÁP HIỆU QUẢ › đoạn 13";

describe("a passage to choose inline", () => {
  test("has its place as title, the answering sentence as description, and is sent as a quotation that leads into the bot", () => {
    const result = passageResult(deps, viewer.locale, excerpt());
    expect(result).toMatchObject({
      type: "article",
      title: PLACE,
      description: SENTENCE,
      input_message_content: { message_text: `${PLACE}\n${PARAGRAPH}` },
      reply_markup: {
        inline_keyboard: [
          [{ text: "Đọc cả mục", url: `https://t.me/trich_dan_bot?start=bai-2_13_${letters}` }],
        ],
      },
    });
    expect(passageResult(deps, viewer.locale, excerpt(PARAGRAPH, [])).description).toBe(PARAGRAPH);
  });

  test("says what the series does not state, where it does not answer", () => {
    const { input_message_content } = passageResult(deps, viewer.locale, excerpt(), "Không nêu.");
    expect(input_message_content).toMatchObject({
      message_text: `Không nêu.\nĐoạn gần nhất: ${PLACE}\n${PARAGRAPH}`,
      entities: [{ type: "expandable_blockquote" }, { type: "bold" }],
    });
  });

  test("has an id of its own, the same each time until the corpus changes", async () => {
    const ids = Array.from(
      { length: 20 },
      (_, ordinal) => passageResult(deps, viewer.locale, excerpt(PARAGRAPH, [SENTENCE], { ordinal })).id,
    );
    expect(new Set(ids).size).toBe(20);
    const changed = { ...deps, series: { ...deps.series, corpusHash: "fedcba9876543210" } };
    expect(passageResult(deps, en, excerpt()).id).toBe(ids[12]);
    expect(passageResult(changed, viewer.locale, excerpt()).id).not.toBe(ids[12]);
  });
});
