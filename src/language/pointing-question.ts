import { bareWords } from "./bare-words.js";
import { PhraseList } from "./phrase-list.js";

/** Longest question, in UTF-16 code units without punctuation, that only points: a longer one says what it is about. */
const longest = 80;

/** Names for what was said, which a question may point to. */
const said =
  "(?:câu|cái|đoạn|tin|bài|ý|số|con số|số liệu|thông tin|điều|việc|chuyện|nội dung|tin nhắn|lời|phần|chỗ|từ|chữ|khoản)";

/**
 * Words of questions about a message that is pointed to, as alternatives of a regular expression: lower case, words parted
 * by one space, without punctuation.
 */
const phrases = {
  /** What is pointed to. */
  pointing: [
    `${said} (?:này|nầy|đó|đấy|ấy|kia|trên|nói)(?: (?:nói|viết|nêu|ghi|bảo))?`,
    `(?:câu|đoạn|tin|tin nhắn|nội dung) (?:bên |ở |phía )?trên`,
    "vậy|thế|này|đó|thế này|như vậy|như thế|như này|nói vậy|nói thế|nói như vậy|viết vậy|viết thế|trên đây",
    "(?:is |are |was )?(?:this|that|it|these|those)(?: one| statement| claim| number| figure| message| part| sentence)?",
    "what he said|what she said|what they said",
  ].join("|"),
  /** What is asked of it. */
  asking: [
    "(?:có |là )?(?:đúng|chính xác|chuẩn|thật|chuẩn xác|sự thật|sai|đúng sự thật|chính thức|xác thực|tin được|đáng tin)(?: (?:không|ko|k|hong|hông|chưa|hay sai|hay không|hay chưa|sự thật không))?",
    "(?:có )?(?:phải|phải vậy|phải thế|đúng vậy|đúng thế|thật vậy) (?:không|ko|k|hông)",
    "(?:có )?(?:đúng|phải|thật) (?:vậy|thế)(?: (?:không|ko|k))?",
    "(?:nghĩa|có nghĩa|ý|ý nghĩa|tức)(?: nó)?(?: là)? (?:gì|j|sao|thế nào)",
    "(?:là|nghĩa là|tức là|có nghĩa là|có ý nghĩa) (?:gì|j|sao|thế nào|cái gì)",
    "(?:là |như )?(?:sao|thế nào|ra sao)",
    "(?:lấy |nằm |nêu |viết )?(?:ở đâu|từ đâu|đâu|trong bài nào|ở bài nào|đoạn nào|ở đoạn nào|bài nào|ở đâu ra)(?: ra)?",
    "(?:có )?(?:trong|nêu trong|nằm trong|in trong|theo) (?:báo|bài|bài báo|loạt bài)(?: (?:không|ko|k))?",
    "(?:hãy |nhờ |giúp )?(?:kiểm tra|xác minh|kiểm chứng|tra cứu|tra|xem|xem lại|xác nhận|check|giải thích)(?: lại)?(?: (?:giúp|giùm|dùm|hộ|cho|thử))?",
    "(?:có )?(?:nguồn|dẫn chứng|trích dẫn|căn cứ)(?: (?:không|ko|nào|ở đâu|từ đâu|đâu))?",
    "right|correct|true|accurate|false|wrong|real|legit|right or wrong|true or false",
    "(?:what )?(?:does|do|did)|mean|what is|what s|whats|meaning|mean by",
    "where (?:is|does|did)|come from|from|source|in the (?:series|article|articles)",
    "(?:please )?(?:can you )?(?:check|verify|explain|look up|confirm|fact check)",
    "is|are|was",
  ].join("|"),
  /** What only makes it polite. */
  beside: [
    "dạ|ạ|à|ơi|nhé|nha|nhỉ|hả|với|giúp|giùm|dùm|hộ|cho|em|anh|chị|tôi|mình|bạn|bot|ad|admin|cô|chú|bác|thì|mà|vậy|thế|đi|luôn|thưa|xin|hỏi|cho hỏi|xin hỏi",
    "please|pls|plz|hey|hi|so|the|for me|me|really|actually|of|about",
  ].join("|"),
};

const list = new PhraseList(phrases);
const groups = Object.keys(phrases) as (keyof typeof phrases)[];

/**
 * Whether a question says nothing itself and only asks about a message that it is put to: `câu này có đúng không?`,
 * `nghĩa là gì?`, `is this right?`, with diacritics or without. Every word has to be one of such questions.
 */
export function isPointingQuestion(text: string): boolean {
  if (text.length > 4 * longest) return false;
  const bare = bareWords(text);
  if (bare.length > longest) return false;
  return list.cover(bare, groups)?.some(({ group }) => group === "asking") === true;
}
