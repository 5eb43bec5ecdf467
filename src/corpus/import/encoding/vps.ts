import { byteTable, capitalLetters, smallLetters, tableDecoder } from "./table.js";

// VPS, of the Vietnamese Professionals Society. Fourteen capitals with a dot or on the edge stand at the places of control characters.
const small = `
  61 e1 e0 e4 e3 e5  e2 c3 c0 c4 c5 c6  e6 a1 a2 a3 a4 a5  65 e9 e8 c8 eb cb  ea 89 8a 8b cd 8c
  6f f3 f2 d5 f5 86  f4 d3 d2 b0 87 b6  d6 a7 a9 aa ab ae  75 fa f9 fb db f8  dc d9 d8 ba bb bf
  69 ed ec cc ef ce  79 9a ff 9b cf 9c  c7`;
const capital = `
  41 c1 80 81 82 02  c2 83 84 85 1c 03  88 8d 8e 8f f0 04  45 c9 d7 de fe 05  ca 90 93 94 95 06
  4f b9 bc bd be 11  d4 96 97 98 99 12  f7 9d 9e 9f a6 13  55 da a8 d1 ac 14  d0 ad af b1 1d 15
  49 b4 b5 b7 b8 10  59 dd b2 fd b3 19  f1`;

/** Text in VPS as Unicode. */
export const decodeVps = tableDecoder(
  new Map([...byteTable(capitalLetters, capital), ...byteTable(smallLetters, small)]),
);
