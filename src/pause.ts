/** What pauses listen to: an AbortSignal, of Node's kind or of grammY's, whose types differ. */
export interface PauseSignal {
  readonly aborted: boolean;
  addEventListener(name: "abort", listener: () => void): void;
  removeEventListener(name: "abort", listener: () => void): void;
}

/** Resolves after so many ms, or as soon as the signal fires. */
export function pause(time: number, signal?: PauseSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, time);
    signal?.addEventListener("abort", end);
  });
}
