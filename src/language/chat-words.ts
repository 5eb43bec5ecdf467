/** Words as they are typed in chats, each behind what it is read as; none of them is a usual word or abbreviation of newspapers. */
const chatSpellings = `
gì: j gj
không: k ko kh hk hok hem hông hong hổng khum khom
được: dc đc đx
bao nhiêu: bnhieu bnhiu bnhiêu nhiu
như thế nào: ntn
với: vs
trước: trc
mọi người: mn
vậy: v z dz zậy
rồi: r ròi
bây giờ: bh
cũng: cx
`;

const words: ReadonlyMap<string, string> = new Map(
  chatSpellings
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [read = "", typed = ""] = line.split(": ");
      return typed.split(" ").map((each) => [each, read] as const);
    }),
);

/** `bn` asks how many, or is short for `bạn`: in `có bn đảng viên` and `giá bn`, but not where somebody is spoken to. */
const howMany = "bn";

/**
 * What a word of a chat stands for; undefined for any other word.
 * @param word in lower case
 * @param asksNumber whether the question asks for a number
 */
export function chatWord(word: string, asksNumber: boolean): string | undefined {
  return word === howMany && asksNumber ? "bao nhiêu" : words.get(word);
}
