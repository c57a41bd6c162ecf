import { EXIT } from "./exit-codes";

/** What a command came to, for a person and for a program alike. */
export interface Answer {
  /** One of `EXIT`. */
  readonly code: number;
  /** For a person, without the last line break; empty where there is nothing to say. */
  readonly text: string;
  /** The same for a program: what `--json` prints. */
  readonly json: unknown;
  /** For a person on standard error, so that they are in nobody's way who reads the text; `json` has them too. */
  readonly notices?: readonly string[];
}

/** That something was not done, and why: on standard error, as what is read from standard output is something else. */
export function refusal(message: string, code: number = EXIT.findings): Answer {
  return { code, text: "", json: { message }, notices: [message] };
}

/** Prints an answer the way it was asked for; that a command was not understood is told on standard error. */
export function printAnswer({ code, text, json, notices = [] }: Answer, asJson: boolean): void {
  endWithReader();
  if (!asJson) for (const notice of notices) process.stderr.write(`${notice}\n`);
  process.exitCode = code;
  if (asJson) process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
  else if (text !== "") (code === EXIT.usage ? process.stderr : process.stdout).write(`${text}\n`);
}

/** Ends quietly when nobody reads any more what is written, as in `wazir status | head -1`. */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}
