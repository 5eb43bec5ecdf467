import { byteTable, capitalLetters, smallLetters, tableDecoder } from "./table.js";

/*
 * TCVN3, called ABC: the encoding of the fonts whose names begin with `.Vn`. Source: TCVN 5712:1993, VN3, whose places above 0xA0 it
 * shares with VN1. It has small letters and the capitals without tones; the fonts whose names end in H show small letters as capitals.
 */
const small = `
  61 b8 b5 b6 b7 b9  a9 ca c7 c8 c9 cb  a8 be bb bc bd c6  65 d0 cc ce cf d1  aa d5 d2 d3 d4 d6
  6f e3 df e1 e2 e4  ab e8 e5 e6 e7 e9  ac ed ea eb ec ee  75 f3 ef f1 f2 f4  ad f8 f5 f6 f7 f9
  69 dd d7 d8 dc de  79 fd fa fb fc fe  ae`;

// Those with tones stand where Windows has no sign that is used in text; the others of VN1 lie in the rows of quotation marks and dashes.
const capital = `
  41 -- -- -- -- --  a2 c4 c1 c2 c3 --  a1 c0 af ba bf --  45 -- -- -- -- --  a3 da c5 cd d9 --
  4f -- -- -- -- --  a4 ff db e0 f0 --  a5 -- -- -- -- --  55 -- -- -- -- --  a6 -- -- -- -- --
  49 -- -- -- -- --  59 -- -- -- -- --  a7`;

const table = new Map([...byteTable(capitalLetters, capital), ...byteTable(smallLetters, small)]);

const decodeLetters = tableDecoder(table);

const word = /[\p{L}\p{M}]+/gu;
const plainCapitals = /[A-Z]/gu;
const plainSmall = /[a-z]/u;
const toned = /[^\0-\x7f]/u;

/**
 * Text in TCVN3 as Unicode. Since it has no capital with a tone, a word typed in capitals comes with small letters among them (`CéNG`): one
 * with two plain capitals and no plain small letter is given in capitals, and one with a single capital between such words (`X·`).
 */
export function decodeTcvn3(text: string): string {
  const decoded = decodeLetters(text);
  const words = [...decoded.matchAll(word)].map((found) => ({ at: found.index, letters: found[0] }));
  const kinds = words.map(({ letters }) => kindOf(letters));
  let capitals = "";
  let done = 0;
  words.forEach(({ at, letters }, place) => {
    const beside = [kinds[place - 1], kinds[place + 1]].filter((kind) => kind !== undefined);
    const isAmong = beside.length > 0 && beside.every((kind) => kind !== "small");
    const isCapital =
      kinds[place] === "capitals" || (kinds[place] === "either" && isAmong && beside.includes("capitals"));
    capitals += decoded.slice(done, at) + (isCapital ? letters.toUpperCase() : letters);
    done = at + letters.length;
  });
  return capitals + decoded.slice(done);
}

/** Whether a word was typed in capitals; `either` for one with a single plain letter, its first. */
function kindOf(letters: string): "capitals" | "either" | "small" {
  const capitals = letters.match(plainCapitals)?.length ?? 0;
  if (plainSmall.test(letters) || capitals === 0) return "small";
  return capitals > 1 || !toned.test(letters) ? "capitals" : "either";
}
