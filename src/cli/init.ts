import { basename, resolve } from "node:path";
import { initialize } from "../core/library/initialize";
import { fromNative } from "../platform/native-path";
import { nodeWriter } from "../platform/node-writer";
import type { Answer } from "./answer";
import { EXIT } from "./exit-codes";

/** `wazir init [folder]`: the manifest of a project of its own. One that is there stays as it is. */
export async function init(folder: string): Promise<Answer> {
  const path = resolve(folder);
  const done = await initialize(nodeWriter, { path: fromNative(path), name: basename(path) });
  switch (done.state) {
    case "refused":
      return { code: EXIT.findings, text: done.message, json: done };
    case "already there":
      return { code: EXIT.ok, text: `${done.manifest} is there already.`, json: done };
    case "written":
      return { code: EXIT.ok, text: `Wrote ${done.manifest}.`, json: done };
  }
}
