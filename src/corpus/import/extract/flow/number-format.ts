/** A number as an office document prints it. `format` is the name in OOXML (ST_NumberFormat); unknown ones are printed as decimals. */
export function formatNumber(value: number, format: string): string {
  const write = formats[format];
  return write === undefined || value < 0 || value > largest ? String(value) : write(value);
}

/** Roman numerals and letters grow with the number; no document counts so far. */
const largest = 5_000;

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, "0"),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letter,
  lowerLetter: (value) => letter(value).toLowerCase(),
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  numberInDash: (value) => `- ${value} -`,
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  chicago: (value) => (chicago[(value - 1) % 4] ?? "*").repeat(Math.ceil(value / 4)),
  vietnameseCounting,
  none: () => "",
};

/** Marks of footnotes in English print. */
const chicago = ["*", "†", "‡", "§"];

const romanNumerals: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  let left = value;
  let written = "";
  for (const [worth, sign] of romanNumerals)
    while (left >= worth) {
      written += sign;
      left -= worth;
    }
  return written;
}

/** A to Z, then AA, BB …, as Word counts. */
function letter(value: number): string {
  if (value < 1) return "";
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}

const unitWords = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

function vietnameseCounting(value: number): string {
  if (value > 99) return String(value);
  const [tens, units] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return unitWords[units] ?? "";
  const ten = tens === 1 ? "mười" : `${unitWords[tens]} mươi`;
  if (units === 0) return ten;
  if (units === 5) return `${ten} lăm`;
  return units === 1 && tens > 1 ? `${ten} mốt` : `${ten} ${unitWords[units]}`;
}
