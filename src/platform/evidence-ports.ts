import type { EvidencePorts } from "../core/evidence/collect-evidence";
import { relativeTo } from "../core/files/path";
import { digestFile } from "./digest-file";
import { gitRevision } from "./git-revision";
import { nodeFiles } from "./node-files";
import { runCommand, type CommandOptions } from "./run-command";
import { sha256 } from "./sha256";

/** What a door decides about the commands it has run. `root` and `stateRoot` are absolute. */
export interface EvidenceOptions extends Pick<CommandOptions, "env" | "limitMs" | "signal" | "onOutput"> {
  readonly root: string;
  readonly stateRoot: string;
  /** The time, ISO 8601, UTC. */
  readonly now: () => string;
}

/** What collecting evidence needs, on this machine. */
export function evidencePorts({ root, stateRoot, now, ...options }: EvidenceOptions): EvidencePorts {
  return {
    files: nodeFiles,
    sha256,
    digest: digestFile,
    run: (words, outputPath) => runCommand(words, { ...options, cwd: root, outputPath }),
    revision: () => gitRevision(root, relativeTo(root, stateRoot) ?? ".wazir"),
    now,
  };
}
