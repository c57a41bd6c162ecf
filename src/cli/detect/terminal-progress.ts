/** A line that says how far long work is, where a person sees it. */
export interface TerminalProgress {
  report(done: number, all: number): void;
  /** Takes the line away. */
  end(): void;
}

/** Milliseconds between two lines: eyes see no more. */
const PAUSE = 100;

/** Progress on a stream that is a terminal; elsewhere there is none. */
export function terminalProgress(stream: { readonly isTTY?: boolean; write(text: string): unknown }): TerminalProgress {
  let last = performance.now();
  let isShown = false;
  return {
    report(done, all) {
      if (stream.isTTY !== true || performance.now() - last < PAUSE) return;
      last = performance.now();
      isShown = true;
      stream.write(`\r\u001B[K${done} of ${all} files`);
    },
    end() {
      if (isShown) stream.write("\r\u001B[K");
    },
  };
}
