/** Width of each letter and height of a line, in thousandths of and in points. */
const letterWidth = 500;
const size = 11;
const lineHeight = 15;
const [left, top] = [70, 780];

/**
 * A PDF of A4 pages of Vietnamese lines, such as an office prints: a font of two bytes a letter that tells which letters it has, and holds none of them.
 * @param pages the lines of each page; one that begins with `# ` is set larger and bold
 */
export function vietnamesePdf(pages: readonly (readonly string[])[]): Buffer {
  const objects: string[] = [];
  const add = (object: string) => objects.push(object);
  const kids = pages.map((_, at) => `${7 + at * 2} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  const letters = [...new Set(pages.flat().flatMap((line) => [...line.normalize("NFC")]))];
  add(
    "<< /Type /Font /Subtype /Type0 /BaseFont /TimesNewRoman /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
  );
  add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /TimesNewRoman /DW ${letterWidth} /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>`,
  );
  add(
    "<< /Type /FontDescriptor /FontName /TimesNewRoman /Flags 4 /FontBBox [0 -220 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -220 /CapHeight 700 /StemV 80 >>",
  );
  add(stream(unicodeMap(letters)));
  for (const [at, lines] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${8 + at * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
    );
    add(stream(contentOf(lines)));
  }
  return assemble(objects);
}

function contentOf(lines: readonly string[]): string {
  return lines
    .map((line, at) => {
      const isLarge = line.startsWith("# ");
      const text = isLarge ? line.slice(2) : line;
      return `BT /F ${isLarge ? size + 5 : size} Tf ${left} ${top - at * lineHeight} Td <${hexOf(text)}> Tj ET`;
    })
    .join("\n");
}

function hexOf(text: string): string {
  return Buffer.from(text.normalize("NFC"), "utf16le").swap16().toString("hex");
}

/** Says that each code is the letter of that number (Adobe Technical Note 5411). */
function unicodeMap(letters: readonly string[]): string {
  const blocks: string[] = [];
  for (let at = 0; at < letters.length; at += 100) {
    const some = letters.slice(at, at + 100).map((letter) => `<${hexOf(letter)}> <${hexOf(letter)}>`);
    blocks.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
  }
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
    "/CMapName /Letters def /CMapType 2 def",
    "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ...blocks,
    "endcmap CMapName currentdict /CMap defineresource pop end end",
  ].join("\n");
}

function stream(content: string): string {
  return `<< /Length ${Buffer.byteLength(content)} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[]): Buffer {
  let text = "%PDF-1.5\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, "0");
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join("")}`;
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A text as lines of about so many letters. */
export function wrapped(text: string, most = 80): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
