import { foldDiacritics } from "./syllable.js";

/** Words of a question that ask, link or are polite, and say nothing of its topic. Canonical forms; phrases first. */
const vietnamese = `
bao nhiêu|bao giờ|bao lâu|khi nào|lúc nào|năm nào|ngày nào|ở đâu|vì sao|tại sao|do đâu|như thế nào|thế nào|ra sao|làm sao|là gì|những gì|cái gì|gồm gì|điều gì|làm gì|con gì|cây gì|con nào|cây nào|việc gì|chuyện gì|tên gì|tên là gì|có ai|không ai|là ai|thế à|gì vậy|thì sao
có phải|hay không|được không|phải không|có không|hay chưa|có thể|cho biết|cho hỏi|xin hỏi|cho tôi|cho em|cho mình|cho anh|cho chị|giúp tôi|giúp mình|làm ơn|vui lòng|tìm giúp|xem giúp|tra giúp|muốn biết|muốn hỏi|hỏi về|nói về|liên quan
loạt bài|bài báo|bài viết|trong bài|bài này|loạt bài này|phóng sự|theo bài|nêu trong|được nêu|nhắc đến|nhắc tới|đề cập
phần trăm|viết tắt|nghĩa là|từ gì|gồm những|những loại|loại nào|nơi nào|đơn vị nào|địa phương nào|người nào|cụ thể|chính xác|hiện nay|hiện tại|đến nay
đồng chí|đ c|quý báo|quý vị|anh chị|các anh|các chị|mọi người|kính thưa|thưa quý|kính gửi|xin lỗi|làm phiền|xin phép|nếu được|nếu không phiền|nhờ anh|nhờ chị|nhờ bạn|tìm hộ|tra hộ|giúp với|giúp em|cho con|cho tui|con hỏi|em hỏi|mình hỏi|tôi hỏi|hỏi chút|hỏi xíu|hỏi tí|ngớ ngẩn|nghe nói|nghe đồn|hình như|thật ra|rốt cuộc|tóm lại|nói chung|bây giờ|lúc này|hồi đó|hồi trước|hồi nào|lúc đó|cảm ơn|cám ơn|với ạ|được hông|phải hông|đúng không|đúng hông|biết không|tên là|gọi là|nhé ạ|nha ad|vậy ạ
ông|bà|cô|chú|bác|mn|ad|admin|bot|tui|ntn
j|z|v|vs|dz|hok|hk|hem|k|ko|kh|hông|chớ|chứ|luôn|nè|á|ơ|ý|í|tí|xíu|chút|thôi|đó|đấy|nhá|hen|hén|heng|ak|uh|ừ|ờ|kiểu|hihi|pls|plz|giúp|nhờ|dùm|giờ|hồi|liệu|lận|trc
ai|gì|nào|đâu|sao|mấy|chưa|không|vậy|thế|hả|nhỉ|ạ|à|ơi|dạ|thưa|nhé|nha|đi|với|giùm|ah|ha|hong|kg|bn|bnhiu|bnhieu|nhiu
là|có|của|và|ở|tại|trong|trên|dưới|cho|để|về|thì|mà|bị|được|đã|đang|sẽ|cũng|những|các|một|này|kia|ấy|nọ|rồi|còn|từ|đến|tới|theo|vào|ra|lên|xuống|bởi|do|vì|nên|nếu|khi|như|bằng|cùng|cả|mỗi|mọi|từng|hay|hoặc|nhưng|lại|cứ|chỉ|rất|lắm|quá|hơn|nhất|gồm|tôi|em|mình|anh|chị|bạn|nó|họ|ta|cái|con|chiếc|ngoài|sau|trước|giữa|dc|đc|nhung|wa
`;

const english = `
how many|how much|what is|what are|what was|who is|who was|in the|of the|is the|tell me|according to
a|an|the|of|in|on|at|to|for|by|with|from|and|or|is|are|was|were|be|been|did|do|does|has|have|had|there|this|that|these|those|it|its|they|their|them|he|she|his|her|which|what|who|whom|whose|when|where|why|how|many|much|any|some|please|tell|me|about|give|say|says|said|article|series|get|got|i|we|you|as|so|after|before|during|into|out|over|than|then|such|also|now|currently
`;

function entries(list: string): string[] {
  return list.trim().split(/[|\n]/);
}

/** Vietnamese words and phrases (syllables parted by one space) that carry no topic. */
export const vietnameseStopPhrases: readonly string[] = entries(vietnamese);

const stops = new Set(vietnameseStopPhrases);
const foldedStops = new Set(vietnameseStopPhrases.map(foldDiacritics));

/** Whether Vietnamese words (canonical) carry no topic; `untoned`: to be compared without diacritics. */
export function isStopPhrase(text: string, untoned: boolean): boolean {
  return untoned ? foldedStops.has(text) || stops.has(text) : stops.has(text);
}

/** English words and phrases that carry no topic. */
export const englishStopPhrases: readonly string[] = entries(english);
