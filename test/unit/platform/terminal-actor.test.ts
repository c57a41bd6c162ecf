import { expect, test } from "vitest";
import { terminalActor, type TerminalSigns } from "../../../src/platform/terminal-actor";

const PERSON: TerminalSigns = { stdinIsTty: true, stdoutIsTty: true, env: { PATH: "/bin" }, user: "dana" };

test("a person is whoever has a terminal on both sides, outside of CI and agents", () => {
  expect(terminalActor(PERSON)).toEqual({ actor: { id: "dana", kind: "person" }, why: undefined });
  const off = {
    CI: "",
    CLAUDECODE: "0",
    AI_AGENT: "false",
    GEMINI_CLI_HOME: "/x",
    CODEX_HOME: "/x",
    SSH_AGENT_PID: "1",
  };
  expect(terminalActor({ ...PERSON, env: off }).actor.kind).toBe("person");
});

test.each<readonly [string, Partial<TerminalSigns>, string, string]>([
  ["input from a pipe", { stdinIsTty: false }, "agent", "standard input is no terminal"],
  ["output into a pipe", { stdoutIsTty: false }, "agent", "standard output is no terminal"],
  ["CI", { env: { CI: "true" } }, "ci", "the variable `CI` is set"],
  ["Claude Code", { env: { CLAUDECODE: "1" } }, "claude-code", "the variable `CLAUDECODE` is set"],
  ["Codex", { env: { CODEX_SANDBOX: "seatbelt" } }, "codex", "the variable `CODEX_SANDBOX` is set"],
  ["Gemini CLI", { env: { GEMINI_CLI: "1" } }, "gemini-cli", "the variable `GEMINI_CLI` is set"],
  ["Cursor", { env: { CURSOR_AGENT: "1" } }, "cursor", "the variable `CURSOR_AGENT` is set"],
  ["Copilot's CLI", { env: { COPILOT_CLI: "1" } }, "copilot-cli", "the variable `COPILOT_CLI` is set"],
  ["an agent by the convention", { env: { AI_AGENT: "amp" } }, "amp", "the variable `AI_AGENT` is set"],
  ["an agent without a name", { env: { AGENT: "1" } }, "agent", "the variable `AGENT` is set"],
  ["a name with signs", { env: { AI_AGENT: "a b\nc" } }, "a-b-c", "the variable `AI_AGENT` is set"],
])("%s is taken for an agent", (_name, signs, id, why) => {
  expect(terminalActor({ ...PERSON, ...signs })).toEqual({ actor: { id, kind: "agent" }, why });
});
