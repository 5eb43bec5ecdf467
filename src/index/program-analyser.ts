import { analyserFingerprint } from "./analyser.js";

/**
 * What `scripts/bundle.mjs` computed when it put the program together: the analyser's fingerprint, and the version of Unicode by which
 * the Node.js of that time told letters from other signs. Not there where the sources run as they are.
 */
declare const BUILT_ANALYSER: { readonly fingerprint: string; readonly unicode: string } | undefined;

/** The fingerprint of this program's analyser: computed at each start it would take a tenth of the time to the first answer. */
export function programAnalyser(): string {
  const isBuilt =
    typeof BUILT_ANALYSER !== "undefined" && BUILT_ANALYSER.unicode === process.versions.unicode;
  return isBuilt ? BUILT_ANALYSER.fingerprint : analyserFingerprint();
}
