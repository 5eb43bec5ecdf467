import { expect, it } from "vitest";
import { AppError } from "../../../src/errors.js";
import { localeFor } from "../../../src/locales/index.js";
import { apologyFor } from "../../../src/telegram/ui/apology.js";

it("tells what could not be looked up from what broke, and never as not found", () => {
  for (const language of ["vi", "en"]) {
    const { telegram } = localeFor(language);
    for (const words of [telegram, telegram.toasts]) {
      const unavailable = new AppError("DATABASE_UNAVAILABLE", { reason: "57P01" });
      expect(apologyFor(words, unavailable)).toBe(words.cannotLookUp);
      expect(apologyFor(words, new Error("anything"))).toBe(words.apology);
      // https://core.telegram.org/bots/api#answercallbackquery
      expect(telegram.toasts.cannotLookUp.length).toBeLessThanOrEqual(200);
    }
  }
});
