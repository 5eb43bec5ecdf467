// Puts the bytes of src/simd/kernels.wat into src/simd/kernel-bytes.ts; with --print, only prints them in base64. `npm test` tells when they are
// not those of the text.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import wabt from "wabt";

const folder = join(import.meta.dirname, "..", "src", "simd");

const tools = await wabt();
const text = readFileSync(join(folder, "kernels.wat"), "utf8");
const module = tools.parseWat("kernels.wat", text, { simd: true });
const bytes = Buffer.from(module.toBinary({}).buffer).toString("base64");
if (process.argv.includes("--print")) process.stdout.write(bytes);
else {
  const lines = bytes.match(/.{1,100}/g).map((line) => `  "${line}",`);
  const source = `/** The module of \`kernels.wat\`, in base64: made by \`node scripts/kernels.mjs\`, never by hand. */
export const kernelBytes = [
${lines.join("\n")}
].join("");
`;
  writeFileSync(join(folder, "kernel-bytes.ts"), source);
}
