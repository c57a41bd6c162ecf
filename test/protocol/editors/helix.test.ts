import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { helixProgram } from "../../../tools/host/install-helix.mjs";
import { testProject, type TemporaryProject } from "../../support/temporary-project";
import { smallProject, workflow } from "../support/documents";
import { documentedSetup, editorEnvironment } from "./documented-setup";

const run = promisify(execFile);

/** Milliseconds that Helix and the server have to show something. */
const PATIENCE = 20_000;

const installed = existsSync(helixProgram);
if (!installed) console.warn("Helix is not installed: the server is not tested in it.");

/** A Helix in a terminal that a test reads and types into. */
interface Helix {
  /** Presses keys one after the other, as tmux names them. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Waits until the terminal shows it. */
  readonly see: (shown: RegExp) => Promise<void>;
  /** Goes back to the normal mode, from whatever is open: that may take the key once more. */
  readonly leave: () => Promise<void>;
}

/** Opens a file of a project in Helix with the documented set-up, and `wazir` on the path. */
async function openInHelix(project: TemporaryProject, path: string): Promise<Helix> {
  project.write(".config/helix/languages.toml", documentedSetup("toml"));
  const env = { ...editorEnvironment(project), XDG_CONFIG_HOME: project.at(".config") };
  const tmux = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await run("tmux", ["-S", project.at("terminal"), "-f", "/dev/null", ...args], {
      cwd: project.root,
      env,
      timeout: 5000,
    });
    return stdout;
  };
  const log = project.at("helix.log");
  const editor = [helixProgram, "-vv", "--log", log, project.at(path)];
  await tmux("new-session", "-d", "-x", "120", "-y", "30", ...editor);
  onTestFinished(async () => {
    await tmux("kill-server");
  });
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await tmux("send-keys", key);
  };
  const see = async (shown: RegExp, patience = PATIENCE): Promise<void> => {
    let screen = "";
    const end = Date.now() + patience;
    while (Date.now() < end) {
      screen = await tmux("capture-pane", "-p");
      if (shown.test(screen)) return;
      await pause(50);
    }
    throw new Error(`Helix never showed ${shown.source}. It shows:\n${screen}\n${lastOfDocument(log)}`);
  };
  const leave = async (): Promise<void> => {
    await press("Escape");
    await see(/ NOR /, PATIENCE / 4).catch(async () => {
      await press("Escape");
      await see(/ NOR /);
    });
  };
  return { press, see, leave };
}

/** The last that Helix told and was told of its document, each cut to what tells one from another. */
function lastOfDocument(log: string): string {
  const lines = readFileSync(log, "utf8").split("\n");
  const said = lines.filter(
    (line) => /didChange"|publishDiagnostics"|out of date/.test(line) && !line.includes("DEBUG"),
  );
  return said
    .slice(-10)
    .map((line) => `${line.slice(11, 23)} ${line.slice(-150)}`)
    .join("\n");
}

test.skipIf(!installed)(
  "a real Helix with the documented set-up shows findings, hovers, completes and fixes",
  async () => {
    const faulty = workflow("note", "scribe").replace("gate: none", "gate: humen");
    const project = testProject(smallProject({ "workflows/note.md": faulty }));
    const { press, see, leave } = await openInHelix(project, "workflows/note.md");
    await see(/^●\s+8\s+gate: humen/m);

    await press("/", "^gate", "Enter");
    await see(/8:\d/);
    await press("Space", "k");
    await see(/What lets the phase pass/);

    await press("Escape");
    await see(/^(?![^]*What lets the phase pass)/); // Until then a terminal takes Escape and the next key for one with Alt.
    await press("g", "l");
    await see(/`gate` is `humen`[^]*Did you mean `human`\?/);
    await press("Space", "a");
    await see(/Replace with `human`/);
    await press("Enter");
    await see(/^\s+8\s+gate: human\s*$/m);

    await press("/", "^role", "Enter");
    await see(/5:\d/);
    await press("g", "l", "b", "c");
    await see(/ INS /); // It may complete by itself.
    await press("C-x");
    await see(/clarifier\s+reference/);
    await press("s", "c", "r");
    await see(/scribe\s+reference/);
    await press("Tab");
    await see(/\s5\s+role: scribe\s*$/m);
    await leave();
    await see(/^\s+5\s+role: scribe\s*$/m);
    await press(":", "w", "Enter");
    await see(/written/);
    expect(readFileSync(project.at("workflows/note.md"), "utf8")).toBe(
      workflow("note", "scribe").replace("none", "human"),
    );
  },
);
