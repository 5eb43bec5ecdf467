import { expect, test } from "vitest";
import { screenDependencies } from "../../src/telegram/services.js";
import { articleOf, series, seriesOf } from "./fixtures.js";

const bot = { id: 1, is_bot: true, first_name: "B", username: "trich_dan_bot" } as Parameters<
  typeof screenDependencies
>[1];

test("screens are made from the series as it is at that moment, whatever takes its place meanwhile", async () => {
  const now = { ...series };
  const before = screenDependencies({ series: now }, bot);
  expect(screenDependencies({ series: now }, bot).callbacks).toBe(before.callbacks);
  const later = await seriesOf(articleOf({}, [["MỤC", ["Khác."]]]));
  Object.assign(now, later);
  expect(before.series).toEqual(series);
  const after = screenDependencies({ series: now }, bot);
  expect(after.series).toEqual(later);
  expect(after.keys).not.toBe(before.keys);
  const data = before.callbacks.encode({
    asker: 7,
    action: { kind: "passage", ordinal: 12, piece: 0, shownAnswer: null },
  });
  expect(before.callbacks.decode(data)).toMatchObject({ action: { ordinal: 12 }, notice: null });
  expect(after.callbacks.decode(data)).toMatchObject({ action: { ordinal: 0 }, notice: "changed" });
});
