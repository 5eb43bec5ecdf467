import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

const files = [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "onnx/model_quantized.onnx",
  "onnx/model.onnx",
];

// Read in larger pieces than a stream's, and without one, a model takes half the time.
const pieceBytes = 1 << 20;

/** SHA-256 (hex) over the files of a model's folder that decide its vectors, and over `salt`. */
export async function fingerprintModel(folder: string, salt: string): Promise<string> {
  const hash = createHash("sha256").update(salt);
  const piece = new Uint8Array(pieceBytes);
  for (const file of files) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    hash.update(`\0${file}\0`);
    await updateFrom(path, hash, piece);
  }
  return hash.digest("hex");
}

async function updateFrom(path: string, hash: Hash, piece: Uint8Array): Promise<void> {
  const handle = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(piece);
      if (bytesRead === 0) return;
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
