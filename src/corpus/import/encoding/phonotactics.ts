import { plainLetters } from "../../../language/look-alikes.js";
import { WordCache } from "../../../language/word-cache.js";

/*
 * Which words can be Vietnamese syllables: an onset, a rhyme and a tone that go together. Told from the rules of the spelling, not from a
 * list of words, so that it holds for names and rare words too; letters read by the wrong table hardly ever keep to them.
 */

// Written out of the tables of the spelling (Đoàn Thiện Thuật, Ngữ âm tiếng Việt; Chính tả tiếng Việt), tones taken off.
const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uâc uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uynh uyn uyt uyu uyên uyêt
  ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych ynh yêm yên yêng yêt yêu`.split(/\s+/u),
);

/** Rhymes that begin with another letter than `e`, `ê`, `i`, `y` stand behind these; before those letters `c`, `g`, `ng` are written otherwise. */
const onsets = [..."b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" "), ""].sort(
  (a, b) => b.length - a.length,
);

const front = /^[eêiy]/u;
const onlyBeforeFront = new Set(["k", "gh", "ngh"]);
const neverBeforeFront = new Set(["c", "ng"]);
const stopped = /(?:ch|[cpt])$/u;

const sachOrNang = /[\u0301\u0323]/u;
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Longest Vietnamese syllable (`nghiêng`), with room for its tone. */
const longest = 9;

const known = new WordCache<boolean>(50_000);

/**
 * Whether a word, in any letter case and normal form, with the tone on any of its vowels, can be a Vietnamese syllable. A syllable that
 * ends in a stop carries one of two tones, so that most words of other languages and of Vietnamese without diacritics fail.
 */
export function isSyllable(word: string): boolean {
  if (word === "" || word.length > 2 * longest) return false;
  const before = known.get(word);
  if (before !== undefined) return before;
  const is = hasOneCase(word) && isSpelled(word);
  known.set(word, is);
  return is;
}

/** Not what letters of the wrong table give: capitals behind small letters. */
function hasOneCase(word: string): boolean {
  const rest = word.slice(1);
  return rest === rest.toLowerCase() || word === word.toUpperCase();
}

function isSpelled(word: string): boolean {
  const decomposed = plainLetters(word).toLowerCase().normalize("NFD");
  const marks = decomposed.match(tones) ?? [];
  if (marks.length > 1) return false;
  const letters = decomposed.replace(tones, "").normalize("NFC");
  if (letters.length > longest) return false;
  return onsets.some(
    (onset) => letters.startsWith(onset) && fits(onset, letters.slice(onset.length), marks[0] ?? ""),
  );
}

function fits(onset: string, written: string, tone: string): boolean {
  // `gì`, `gìn`: the letter `i` is of the onset and of the rhyme; `quốc`: the `u` likewise.
  const rhyme = written;
  if (!rhymes.has(rhyme)) return false;
  const isFront = front.test(rhyme);
  if (isFront ? neverBeforeFront.has(onset) : onlyBeforeFront.has(onset)) return false;
  if (onset === "g" && /^[eê]/u.test(rhyme)) return false;
  if (onset === "qu" && /^[uưo]/u.test(rhyme)) return false;
  return !stopped.test(rhyme) || sachOrNang.test(tone);
}
