import type { DocumentWords, NamedPart } from "./documents-words.js";
import { momentFormat, numberFormat } from "./formats.js";

const count = numberFormat("en");
const share = numberFormat("en", { style: "percent", maximumFractionDigits: 0 });
const named = ({ part, title }: NamedPart) => (part === 0 ? `“${title}”` : `“Part ${part}: ${title}”`);
const of = (number: number, one: string, many: string) =>
  `${count.format(number)} ${number === 1 ? one : many}`;

/** Handing documents in, and looking after the articles, in English. */
export const documentsEn: DocumentWords = {
  intake: {
    waiting: (file, ahead) => `Received ${file}. ${of(ahead, "file is", "files are")} read before it.`,
    fetching: (file) => `Received ${file}. Downloading…`,
    reading: (file, done, total) =>
      total === null || total < 2
        ? `Reading ${file}…`
        : `Reading ${file}: page ${count.format(done)} of ${count.format(total)}`,
    read: (file, drafts) =>
      drafts === 0
        ? `No article was taken from ${file}.`
        : `${file} was read: ${of(drafts, "draft", "drafts")}. None is published yet.`,
    moreDrafts: (more) => `${of(more, "more draft is", "more drafts are")} in /articles.`,
    known: (file) => `${file} was sent before and waits to be published:`,
    tooLarge: (file, megabytes) =>
      `${file} is larger than ${count.format(megabytes)} MB, the most that Telegram lets bots download. Split it into several files, or have a Bot API server of your own set up.`,
    notFetched: (file) => `${file} could not be downloaded from Telegram. Please send it again.`,
    full: (waiting) =>
      `${of(waiting, "file waits", "files wait")} to be read. Please send this one again in some minutes.`,
    givenUp: (file) =>
      `Reading ${file} was cut off again and again, so it is given up. Try saving it in another format and send that.`,
    sendAsFile:
      "If this is a page to be taken into the series, please send the picture as a file (attach › File): sent as a photo, Telegram makes it smaller and its letters blur.",
    edited:
      "The file of an edited message is not read again; the draft is as it was. Please send the new file in a message of its own.",
  },
  draft: {
    heading: "Draft, not published",
    series: (series) => `Series: ${series}`,
    source: (file, pages) => `File: ${file}${pages === null ? "" : ` (${of(pages, "page", "pages")})`}`,
    compared: "Compared with the present one:",
    isNew: "This is a new article.",
    newSeries: (present) =>
      `The present articles are of the series “${present}”. If this one is too, press the button below.`,
    replaces: (present) => `Takes the place of ${named(present)}.`,
    difference: ({ changed, added, removed, before, after }) =>
      `${of(changed, "paragraph", "paragraphs")} changed, ${count.format(added)} added, ${count.format(removed)} removed. The first difference: “${before}” → “${after}”`,
    onlyHead: "the same paragraphs; only title, series or notes differ.",
    same: (present) => `${named(present)} is just like this draft, so there is nothing to publish.`,
    copy: (present) =>
      `This very text is in ${named(present)}, so it is not published a second time. To change its number, set the number of that one and take its place, or withdraw that one first.`,
    counts: ({ paragraphs, headings, characters }) =>
      `${of(paragraphs, "paragraph", "paragraphs")}, ${of(headings, "heading", "headings")}, ${of(characters, "character", "characters")}`,
    sections: "Sections:",
    more: (more) => `… and ${count.format(more)} more`,
    first: "First paragraph:",
    last: "Last paragraph:",
    leftOut: "Left out of the article:",
    recognised: (pages, confidence) =>
      `Recognised from pictures on ${of(pages, "page", "pages")}, ${share.format(confidence)} sure. Check the figures against the original.`,
    toCheck: "To be checked:",
    guessed: {
      title: "The file does not tell the title; the one above is a guess.",
      part: "The file does not tell the number of the part; the one above is a guess.",
      series: "The file does not tell the series; the one above is a guess.",
    },
    discarded: (name) => `The draft ${named(name)} is discarded. Send the file again if you need it.`,
    gone: "This draft is gone: published, discarded, or more than 7 days old. See /articles, or send the file again.",
    impossible: "It cannot be published yet:",
  },
  fields: {
    title: {
      ask: (now) => `What is the new title? Now it is “${now}”. Reply to this message with the title.`,
      placeholder: "Title",
      wrong:
        "A title has letters, and at most 300 characters. Please reply to the message that asks for it again.",
    },
    part: {
      ask: (now) => `Which part is this? Now it is ${now}. Reply to this message with a number.`,
      placeholder: "Such as 3",
      wrong:
        "The part is a number from 1 to 9999, such as 3. Please reply to the message that asks for it again.",
    },
    series: {
      ask: (now) =>
        `Which series does it belong to? Now it is “${now}”. Reply to this message with the series' title.`,
      placeholder: "Title of the series",
      wrong:
        "A series' title has letters, and at most 300 characters. Please reply to the message that asks for it again.",
    },
  },
  preview: {
    page: (page, last) => `Page ${count.format(page)} of ${count.format(last)}`,
    key: "Blue frames: paragraphs; red: headings; purple: lead; green: captions; brown: title, authors; grey: left out. The numbers are the order of reading.",
    failed: "This page could not be drawn. Press again, or read the text.",
  },
  articles: {
    heading: (articles) => `Articles (${count.format(articles)})`,
    oldVersions: (versions) => of(versions, "old version", "old versions"),
    withdrawn: "withdrawn",
    waiting: "draft",
    broken: "broken file",
    file: ({ file, paragraphs, headings, written }) =>
      `${file}: ${of(paragraphs, "paragraph", "paragraphs")}, ${of(headings, "heading", "headings")}, written ${written}`,
    isWithdrawn: "This article is withdrawn; nothing is answered from it.",
    versions: "Old versions:",
    version: (number, until) => `Version ${count.format(number)}: in use until ${until}`,
    noVersions: "There is no old version yet.",
    howToReplace: "To replace it, send the new file: a draft of the same series and part takes its place.",
    sameAsNow: "the same, but perhaps for title or notes.",
    comparedWithNow: "Compared with now:",
    askWithdraw: (name) =>
      `Withdraw ${named(name)}? Nothing will be answered from it any more. It is kept, and can be restored in /articles.`,
    unreadable: (file) => `The file ${file} cannot be read:`,
    none: "There is no article yet.",
  },
  changes: {
    loading: {
      published: (name) => `${named(name)} is written. Loading…`,
      replaced: (name) => `The new text of ${named(name)} is written. Loading…`,
      withdrawn: (name) => `${named(name)} is withdrawn. Loading the series again…`,
      restored: (name) => `${named(name)} is restored. Loading…`,
    },
    done: {
      published: (name) => `${named(name)} is published. It is answered from now on, everywhere.`,
      replaced: (name) =>
        `${named(name)} is replaced. The new text is answered from now on; the one before is kept.`,
      withdrawn: (name) =>
        `${named(name)} is withdrawn. It is not answered from any more; it is kept in /articles.`,
      restored: (name) => `${named(name)} is restored. This text is answered from now on.`,
    },
    notLoaded: (name) =>
      `The change of ${named(name)} is written but could not be loaded; answers are as they were before it:`,
    clash: (other) =>
      `Not possible yet: ${named(other)} has the same text, or the same part and title. Withdraw that one first.`,
    last: "This is the only article; without it there is nothing to answer from. Publish another one first.",
  },
  buttons: {
    publish: "Publish",
    replace: "Replace the present one",
    title: "Rename",
    part: "Set part",
    series: "Set series",
    knownSeries: (series) => `Of “${series}”`,
    preview: "Preview",
    discard: "Discard",
    cancel: "Leave it as it is",
    text: "Full text",
    withdraw: "Withdraw",
    keep: "Keep it",
    version: (number) => `Version ${number}`,
    restore: "Restore this version",
    undo: "Undo",
    list: "Articles",
    back: "‹ Article",
    loadAgain: "Load again",
    close: "Close",
  },
  toasts: {
    onlyAdmins: "Only the bot's administrators can use this button.",
    stale: "Something changed meanwhile. Please look at what is new, then press again.",
    gone: "There is nothing left to do this with. See /articles.",
    working: "Drawing the page, one moment…",
  },
  moment: momentFormat("en-GB"),
  help:
    "For administrators: send me a file (PDF, photo of a page, Word, saved web page, text, ZIP) to add or replace an article; nothing is published before you press.\n" +
    "/articles – the articles, to withdraw and restore\n/statistics – questions a day\n/reload – load the series again",
};
