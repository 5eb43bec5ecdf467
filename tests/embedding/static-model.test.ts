import { join } from "node:path";
import { AutoTokenizer } from "@xenova/transformers";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Embedder, loadEmbedder } from "../../src/embedding/index.js";
import { temporaryFolder } from "../support/temporary.js";
import {
  anyText,
  bundled,
  copyBundled,
  hardTexts,
  type JsonObject,
  modelsDir,
  sampleTexts,
} from "./support/bundled-model.js";

const hubUrl = "http://127.0.0.1:9";
let ours: Embedder;

beforeAll(async () => {
  ours = await loadEmbedder({ model: bundled, modelsDir, hubUrl });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** The bundled model with changes, and whether the loading library's tokenizer was loaded for it. */
async function loadChanged(
  changes: Readonly<Record<string, (content: JsonObject) => void>>,
): Promise<{ embedder: Embedder; general: boolean }> {
  const folder = join(await temporaryFolder(), "changed");
  await copyBundled(folder, changes);
  const loading = vi.spyOn(AutoTokenizer, "from_pretrained").mockClear();
  const embedder = await loadEmbedder({ model: folder, modelsDir, hubUrl });
  return { embedder, general: loading.mock.calls.length > 0 };
}

/** The bundled model as the loading library runs it. */
async function loadGeneral(longest = 8_192): Promise<Embedder> {
  const { embedder, general } = await loadChanged({
    "config.json": (config) => {
      config.architectures = ["BertModel"];
    },
    "tokenizer_config.json": (config) => {
      config.model_max_length = longest;
    },
  });
  expect(general).toBe(true);
  return embedder;
}

async function vectorOf(embedder: Embedder, text: string): Promise<Float32Array> {
  const [vector] = await embedder.embed([text], "query");
  if (!vector) throw new Error("No vector was made.");
  return vector;
}

function farthest(some: readonly Float32Array[], others: readonly Float32Array[]): number {
  expect(some.map((vector) => vector.length)).toEqual(others.map((vector) => vector.length));
  return Math.max(
    0,
    ...some.flatMap((vector, at) =>
      Array.from(vector, (value, axis) => Math.abs(value - (others[at]?.[axis] ?? NaN))),
    ),
  );
}

test("the bundled model is loaded without the loading library's tokenizer", async () => {
  const { embedder, general } = await loadChanged({});
  expect(general).toBe(false);
  expect(embedder.dimensions).toBe(ours.dimensions);
  expect(farthest(await embedder.embed(hardTexts, "query"), await ours.embed(hardTexts, "query"))).toBe(0);
});

test("the vectors of what is written and asked are those of the general path", async () => {
  const general = await loadGeneral();
  expect(ours.dimensions).toBe(general.dimensions);
  const texts = sampleTexts();
  for (let at = 0; at < texts.length; at += 100) {
    const slice = texts.slice(at, at + 100);
    expect(farthest(await ours.embed(slice, "passage"), await general.embed(slice, "passage"))).toBeLessThan(
      1e-6,
    );
  }
});

test("the vectors of any strings are those of the general path", async () => {
  const general = await loadGeneral();
  const property = fc.asyncProperty(fc.array(anyText, { maxLength: 6 }), async (texts) => {
    expect(farthest(await ours.embed(texts, "query"), await general.embed(texts, "query"))).toBeLessThan(
      1e-6,
    );
  });
  await fc.assert(property, { numRuns: 200 });
});

test("a text has the same vector alone as among thousands, which take many runs", async () => {
  const texts = sampleTexts();
  const many = Array.from({ length: 3_000 }, (_, at) => texts[at % texts.length] as string);
  const vectors = await ours.embed(many, "passage");
  expect(vectors).toHaveLength(many.length);
  for (let at = 0; at < many.length; at += 211) {
    expect(vectors[at]).toEqual(await vectorOf(ours, many[at] as string));
  }
});

test("others get a turn between the runs of a long batch", async () => {
  let turns = 0;
  const clock = setInterval(() => turns++, 0);
  await ours.embed(new Array(3_000).fill("Quận Ô Môn còn bao nhiêu hộ nghèo vào cuối năm 2012?"), "passage");
  clearInterval(clock);
  expect(turns).toBeGreaterThan(5);
});

test("of a text longer than the model reads, its beginning counts, as on the general path", async () => {
  const long = `${"hộ nghèo ở quận ".repeat(3)}xq zz ${"vườn cây ".repeat(8)}`;
  const limit = (config: JsonObject) => {
    config.model_max_length = 9;
  };
  const general = await loadGeneral(9);
  const { embedder, general: isGeneral } = await loadChanged({ "tokenizer_config.json": limit });
  expect(isGeneral).toBe(false);
  const [found, expected] = [await vectorOf(embedder, long), await vectorOf(general, long)];
  expect(farthest([found], [expected])).toBeLessThan(1e-6);
  expect(farthest([found], [await vectorOf(ours, long)])).toBeGreaterThan(1e-3);
});

test.each<[string, Readonly<Record<string, (content: JsonObject) => void>>]>([
  [
    "an entry of three words",
    {
      "tokenizer.json": ({ model }) => {
        model.vocab[2] = ["▁hộ▁▁gia▁▁đình▁", -100];
      },
    },
  ],
  [
    "a normaliser with other steps",
    {
      "tokenizer.json": ({ normalizer }) => {
        normalizer.normalizers.shift();
      },
    },
  ],
  [
    "settings that change texts",
    {
      "tokenizer_config.json": (config) => {
        config.do_lowercase_and_remove_accent = true;
      },
    },
  ],
  [
    "another architecture",
    {
      "config.json": (config) => {
        config.architectures = ["BertModel"];
      },
    },
  ],
  [
    "no architecture",
    {
      "config.json": (config) => {
        delete config.architectures;
      },
    },
  ],
])("a model with %s takes the general path", async (_, changes) => {
  const { embedder, general } = await loadChanged(changes);
  expect(general).toBe(true);
  const vector = await vectorOf(embedder, "Quận Ô Môn còn bao nhiêu hộ nghèo?");
  expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
});

test("a model with an entry of three words uses it", async () => {
  const { embedder } = await loadChanged({
    "tokenizer.json": ({ model }) => {
      model.vocab[2] = ["▁hộ▁▁gia▁▁đình▁", -100];
    },
  });
  // Row 2 was that of `trong`.
  const [found, expected] = [await vectorOf(embedder, "hộ gia đình"), await vectorOf(ours, "trong")];
  expect(farthest([found], [expected])).toBeLessThan(1e-6);
});

test("vectors made at the same time do not disturb each other", async () => {
  const texts = sampleTexts().slice(0, 200);
  const expected = await ours.embed(texts, "passage");
  const made = await Promise.all([ours.embed(texts, "passage"), ours.embed(texts.toReversed(), "passage")]);
  expect(farthest(made[0], expected)).toBe(0);
  expect(farthest(made[1].toReversed(), expected)).toBe(0);
});
