import { importErrors } from "./errors/import-errors.js";
import { packageFailure } from "./errors/package-errors.js";
import { runningErrors } from "./errors/running-errors.js";

/**
 * Every failure that a person may meet, in one table: what happened, and what to do.
 * `{name}` stands for a parameter given where the error is raised.
 */
const table = {
  ...runningErrors,
  ...importErrors,
  CONFIG_INVALID: {
    vi: "Biến môi trường {variable} không hợp lệ: {reason}. Hãy sửa lại trong tệp .env (xem .env.example).",
    en: "Environment variable {variable} is not valid: {reason}. Correct it in .env (see .env.example).",
  },
  MODEL_MISSING: {
    vi: "Không tìm thấy mô hình {model} (đã tìm trong {folder}). Hãy sửa EMBEDDING_MODEL: tên một thư mục ở đó, đường dẫn thư mục, hoặc tên chủ/tên trên hub.",
    en: "The model {model} was not found (looked in {folder}). Set EMBEDDING_MODEL to a folder there, a folder's path, or owner/name on a hub.",
  },
  MODEL_INVALID: {
    vi: "Không đọc được mô hình {model} trong {folder} ({reason}). Hãy chép lại mô hình; nếu mô hình tải từ hub thì xoá thư mục đó rồi chạy lại.",
    en: "The model {model} in {folder} cannot be read ({reason}). Put its files back; if it came from a hub, delete that folder and run again.",
  },
  MODEL_DOWNLOAD_FAILED: {
    vi: "Không tải được mô hình {model} từ {hub} ({reason}). Hãy kiểm tra mạng và tên mô hình, hoặc bỏ EMBEDDING_MODEL để dùng mô hình có sẵn.",
    en: "The model {model} could not be downloaded from {hub} ({reason}). Check the network and the name, or unset EMBEDDING_MODEL to use the bundled one.",
  },
  LEXICON_INVALID: {
    vi: "Không đọc được bảng tần suất từ {file} ({reason}). Hãy lấy lại tệp này từ kho mã.",
    en: "The word frequency table {file} cannot be read ({reason}). Restore the file from the repository.",
  },
  INDEX_DAMAGED: {
    vi: "Chỉ mục trong {folder} bị hỏng hoặc không phải của chương trình này ({reason}). Chương trình sẽ tự tạo lại khi khởi động (hoặc chạy: npm run index).",
    en: "The index in {folder} is damaged or foreign ({reason}). It is rebuilt at the next start (or run: npm run index).",
  },
  INDEX_MISSING: {
    vi: "Chưa có chỉ mục trong {folder}. Hãy chạy: npm run index.",
    en: "There is no index in {folder} yet. Run: npm run index.",
  },
  INDEX_OUTDATED: {
    vi: "Chỉ mục trong {folder} đã cũ (khác: {reason}). Hãy chạy: npm run index.",
    en: "The index in {folder} is out of date (differs in: {reason}). Run: npm run index.",
  },
  INDEX_NOT_KEPT: {
    vi: "Không ghi được chỉ mục vào {folder} ({reason}), nên lần này chỉ giữ trong bộ nhớ. Hãy kiểm tra quyền ghi và dung lượng đĩa, hoặc đổi INDEX_DIR.",
    en: "The index could not be written to {folder} ({reason}) and is kept in memory for now. Check the permissions and the free space, or change INDEX_DIR.",
  },
  QUESTION_MISSING: {
    vi: 'Chưa có câu hỏi. Hãy chạy: npm run ask -- "câu hỏi" (hoặc --batch TỆP).',
    en: 'There is no question. Run: npm run ask -- "question" (or --batch FILE).',
  },
  BATCH_UNREADABLE: {
    vi: "Không đọc được tệp câu hỏi {file} ({reason}). Hãy kiểm tra đường dẫn và quyền đọc.",
    en: "The file of questions {file} cannot be read ({reason}). Check its path and permissions.",
  },
  BATCH_LINE_INVALID: {
    vi: 'Dòng {line} không phải JSON dạng {"question":"…"}. Hãy sửa dòng này, hoặc viết câu hỏi thành chữ thường.',
    en: 'Line {line} is not JSON of the form {"question":"…"}. Correct it, or write the question as plain text.',
  },
  INTERNAL: {
    vi: "Lỗi ngoài dự kiến: {reason}. Hãy chạy lại với LOG_LEVEL=debug để xem chi tiết.",
    en: "Unexpected error: {reason}. Run again with LOG_LEVEL=debug to see the details.",
  },
  TELEGRAM_TOKEN_MALFORMED: {
    vi: "BOT_TOKEN không đúng dạng 123456789:ABC…. Hãy chép lại nguyên vẹn từ @BotFather vào tệp .env.",
    en: "BOT_TOKEN does not look like 123456789:ABC…. Copy it again, whole, from @BotFather into .env.",
  },
  TELEGRAM_TOKEN_INVALID: {
    vi: "Telegram không nhận BOT_TOKEN này. Hãy chép lại token từ @BotFather vào tệp .env.",
    en: "Telegram does not accept this BOT_TOKEN. Copy the token again from @BotFather into .env.",
  },
  TELEGRAM_UNREACHABLE: {
    vi: "Không dùng được Bot API tại {root} ({reason}). Hãy kiểm tra mạng, TELEGRAM_API_ROOT và, nếu Telegram bị chặn, HTTPS_PROXY.",
    en: "The Bot API at {root} cannot be used ({reason}). Check the network, TELEGRAM_API_ROOT and, where Telegram is blocked, HTTPS_PROXY.",
  },
  TELEGRAM_CONFLICT: {
    vi: "Một tiến trình khác vẫn đang nhận tin bằng cùng BOT_TOKEN, sau {seconds} giây thử lại: có thể ở máy chủ khác, trong một container, một cửa sổ lệnh hay dịch vụ lưu trữ cũ. Hãy dừng tiến trình đó rồi chạy lại; nếu không tìm thấy, hãy đổi token bằng lệnh /revoke ở @BotFather.",
    en: "Another process still receives messages with the same BOT_TOKEN, after {seconds} seconds of trying: perhaps on another server, in a container, in a terminal or at a former host. Stop that one, then run again; if you cannot find it, get a new token by /revoke at @BotFather.",
  },
  TELEGRAM_WEBHOOK_REFUSED: {
    vi: "Telegram không nhận WEBHOOK_URL ({reason}). Hãy dùng địa chỉ https công khai ở cổng 443, 80, 88 hoặc 8443, hoặc bỏ trống để nhận tin bằng long polling.",
    en: "Telegram does not accept WEBHOOK_URL ({reason}). Give a public https address on port 443, 80, 88 or 8443, or unset it to use long polling.",
  },
  TELEGRAM_TOKEN_MISSING: {
    vi: "Chưa có BOT_TOKEN. Hãy lấy token từ @BotFather và ghi vào tệp .env.",
    en: "There is no BOT_TOKEN. Get a token from @BotFather and put it into .env.",
  },
  TELEGRAM_SETUP_REFUSED: {
    vi: "Telegram không nhận {method} ({reason}). Hãy chạy lại sau; những mục đã gửi được giữ nguyên.",
    en: "Telegram does not accept {method} ({reason}). Run again later; what was sent before is kept.",
  },
  PORT_UNAVAILABLE: {
    vi: "Không mở được cổng tại {address} ({reason}). Hãy đổi PORT hoặc HOST, hoặc dừng chương trình đang dùng cổng đó.",
    en: "Cannot listen at {address} ({reason}). Change PORT or HOST, or stop the program that uses that port.",
  },
  TEXT_BINARY: {
    vi: "{file} không phải là tệp văn bản. Hãy lưu lại nội dung thành văn bản thuần UTF-8.",
    en: "{file} is not a text file. Save its content as plain text in UTF-8.",
  },
  TEXT_ENCODING: {
    vi: "{file}, dòng {line}: không phải là UTF-8 (hoặc UTF-16 có BOM). Hãy lưu lại tệp với mã UTF-8.",
    en: "{file}, line {line}: not UTF-8 (or UTF-16 with a byte order mark). Save the file as UTF-8.",
  },
  TEXT_EMPTY: {
    vi: "{file} không có chữ nào. Hãy kiểm tra lại tệp.",
    en: "{file} holds no text. Check the file.",
  },
  CORPUS_MISSING: {
    vi: "Không mở được thư mục bài báo {directory}. Hãy kiểm tra CORPUS_DIR.",
    en: "The folder of articles {directory} cannot be opened. Check CORPUS_DIR.",
  },
  CORPUS_EMPTY: {
    vi: "Thư mục {directory} không có bài báo nào (tệp .md). Hãy thêm một bài bằng: npm run import -- TỆP",
    en: "The folder {directory} holds no article (.md file). Add one with: npm run import -- FILE",
  },
  CORPUS_UNREADABLE: {
    vi: "Không đọc được {file} ({reason}). Hãy kiểm tra quyền đọc của tệp.",
    en: "{file} cannot be read ({reason}). Check the file's permissions.",
  },
  CORPUS_FRONT_MATTER: {
    vi: "{file}, dòng {line}: tệp phải bắt đầu bằng phần khai báo nằm giữa hai dòng ---. Xem corpus/README.md.",
    en: "{file}, line {line}: the file must begin with front matter between two lines of ---. See corpus/README.md.",
  },
  CORPUS_YAML: {
    vi: "{file}, dòng {line}: phần khai báo sai cú pháp YAML ({reason}). Hãy sửa dòng này.",
    en: "{file}, line {line}: the front matter is not valid YAML ({reason}). Correct that line.",
  },
  CORPUS_FIELD_MISSING: {
    vi: "{file}, dòng {line}: phần khai báo thiếu trường {field}. Hãy thêm một dòng như: {example}",
    en: "{file}, line {line}: the front matter lacks the field {field}. Add a line such as: {example}",
  },
  CORPUS_FIELD: {
    vi: "{file}, dòng {line}: giá trị của trường {field} không hợp lệ. Hãy viết như: {example}",
    en: "{file}, line {line}: the value of the field {field} is not valid. Write it as: {example}",
  },
  CORPUS_MARKER: {
    vi: "{file}, dòng {line}: không có loại đoạn nào tên là “{marker}”. Hãy dùng meta, lead, body hoặc caption.",
    en: "{file}, line {line}: there is no kind of paragraph called “{marker}”. Use meta, lead, body or caption.",
  },
  CORPUS_COMMENT: {
    vi: "{file}, dòng {line}: chú thích <!-- chưa được đóng. Hãy thêm --> vào cuối chú thích.",
    en: "{file}, line {line}: the comment <!-- never ends. Add --> at its end.",
  },
  CORPUS_NO_PARAGRAPH: {
    vi: "{file}, dòng {line}: dưới phần khai báo không có đoạn văn nào. Hãy thêm nội dung bài báo.",
    en: "{file}, line {line}: there is no paragraph below the front matter. Add the article's text.",
  },
  CORPUS_DUPLICATE: {
    vi: "{file}, dòng {line}: trùng với bài trong {other}. Hãy bỏ hoặc đổi tên, số bài và tiêu đề của một trong hai tệp.",
    en: "{file}, line {line}: the same article as {other}. Remove one, or change its name, part and title.",
  },
  CORPUS_FILE_LONG: {
    vi: "{file} dài {size} MB, quá giới hạn {limit} MB của một bài. Hãy tách thành nhiều tệp, mỗi bài một tệp.",
    en: "{file} has {size} MB, more than the {limit} MB of an article. Split it into several files, one for each article.",
  },
  CORPUS_FRONT_MATTER_LONG: {
    vi: "{file}: phần khai báo giữa hai dòng --- dài quá {limit} ký tự. Hãy bỏ bớt các trường không dùng, hoặc thêm dòng --- ngay sau trường cuối.",
    en: "{file}: the front matter between the two lines of --- has more than {limit} characters. Remove fields that are not used, or put the line --- right after the last one.",
  },
  CORPUS_PARAGRAPH_LONG: {
    vi: "{file}, dòng {line}: đoạn văn dài {length} ký tự, quá giới hạn {limit}. Hãy chèn dòng trống để tách thành nhiều đoạn.",
    en: "{file}, line {line}: the paragraph has {length} characters, more than the {limit} of one. Split it with blank lines.",
  },
  CORPUS_MARKS: {
    vi: "{file}, dòng {line}: có chữ mang hơn 30 dấu chồng lên nhau, văn bản đã hỏng. Hãy gõ hoặc chép lại đoạn này.",
    en: "{file}, line {line}: a letter carries more than 30 marks, so the text is damaged. Type or copy this paragraph again.",
  },
  CORPUS_SOURCE_NOTE: {
    vi: '{file}, dòng {line}: không hiểu ghi chú “{note}”. Cách viết đúng: <!-- page: 3 -->, <!-- page: 3, recognised -->, <!-- page: none -->, <!-- reading: ["3.093","3.098"] -->.',
    en: '{file}, line {line}: the note “{note}” is not understood. Right ones: <!-- page: 3 -->, <!-- page: 3, recognised -->, <!-- page: none -->, <!-- reading: ["3.093","3.098"] -->.',
  },
  CORPUS_COPY: {
    vi: "{file} có cùng nội dung với {other} nên không được đọc lần nữa. Hãy xoá bản sao, hoặc thay bằng nội dung của bài khác.",
    en: "{file} holds the same text as {other}, so it is not read a second time. Remove the copy, or put another article's text into it.",
  },
} as const satisfies Record<string, { vi: string; en: string }>;

/** Code of an error that the project itself raises. */
export type ErrorCode = keyof typeof table;

/** Languages in which an error can be told to a person. */
export type ErrorLanguage = "vi" | "en";

/** Values for the `{placeholders}` of an error's text. */
export type ErrorParameters = Readonly<Record<string, string | number>>;

/** An error from the table. `message` is the English text; `describeError` gives it in the reader's language. */
export class AppError extends Error {
  override readonly name = "AppError";

  /**
   * @param code which row of the table
   * @param parameters values for the row's placeholders
   * @param options `cause`: the error underneath, kept for the log
   */
  constructor(
    readonly code: ErrorCode,
    readonly parameters: ErrorParameters = {},
    options?: { cause?: unknown },
  ) {
    super(fill(table[code].en, parameters), options);
  }
}

/** What happened and what to do, as one line for a person. Errors from outside the table are told as INTERNAL. */
export function describeError(error: unknown, language: ErrorLanguage): string {
  if (error instanceof AppError) return fill(table[error.code][language], error.parameters);
  const failure = packageFailure(error);
  if (failure) return fill(table[failure.code][language], failure.parameters);
  const reason = reasonOf(error);
  return fill(table.INTERNAL[language], { reason });
}

/** What something thrown says of itself. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function fill(template: string, parameters: ErrorParameters): string {
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
  // Reasons that come from below may have several lines.
  const lines = filled.split(/[\r\n]+/);
  return lines.length === 1
    ? filled
    : lines
        .map((line) => line.trim())
        .filter(Boolean)
        .join(" ");
}
