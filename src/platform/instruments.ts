import { once } from "../core/kept-with";
import type { Instruments, RunnerLender } from "../core/rules/instruments";
import { tokenCounter } from "./count-tokens";
import { createDetectPool, type DetectPool } from "./detect/detect-pool";
import type { DetectProgram } from "./detect/detect-worker";
import { digestFile } from "./digest-file";
import { codeParser } from "./parse-code";
import { sha256 } from "./sha256";

/**
 * What rules measure with on this machine; each part is loaded when it is first asked for, and waited for. The detectors of the
 * workspace's modules are run only while `isTrusted`.
 */
export function nodeInstruments(program: DetectProgram, isTrusted: () => boolean): Instruments {
  const lend = runnerLender(program);
  return {
    tokens: once(tokenCounter),
    parse: codeParser(program.grammars),
    digests: { sha256, digest: digestFile },
    get detectors() {
      return isTrusted() ? lend : undefined;
    },
  };
}

/** Lends one runner, in the order in which it is asked for. Its thread keeps no program from ending. */
function runnerLender(program: DetectProgram): RunnerLender {
  let pool: DetectPool | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return (use) => {
    const turn = last.then(() => use((pool ??= createDetectPool(program, 1))));
    last = turn.catch(() => undefined);
    return turn;
  };
}
