const dimensions = 8;

/** Counts the letters of a text: an embedder that starts at once and gives the same vectors in every process. */
export function lettersEmbedder() {
  return {
    model: "letters",
    fingerprint: "letters-1",
    dimensions,
    embed: async (texts) => texts.map(vectorOf),
  };
}

function vectorOf(text) {
  const vector = new Float32Array(dimensions);
  for (const letter of text.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [])
    vector[letter.codePointAt(0) % dimensions]++;
  const norm = Math.hypot(...vector);
  return norm === 0 ? vector : vector.map((value) => value / norm);
}
