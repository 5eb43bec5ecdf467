import { expect, test } from "vitest";
import { isPlainName } from "../../../src/editorial/database/plain-name.js";

test.each(["bai-1.md", "bài một.md", "a..b.md", "…", "bai-1"])(
  "%s is the name of a file in a folder",
  (name) => {
    expect(isPlainName(name)).toBe(true);
  },
);

test.each([".", "..", "../bai-1.md", "a/b.md", "/etc/x", "a\\b.md", "a\0.md"])(
  "%j leads elsewhere",
  (name) => {
    expect(isPlainName(name)).toBe(false);
  },
);
