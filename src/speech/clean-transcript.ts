/** A time that a program puts before what was said then: `[00:00:00.000 --> 00:00:02.500]`. */
const time = /\[[\d:.,\s]+-->[\d:.,\s]+\]/g;

/** What programs print in place of words: `[BLANK_AUDIO]`, `[Âm nhạc]`, notes of music. */
const noise = /\[[^[\]\n]{1,40}\]|[♪♫♬]/gu;

/**
 * What was said, on one line: without times, such as whisper.cpp prints unless told not to, and without marks for noise, music and silence.
 * @returns empty where nothing was said
 */
export function cleanTranscript(printed: string): string {
  const said = printed.replace(time, " ").replace(noise, " ").replace(/\s+/gu, " ").trim();
  return /[\p{L}\p{N}]/u.test(said) ? said.normalize("NFC") : "";
}
