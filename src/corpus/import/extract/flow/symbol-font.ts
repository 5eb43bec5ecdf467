/*
 * Fonts of signs put signs at the places of letters. Those that stand in documents of offices: Greek letters and operators of Symbol,
 * bullets and ticks of Wingdings (Adobe's and Microsoft's code charts).
 */
const greek = rows([
  [0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"],
  [0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"],
  [0xa3, "≤"],
  [0xa5, "∞"],
  [0xab, "↔←↑→↓°±″≥×∝∂•÷≠≡≈…"],
  [0xc6, "∅∩∪"],
  [0xce, "∈∉"],
  [0xd6, "√⋅¬∧∨⇔⇐⇑⇒⇓◊"],
  [0xe5, "∑"],
  [0xf2, "∫"],
]);
const dingbats = rows([
  [0x6c, "●"],
  [0x6e, "■"],
  [0x71, "❑"],
  [0x76, "❖"],
  [0x9f, "•"],
  [0xa7, "▪"],
  [0xa8, "◻"],
  [0xb7, "•"],
  [0xd8, "➢"],
  [0xe0, "→"],
  [0xf0, "⇨"],
  [0xfb, "✗✓☒☑"],
]);

/** Where Word keeps the characters of such fonts in Unicode. */
const privateArea = 0xf000;

/** Whether a font shows signs in the place of letters. */
export function isSymbolFont(font: string | null): boolean {
  return font !== null && /^(?:symbol$|wingdings|webdings)/iu.test(font);
}

/** The sign that a font of signs shows for a byte; one of the private use area, as Word has it, where it is not known. */
export function symbolCharacter(byte: number, font: string | null): string {
  if (byte <= 0x20) return String.fromCharCode(byte);
  const table = font !== null && /^symbol$/iu.test(font) ? greek : dingbats;
  const isPlain = table === greek && byte < 0x80;
  return table.get(byte) ?? String.fromCharCode(isPlain ? byte : privateArea + byte);
}

/** Text with the characters that Word keeps in the private use area as the signs that they show. */
export function withSymbols(text: string, font: string | null): string {
  return text.replace(/[\uf020-\uf0ff]/gu, (character) =>
    symbolCharacter(character.charCodeAt(0) - privateArea, font),
  );
}

function rows(chart: readonly (readonly [from: number, signs: string])[]): ReadonlyMap<number, string> {
  return new Map(chart.flatMap(([from, signs]) => [...signs].map((sign, at) => [from + at, sign] as const)));
}
