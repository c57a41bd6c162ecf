import type { CancellationToken } from "vscode-languageserver/node";
import { shareReadings } from "../core/documents/read-file";
import type { FileSystem } from "../core/files/file-system";

/** Thrown out of the middle of work that nobody waits for any more. No fault: it is answered as what was cancelled. */
export class Cancelled extends Error {
  constructor() {
    super("The request was cancelled.");
  }
}

/**
 * Files for one request: once it is cancelled they give nothing any more, but throw `Cancelled`, so that a look through a
 * whole project stops at the next file, before what was read is parsed.
 */
export function cancellableFiles(files: FileSystem, token: CancellationToken): FileSystem {
  const stop = (): void => {
    if (token.isCancellationRequested) throw new Cancelled();
  };
  const stopping =
    <Answer>(ask: (path: string) => Promise<Answer>) =>
    async (path: string): Promise<Answer> => {
      stop();
      const answer = await ask(path);
      stop();
      return answer;
    };
  const cancellable: FileSystem = {
    readText: stopping((path) => files.readText(path)),
    list: stopping((path) => files.list(path)),
    kindOf: stopping((path) => files.kindOf(path)),
    realPath: stopping((path) => files.realPath(path)),
  };
  shareReadings(files, cancellable);
  return cancellable;
}
