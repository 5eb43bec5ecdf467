import type { DocumentWords, NamedPart } from "./documents-words.js";
import { momentFormat, numberFormat } from "./formats.js";

const count = numberFormat("vi");
const share = numberFormat("vi", { style: "percent", maximumFractionDigits: 0 });
const named = ({ part, title }: NamedPart) => (part === 0 ? `“${title}”` : `“Bài ${part}: ${title}”`);

/** Handing documents in, and looking after the articles, in Vietnamese. */
export const documentsVi: DocumentWords = {
  intake: {
    waiting: (file, ahead) => `Đã nhận ${file}. Còn ${count.format(ahead)} tệp được đọc trước tệp này.`,
    fetching: (file) => `Đã nhận ${file}. Đang tải tệp…`,
    reading: (file, done, total) =>
      total === null || total < 2
        ? `Đang đọc ${file}…`
        : `Đang đọc ${file}: trang ${count.format(done)}/${count.format(total)}`,
    read: (file, drafts) =>
      drafts === 0
        ? `Chưa nhận được bài nào từ ${file}.`
        : `Đã đọc ${file}: ${count.format(drafts)} bản thảo. Chưa bài nào được công bố.`,
    moreDrafts: (more) => `Còn ${count.format(more)} bản thảo nữa, xem trong /bai.`,
    known: (file) => `${file} đã được gửi trước đó và đang chờ công bố:`,
    tooLarge: (file, megabytes) =>
      `${file} lớn hơn ${count.format(megabytes)} MB, mức tối đa Telegram cho bot tải về. Bạn tách thành nhiều tệp, hoặc nhờ người cài đặt dùng máy chủ Bot API riêng.`,
    notFetched: (file) => `Chưa tải được ${file} từ Telegram. Bạn gửi lại giúp nhé.`,
    full: (waiting) => `Đang có ${count.format(waiting)} tệp chờ đọc. Bạn gửi lại tệp này sau ít phút nhé.`,
    givenUp: (file) =>
      `Đọc ${file} nhiều lần không xong nên tôi thôi đọc tệp này. Bạn thử lưu sang định dạng khác rồi gửi lại.`,
    sendAsFile:
      "Nếu đây là trang báo cần đưa vào loạt bài, bạn gửi ảnh dưới dạng tệp (đính kèm › Tệp): gửi như ảnh thì Telegram nén lại, chữ sẽ mờ.",
    edited:
      "Tệp trong tin đã sửa không được đọc lại, bản thảo vẫn như cũ. Bạn gửi tệp mới bằng một tin mới nhé.",
  },
  draft: {
    heading: "Bản thảo, chưa công bố",
    series: (series) => `Loạt bài: ${series}`,
    source: (file, pages) => `Tệp: ${file}${pages === null ? "" : ` (${count.format(pages)} trang)`}`,
    compared: "So với bài hiện có:",
    isNew: "Đây là bài mới.",
    newSeries: (present) =>
      `Các bài hiện có thuộc loạt bài “${present}”. Nếu bài này cũng thuộc loạt ấy, bạn bấm nút bên dưới.`,
    replaces: (present) => `Thay cho bài hiện có ${named(present)}.`,
    difference: ({ changed, added, removed, before, after }) =>
      `sửa ${count.format(changed)}, thêm ${count.format(added)}, bớt ${count.format(removed)} đoạn. Khác đầu tiên: “${before}” → “${after}”`,
    onlyHead: "các đoạn giống hệt, chỉ khác tên bài, tên loạt bài hoặc ghi chú.",
    same: (present) => `Bài hiện có ${named(present)} đã đúng như bản thảo này, không có gì để công bố.`,
    copy: (present) =>
      `Toàn văn này đã có ở ${named(present)}, nên không công bố thêm lần nữa. Nếu muốn đổi số bài, hãy đổi về số của bài ấy để thay, hoặc rút bài ấy trước.`,
    counts: ({ paragraphs, headings, characters }) =>
      `${count.format(paragraphs)} đoạn, ${count.format(headings)} đề mục, ${count.format(characters)} ký tự`,
    sections: "Các mục:",
    more: (more) => `… và ${count.format(more)} mục khác`,
    first: "Đoạn đầu:",
    last: "Đoạn cuối:",
    leftOut: "Để ngoài, không đưa vào bài:",
    recognised: (pages, confidence) =>
      `Nhận dạng chữ từ ảnh trên ${count.format(pages)} trang, độ tin cậy ${share.format(confidence)}. Nên đối chiếu số liệu với bản gốc.`,
    toCheck: "Cần xem lại:",
    guessed: {
      title: "Tệp không ghi rõ tên bài, tên trên đây là tạm đặt.",
      part: "Tệp không ghi rõ số bài, số trên đây là tạm đặt.",
      series: "Tệp không ghi rõ tên loạt bài, tên trên đây là tạm đặt.",
    },
    discarded: (name) => `Đã bỏ bản thảo ${named(name)}. Nếu cần, bạn gửi lại tệp.`,
    gone: "Bản thảo này không còn: đã được công bố, đã bỏ, hoặc để quá 7 ngày. Bạn xem /bai, hoặc gửi lại tệp.",
    impossible: "Chưa công bố được:",
  },
  fields: {
    title: {
      ask: (now) => `Tên mới của bài là gì? Hiện là “${now}”. Bạn trả lời tin này bằng tên mới.`,
      placeholder: "Tên bài",
      wrong: "Tên bài cần có chữ và không dài quá 300 ký tự. Bạn trả lời lại tin hỏi tên giúp nhé.",
    },
    part: {
      ask: (now) => `Đây là bài số mấy? Hiện là ${now}. Bạn trả lời tin này bằng một con số.`,
      placeholder: "Ví dụ: 3",
      wrong: "Số bài là một số từ 1 đến 9999, chẳng hạn 3. Bạn trả lời lại tin hỏi số bài giúp nhé.",
    },
    series: {
      ask: (now) => `Bài này thuộc loạt bài nào? Hiện là “${now}”. Bạn trả lời tin này bằng tên loạt bài.`,
      placeholder: "Tên loạt bài",
      wrong: "Tên loạt bài cần có chữ và không dài quá 300 ký tự. Bạn trả lời lại tin hỏi tên giúp nhé.",
    },
  },
  preview: {
    page: (page, last) => `Trang ${count.format(page)}/${count.format(last)}`,
    key: "Khung xanh dương: đoạn; đỏ: đề mục; tím: sapo; xanh lá: chú thích ảnh; nâu: tên bài, tác giả; xám: để ngoài. Số là thứ tự đọc.",
    failed: "Chưa vẽ được trang này. Bạn bấm lại, hoặc xem toàn văn.",
  },
  articles: {
    heading: (articles) => `Các bài (${count.format(articles)})`,
    oldVersions: (versions) => `${count.format(versions)} bản cũ`,
    withdrawn: "đã rút",
    waiting: "bản thảo",
    broken: "tệp hỏng",
    file: ({ file, paragraphs, headings, written }) =>
      `${file}: ${count.format(paragraphs)} đoạn, ${count.format(headings)} đề mục, ghi lúc ${written}`,
    isWithdrawn: "Bài đã rút, bot không trả lời từ bài này.",
    versions: "Các bản cũ:",
    version: (number, until) => `Bản ${count.format(number)}: dùng đến ${until}`,
    noVersions: "Chưa có bản cũ nào.",
    howToReplace:
      "Muốn thay bài này, bạn gửi tệp mới; bản thảo cùng loạt bài và cùng số bài sẽ thay vào đây.",
    sameAsNow: "giống hệt, chỉ có thể khác tên bài hoặc ghi chú.",
    comparedWithNow: "So với bản hiện nay:",
    askWithdraw: (name) =>
      `Rút ${named(name)}? Bot sẽ thôi trả lời từ bài này. Bài vẫn được giữ và khôi phục được trong /bai.`,
    unreadable: (file) => `Tệp ${file} không đọc được:`,
    none: "Chưa có bài nào.",
  },
  changes: {
    loading: {
      published: (name) => `Đã ghi ${named(name)}. Đang nạp…`,
      replaced: (name) => `Đã ghi bản mới của ${named(name)}. Đang nạp…`,
      withdrawn: (name) => `Đã rút ${named(name)}. Đang nạp lại loạt bài…`,
      restored: (name) => `Đã khôi phục ${named(name)}. Đang nạp…`,
    },
    done: {
      published: (name) => `Đã công bố ${named(name)}. Từ giờ bot trả lời từ bài này, ở mọi nơi.`,
      replaced: (name) => `Đã thay ${named(name)}. Từ giờ bot trả lời từ bản mới; bản trước được giữ.`,
      withdrawn: (name) =>
        `Đã rút ${named(name)}. Từ giờ bot không trả lời từ bài này; bài được giữ trong /bai.`,
      restored: (name) => `Đã khôi phục ${named(name)}. Từ giờ bot trả lời từ bản này.`,
    },
    notLoaded: (name) =>
      `Đã ghi thay đổi của ${named(name)} nhưng chưa nạp được, bot vẫn trả lời như trước khi thay đổi:`,
    clash: (other) =>
      `Chưa làm được, vì ${named(other)} đang có cùng nội dung, hoặc cùng số bài và tên bài. Hãy rút bài ấy trước.`,
    last: "Đây là bài duy nhất đang có, rút thì bot không còn gì để trả lời. Hãy công bố bài khác trước.",
  },
  buttons: {
    publish: "Công bố",
    replace: "Thay bài hiện có",
    title: "Đổi tên",
    part: "Đổi số bài",
    series: "Đổi loạt bài",
    knownSeries: (series) => `Thuộc “${series}”`,
    preview: "Xem trước",
    discard: "Bỏ bản thảo",
    cancel: "Thôi, giữ như cũ",
    text: "Toàn văn",
    withdraw: "Rút bài",
    keep: "Thôi, giữ bài",
    version: (number) => `Bản ${number}`,
    restore: "Khôi phục bản này",
    undo: "Hoàn tác",
    list: "Các bài",
    back: "‹ Về bài",
    loadAgain: "Nạp lại",
    close: "Đóng",
  },
  toasts: {
    onlyAdmins: "Chỉ người quản trị bot dùng được nút này.",
    stale: "Vừa có thay đổi khác. Bạn xem lại nội dung mới rồi bấm lần nữa nhé.",
    gone: "Không còn để làm việc này. Bạn xem /bai.",
    working: "Đang vẽ trang, chờ tôi một chút…",
  },
  moment: momentFormat("vi"),
  help:
    "Dành cho người quản trị: gửi tôi một tệp (PDF, ảnh chụp, Word, trang web đã lưu, văn bản, ZIP) để thêm hoặc thay bài; bấm nút mới công bố.\n" +
    "/bai – các bài, rút và khôi phục\n/thong_ke – số câu hỏi mỗi ngày\n/nap_lai – nạp lại loạt bài",
};
