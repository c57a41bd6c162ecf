import type * as vscode from "vscode";
import type { Dashboard } from "../dashboard/dashboard";
import type { DetectorViews } from "../detectors/detector-views";
import type { Engine } from "../engine/engine";
import type { ExpertiseDesk } from "../expertise/expertise";
import type { ProjectState } from "../project-state";
import type { RunViews } from "../run-views";
import type { ServerLink } from "../server-link";
import type { Views } from "../views/register-views";

/** What every command works with. */
export interface CommandContext {
  readonly state: ProjectState;
  /** Rejects where the installation is damaged. */
  readonly engine: () => Promise<Engine>;
  /** Findings and criteria of the window's runs. */
  readonly runViews: () => Promise<RunViews>;
  /** What a person does with detectors of their own. */
  readonly detectors: () => Promise<DetectorViews>;
  /** What a person does with modules. */
  readonly expertise: () => Promise<ExpertiseDesk>;
  readonly server: ServerLink;
  readonly dashboard: Dashboard;
  readonly views: Pick<Views, "revealPhase">;
  readonly log: vscode.LogOutputChannel;
}

/** A command. `argument` is whatever its caller gave: a node of a tree, an object of a key binding, or nothing. */
export type Command = (context: CommandContext, argument: unknown) => Promise<void> | void;

/** A text that a command's caller gave by name, or undefined. */
export function textArgument(argument: unknown, name: string): string | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const value = (argument as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : undefined;
}
