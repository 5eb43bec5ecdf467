/**
 * Words of small talk by what they say, as alternatives of a regular expression in lower case, without punctuation, words
 * parted by one space. Groups: `(?:…)`; no other letters stand in them than those of words.
 * `beside…` may stand with the others and say nothing alone.
 */
export interface TalkWords {
  readonly maker: string;
  readonly identity: string;
  readonly abilities: string;
  readonly wellbeing: string;
  readonly goodbye: string;
  readonly thanks: string;
  readonly greeting: string;
  readonly agreement: string;
  readonly laughter: string;
  /** Beside anything. */
  readonly beside: string;
  /** Beside thanks. */
  readonly besideThanks: string;
  /** Beside greetings and what is asked of the one who answers. */
  readonly besideTalk: string;
}

const you = "(?:bạn|bn|b|bot|chatbot|con bot|bot này|con bot này|mày|cậu|you)";
const me = "(?:tôi|mình|em|tớ|t|m|tui|anh|chị|chúng tôi|chúng mình)";
const what = "(?:(?:những |các )?(?:gì|j|điều gì|việc gì|cái gì))";
const can = "(?:có thể |biết )?";
const able = "(?: được| dc| đc)?";
const make = "(?:tạo|làm|viết|lập trình|sinh|xây dựng|phát triển|thiết kế|chế tạo|chế)(?: ra)?";
const who = "(?:ai|công ty nào|đơn vị nào|cơ quan nào|người nào)";
const machine = "(?:người thật|người|máy|robot|rô bốt|bot|chatbot|ai|trí tuệ nhân tạo|chatgpt|gpt|con người)";
const isIt = "(?: à| hả| phải không| phải ko| không| ko| đúng không)";

/** What Vietnamese says, chat letters among it. */
export const vietnameseTalk: TalkWords = {
  maker: [
    `${who} (?:đã )?${make} ${you}`,
    `${who} là (?:người )?(?:${make}|chủ|tác giả|cha đẻ)(?: của)? ${you}`,
    `${you} (?:là )?(?:do|được|đc|dc) ${who} ${make}`,
    `${you} (?:là )?của ${who}`,
    `(?:cha đẻ|tác giả|người ${make}|chủ)(?: của)? ${you} là ai`,
  ].join("|"),
  identity: [
    `${you} (?:là|tên|tên là) (?:ai|gì|j|cái gì|con gì)`,
    `${you} là ${machine}(?:${isIt}| hay (?:là )?${machine})`,
    `tên (?:của )?${you} là (?:gì|j)`,
    `${you} (?:lấy|tra|trả lời|lấy thông tin|lấy dữ liệu|tìm thông tin) (?:từ đâu|ở đâu|từ nguồn nào|dựa vào đâu)`,
    `${you} (?:mấy|bao nhiêu) tuổi`,
    `(?:hãy )?giới thiệu (?:về )?(?:bản thân|${you})(?: đi)?`,
    "đây là bot (?:gì|j)",
    "bot (?:gì|j)",
  ].join("|"),
  abilities: [
    `${you} ${can}(?:làm|giúp|hỗ trợ|trả lời|lm|trl|tra)(?: (?:cho )?${me})?${able} ${what}(?: cho ${me})?`,
    `${you} ${can}(?:làm|giúp|hỗ trợ|trả lời) ${what}${able}(?: cho ${me})?`,
    `${you} (?:có )?(?:biết|chức năng|tính năng) (?:làm )?${what}`,
    `${me} (?:có thể |được )?hỏi(?: ${you})?${able} ${what}(?: được)?`,
    `(?:hỏi|giúp|làm)${able} ${what}(?: cho ${me})?`,
    `(?:cách|làm sao|làm thế nào) (?:để )?(?:hỏi|dùng|sử dụng|hỏi bot|dùng bot|sử dụng bot)`,
    `hướng dẫn (?:sử dụng|cách dùng|cách hỏi|cách sử dụng|dùng bot|sử dụng bot|${me} cách dùng|${me})`,
    `(?:dùng|sử dụng) ${you} (?:thế nào|như thế nào|sao|ra sao|ntn)`,
    `${you} (?:dùng|sử dụng|hoạt động) (?:thế nào|như thế nào|sao|ra sao|ntn)`,
    "có (?:những |các )?lệnh (?:gì|nào)",
    `(?:hãy )?(?:giúp|giúp đỡ|cứu)(?: ${me})?(?: với| vs| đi)?`,
    "trợ giúp|menu",
  ].join("|"),
  wellbeing: [
    `${you} (?:có )?(?:khỏe|ổn) (?:không|ko|chứ|k)`,
    `${you} (?:ăn cơm|ăn|ngủ) chưa`,
    `${you} đang làm (?:gì|j)`,
    `${you} (?:hôm nay )?(?:thế nào|sao) rồi`,
    "khỏe (?:không|ko)",
  ].join("|"),
  goodbye:
    "tạm biệt|chào tạm biệt|bai|bai bai|bái bai|pai|pai pai|bb|hẹn gặp lại|gặp lại sau|hẹn gặp lại sau|gặp sau|hẹn lần sau|chúc ngủ ngon|ngủ ngon|g9",
  thanks: "cảm ơn|camon|cmon|cám ơn|đa tạ|tks|thks|thx|tk|thanks",
  greeting: [
    "xin chào|kính chào|chào|chào buổi (?:sáng|trưa|chiều|tối)|hello|helo|hellu|hé lô|hế lô|hi|hey|alo|a lô|alô",
    "buổi (?:sáng|trưa|chiều|tối) (?:vui vẻ|tốt lành)",
    `${you} (?:có|còn) (?:ở )?(?:đó|đấy|đây) (?:không|ko)`,
    "(?:bạn|bot|ad|admin|b|ad bot|trợ lý) ơi|ê bot",
    `cho ${me} hỏi|cho hỏi|(?:${me} )?muốn hỏi|${me} cần hỏi|bắt đầu|test|ping|start`,
  ].join("|"),
  agreement:
    "ok|oke|okê|oki|okay|okie|okey|okela|ô kê|vâng|dạ|ừ|ừm|uh|uhm|uk|ukm|hay|rất hay|tốt|rất tốt|tuyệt|tuyệt vời|được|được rồi|dc rồi|đc rồi|" +
    "hiểu rồi|đã hiểu|đã rõ|rõ rồi|biết rồi|đúng rồi|chính xác|hữu ích|rất hữu ích|giỏi|giỏi quá|giỏi lắm",
  laughter: "ha|haha|hahaha|hihi|hì hì|hehe|hê hê|hi hi|he he|kkk|kk|kaka|hic|huhu|hu hu|lol|hmm|hm|hjhj",
  beside: "ạ|à|nhé|nha|nhá|nhỉ|em|anh|chị|bạn|bn|bot|bác|cô|chú|nhiều|lắm|quá|luôn|rồi|r|vậy|thôi",
  besideThanks:
    "xin|rất|mình|tôi|các|cả nhà|mọi người|đồng chí|đ c|ad|admin|b|quý báo|hay|đã|vì|sự|trả lời|câu trả lời|giúp|giúp đỡ|hỗ trợ|thông tin|của|chân thành|thật",
  besideTalk:
    "các bạn|mọi người|cả nhà|tất cả|ad|admin|b|e|a|c|thầy|sếp|đồng chí|đ c|mình|tôi|ơi|nè|đi|với|vs|thế|đó|đấy|đây|hả|hở|z|v|nhờ|chút|một chút|tí|là",
};

/** What English says. */
export const englishTalk: TalkWords = {
  maker:
    "who (?:made|created|built|developed|programmed|wrote|runs|owns) (?:you|this bot|the bot)|who is your (?:maker|creator|author|developer|owner)",
  identity:
    "who (?:are|r) (?:you|u)|what are you|what(?: i)? ?s your name|your name|are you (?:a |an )?(?:human|bot|chatbot|robot|ai|real person|real|person|machine|chatgpt)|" +
    "introduce yourself|tell me about yourself|who is this|what is this|what is this bot|where do you get your (?:answers|information|data)(?: from)?|how old are you",
  abilities:
    "help|help me|what can (?:you|u|i) (?:do|ask|ask you)(?: for me)?|what do you do|what do you know|how (?:do|can) i (?:use|ask)(?: you| this| this bot)?|" +
    "how does this work|how do you work|how to use(?: you| this| this bot)?|how can you help(?: me)?|can you help(?: me)?|commands|show commands|what are the commands|instructions",
  wellbeing: "how are (?:you|u)|how are you doing|how do you do|how(?: i)? ?s it going|what(?: i)? ?s up|sup",
  goodbye:
    "bye|bye bye|goodbye|good bye|good night|see you|see you later|see ya|see you soon|cya|take care|farewell",
  thanks: "thanks|thank|thank you|thank u|many thanks|ty",
  greeting:
    "hello|hi|hey|hi there|hello there|good (?:morning|afternoon|evening|day)|greetings|howdy|are you there|i have a question",
  agreement:
    "ok|okay|yes|yep|yeah|sure|good|great|nice|cool|perfect|excellent|got it|i see|understood|well done",
  laughter: "haha|hehe|lol|hm|hmm",
  beside: "you|so|much|very|many|a lot",
  besideThanks: "for|the|help|your|answer|information|info|again|all",
  besideTalk:
    "there|all|everyone|everybody|guys|bro|sir|friend|dear|please|pls|plz|again|today|then|for now|and|exactly",
};

/** English words that Vietnamese uses as its own. */
export const loanWords =
  "ok|okay|hello|hi|hey|bye|bye bye|thanks|thank|ty|help|good|great|nice|cool|perfect|yes|yeah|start|test|bot|sir|bro|haha|hehe|lol|hm|hmm|you|sup|pls|plz|menu|ad|a|c|so";
