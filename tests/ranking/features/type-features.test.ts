import { describe, expect, it } from "vitest";
import { typeFeatures } from "../../../src/ranking/features/type-features.js";
import { sourceOf } from "../feature-source.js";

/** Features where the best passage has this text, and its sentences answer as well as told. */
async function featuresOf(question: string, text: string, similarities: readonly number[] = []) {
  const source = await sourceOf(question, [{ text, similarities }]);
  return typeFeatures(source, source.ranked[0]);
}

describe("the type that is asked for is missed where no words of it stand in the passage", () => {
  it.each([
    ["numberMissed", "Quận còn bao nhiêu hộ nghèo?", "Quận còn 9 hộ nghèo.", "Quận còn hộ nghèo."],
    ["numberMissed", "Quận cải tạo bao lâu?", "Quận cải tạo 3 tháng.", "Quận cải tạo lâu."],
    ["timeMissed", "Quận được tặng bằng khen khi nào?", "Tặng năm 2013.", "Quận vui."],
    ["personMissed", "Ai là Bí thư?", "Ông Nhiệm là Bí thư.", "Trời mưa."],
    ["moneyMissed", "Cải tạo vườn hết bao nhiêu tiền?", "Hết 3 triệu đồng.", "Hết 3 ngày."],
    ["percentMissed", "Tỷ lệ hộ nghèo là mấy phần trăm?", "Còn 4,68%.", "Còn 468 hộ."],
    ["phoneMissed", "Số điện thoại của quận?", "Gọi 0710.3820123.", "Gọi quận."],
    ["ageMissed", "Đồng chí Nhiệm bao nhiêu tuổi?", "Ông 52 tuổi.", "Ông vui."],
  ] as const)("%s: “%s”", async (name, question, told, untold) => {
    expect((await featuresOf(question, told))[name]).toBe(0);
    expect((await featuresOf(question, told)).typeMissedPassage).toBe(0);
    expect((await featuresOf(question, untold))[name]).toBe(1);
    expect((await featuresOf(question, untold)).typeMissedPassage).toBe(1);
  });

  it("and that of another type is not", async () => {
    const features = await featuresOf("Quận còn bao nhiêu hộ nghèo?", "Trời mưa.");
    const missed = Object.entries(features).filter(([name, value]) => name.endsWith("Missed") && value > 0);
    expect(missed.map(([name]) => name)).toEqual(["numberMissed"]);
  });

  it("and a passage printed in decomposed letters has it as well", async () => {
    const text = "Hết ba triệu đồng.".normalize("NFD");
    expect((await featuresOf("Hết bao nhiêu tiền?", text)).moneyMissed).toBe(0);
  });
});

it("the type is looked for in the two sentences that answer best", async () => {
  const text = "Hộ nghèo vui. Hộ nghèo khổ. Trời có 9 mây.";
  const features = await featuresOf("Còn bao nhiêu hộ nghèo?", text);
  expect(features).toMatchObject({ typeMissedPassage: 0, typeMissedSentence: 1 });
});

describe("the type that is asked for", () => {
  it.each([
    ["asksNumber", "Quận có bao nhiêu hộ nghèo?"],
    ["asksNumber", "Số điện thoại của quận?"],
    ["asksTime", "Quận họp khi nào?"],
    ["asksPerson", "Ai là Bí thư?"],
    ["asksPlace", "Quận họp ở đâu?"],
    ["asksReason", "Vì sao quận họp?"],
    ["asksOther", "Quận họp"],
  ] as const)("%s: “%s”", async (name, question) => {
    const features = await featuresOf(question, "Quận họp.");
    const asked = Object.entries(features).filter(([each, value]) => each.startsWith("asks") && value === 1);
    expect(asked.map(([each]) => each)).toEqual([name]);
  });
});

describe("the number of a document that is asked for", () => {
  const question = "Thông tư 45/2014/TT-BTNMT nói gì?";

  it.each([
    ["stands in the passage", "Theo Thông tư 45/2014/TT-BTNMT, đất là của dân.", 0],
    ["stands there with spaces and a dash", "Theo Thông tư 45 /2014/ TT–BTNMT.", 0],
    ["is not there", "Theo Thông tư 46/2014/TT-BTNMT.", 1],
    ["is only begun", "Theo Thông tư 45/2014.", 1],
  ])("%s", async (_how, text, missed) => {
    expect((await featuresOf(question, text)).missedDocument).toBe(missed);
  });

  it("is no number of a question without one", async () => {
    expect((await featuresOf("Thông tư 45 nói gì?", "Trời mưa.")).missedDocument).toBe(0);
  });
});

it("without a passage the type is missed, if it is told in few ways", async () => {
  const asked = await sourceOf("Quận có bao nhiêu hộ nghèo?", []);
  expect(typeFeatures(asked, undefined)).toMatchObject({
    typeMissedSentence: 1,
    typeMissedPassage: 1,
    numberMissed: 1,
  });
});
