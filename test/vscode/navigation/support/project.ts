import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { until } from "../../support/until";
import { place } from "../../support/wazir";

const RUN = ".wazir/runs/20261110-opening-hours";

/** The files of the suite's workspace that its tests are about. */
export const FILES = {
  manifest: "wazir.manifest.yaml",
  critic: "wazir/roles/critic.md",
  review: "wazir/workflows/review.md",
  hours: "src/hours.js",
  spec: `${RUN}/artifacts/spec.md`,
  plan: `${RUN}/artifacts/implementation-plan.md`,
  proof: `${RUN}/artifacts/verification-proof.md`,
  log: `${RUN}/events.ndjson`,
} as const;

/** Where one of them is. */
export function uriOf(path: string): vscode.Uri {
  return place(...path.split("/"));
}

/** What stands on disk at a path of the workspace. */
export function onDisk(path: string): Promise<string> {
  return readFile(uriOf(path).fsPath, "utf8");
}

/** A place as `path:line text`, lines counted from 1. Read from disk: a document that is opened for it would stay. */
export async function shown({ uri, range: { start, end } }: vscode.Location): Promise<string> {
  const line = (await readFile(uri.fsPath, "utf8")).split("\n")[start.line] ?? "";
  return `${vscode.workspace.asRelativePath(uri)}:${start.line + 1} ${line.slice(start.character, end.character)}`;
}

/** What `ask` answers once it is as `fits` wants it: asked again whenever the server had documents checked again. */
export async function answered<T>(ask: () => PromiseLike<T>, fits: (answer: T) => boolean): Promise<T> {
  let last: T | undefined;
  return until(
    vscode.languages.onDidChangeDiagnostics,
    async () => {
      last = await ask();
      return fits(last) ? last : undefined;
    },
    () => `the answer is ${JSON.stringify(last)}`,
  );
}
