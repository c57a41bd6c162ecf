import { chmodSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { PROGRAMS } from "../../support/programs";
import type { TemporaryProject } from "../../support/temporary-project";

const DOCUMENTATION = fileURLToPath(new URL("../../../docs/language-server.md", import.meta.url));

/** The set-up in a language that the documentation has for an editor, word for word: the first one that `fits`. */
export function documentedSetup(language: string, fits: (code: string) => boolean = () => true): string {
  const blocks = readFileSync(DOCUMENTATION, "utf8").matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"));
  const setup = [...blocks].map(([, code]) => code!).find(fits);
  if (setup === undefined) throw new Error(`The documentation has no set-up in ${language} for this editor.`);
  return setup;
}

/** The environment of an editor that starts in a project: `wazir` is on its path, and its home is the project. */
export function editorEnvironment(project: TemporaryProject): NodeJS.ProcessEnv {
  const command = project.write("bin/wazir", `#!/bin/sh\nexec "${process.execPath}" "${PROGRAMS}/cli.js" "$@"\n`);
  chmodSync(command, 0o755);
  const home = project.root;
  return { ...process.env, PATH: `${dirname(command)}:${process.env.PATH}`, HOME: home, XDG_STATE_HOME: home };
}
