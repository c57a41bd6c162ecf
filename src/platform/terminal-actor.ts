import type { Actor } from "../core/runs/event";

/** What a terminal command knows of who started it. */
export interface TerminalSigns {
  readonly stdinIsTty: boolean;
  readonly stdoutIsTty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The name that the user is logged in with. */
  readonly user: string;
}

/** Who acts, and for an agent the sign that it is one: it completes "This is taken for an agent's act, because …". */
export interface TerminalActor {
  readonly actor: Actor;
  readonly why: string | undefined;
}

/**
 * Variables that agents set for the commands they run, with the agent's name; docs/approvals.md says where each is
 * documented. The first two are a convention: their value is the name.
 */
const AGENTS: readonly (readonly [variable: string, name: string])[] = [
  ["AI_AGENT", ""],
  ["AGENT", ""],
  ["CLAUDECODE", "claude-code"],
  ["CODEX_SANDBOX", "codex"],
  ["CODEX_THREAD_ID", "codex"],
  ["CODEX_CI", "codex"],
  ["GEMINI_CLI", "gemini-cli"],
  ["CURSOR_AGENT", "cursor"],
  ["COPILOT_CLI", "copilot-cli"],
  ["COPILOT_AGENT_SESSION_ID", "copilot"],
  ["OPENCODE", "opencode"],
  ["AUGMENT_AGENT", "augment"],
  ["QWEN_CODE", "qwen-code"],
  ["CLINE_ACTIVE", "cline"],
  ["GOOSE_TERMINAL", "goose"],
  ["AMP_CURRENT_THREAD_ID", "amp"],
  ["ANTIGRAVITY_AGENT", "antigravity"],
];

/**
 * Who acts at a terminal: a person only where both standard input and output are one, outside of CI, and where no
 * known agent has left its sign; an agent in every other case. It cannot see through an agent that opens a terminal of
 * its own and hides its sign: that is why an approval also needs a key.
 */
export function terminalActor({ stdinIsTty, stdoutIsTty, env, user }: TerminalSigns): TerminalActor {
  const sign = AGENTS.find(([variable]) => isSet(env[variable]));
  if (sign !== undefined) {
    const [variable, name] = sign;
    return agent(name === "" ? plainName(env[variable]) : name, `the variable \`${variable}\` is set`);
  }
  if (isSet(env.CI)) return agent("ci", "the variable `CI` is set");
  if (!stdinIsTty) return agent("agent", "standard input is no terminal");
  if (!stdoutIsTty) return agent("agent", "standard output is no terminal");
  return { actor: { id: user, kind: "person" }, why: undefined };
}

function agent(id: string, why: string): TerminalActor {
  return { actor: { id, kind: "agent" }, why };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:|0|false)$/i.test(value);
}

/** A name that can stand in a log and in a message: `1` and the like say only that there is an agent. */
function plainName(value = ""): string {
  const name = value.replace(/[^\w.@-]+/g, "-").slice(0, 64);
  return /[A-Za-z]/.test(name) && !/^true$/i.test(name) ? name : "agent";
}
