import { type Manifest, readManifest } from "./store/manifest.js";

/**
 * Reads an index by its manifest. Another process may put a new index in place, and remove the old one, while it is being read: then the
 * new one is read.
 *
 * @param read given the manifest; null where there is none of this format
 * @throws what `read` throws of an index that stayed; a plain Error where the manifest is none
 */
export async function retryWhileSwapped<T>(
  indexDir: string,
  read: (manifest: Manifest | null) => Promise<T>,
): Promise<T> {
  const manifest = await readManifest(indexDir);
  try {
    return await read(manifest);
  } catch (error) {
    const now = await readManifest(indexDir);
    if (!now || now.generation === manifest?.generation) throw error;
    return retryWhileSwapped(indexDir, read);
  }
}
