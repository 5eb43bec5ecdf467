export type { ProgramWords } from "./run-program.js";
export { type Recording, type SpeechToText, Transcriber, type TranscriberSettings } from "./transcriber.js";
export { TranscriptionError } from "./transcription-error.js";
