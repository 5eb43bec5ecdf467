import { byteTable, capitalLetters, smallLetters, tableDecoder } from "./table.js";

// VISCII 1.1, RFC 1456. Six rarely used capitals stand at the places of control characters.
const small = `
  61 e1 e0 e4 e3 d5  e2 a4 a5 a6 e7 a7  e5 a1 a2 c6 c7 a3  65 e9 e8 eb a8 a9  ea aa ab ac ad ae
  6f f3 f2 f6 f5 f7  f4 af b0 b1 b2 b5  bd be b6 b7 de fe  75 fa f9 fc fb f8  df d1 d7 d8 e6 f1
  69 ed ec ef ee b8  79 fd cf d6 db dc  f0`;
const capital = `
  41 c1 c0 c4 c3 80  c2 84 85 86 06 87  c5 81 82 02 05 83  45 c9 c8 cb 88 89  ca 8a 8b 8c 8d 8e
  4f d3 d2 99 a0 9a  d4 8f 90 91 92 93  b4 95 96 97 b3 94  55 da d9 9c 9d 9e  bf ba bb bc ff b9
  49 cd cc 9b ce 98  59 dd 9f 14 19 1e  d0`;

/** Text in VISCII as Unicode. */
export const decodeViscii = tableDecoder(
  new Map([...byteTable(capitalLetters, capital), ...byteTable(smallLetters, small)]),
);
