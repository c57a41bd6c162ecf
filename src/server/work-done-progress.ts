import { inBackground } from "./guard";
import type { ServerContext } from "./server-context";

/** The progress of one piece of work, as the client shows it. */
export interface WorkDoneProgress {
  /** `percentage` counts from 0 to 100 and never falls. */
  readonly report: (percentage: number, message: string) => void;
  readonly end: () => void;
}

/** Begins a progress on the token that came with a request; without one nothing is reported. */
export function progressOn(server: ServerContext, token: string | number | undefined, title: string): WorkDoneProgress {
  if (token === undefined) return { report: () => undefined, end: () => undefined };
  const say = (value: Readonly<Record<string, unknown>>): void =>
    inBackground(server, "progress", server.connection.sendNotification("$/progress", { token, value }));
  say({ kind: "begin", title, cancellable: true, percentage: 0 });
  return {
    report: (percentage, message) => say({ kind: "report", percentage, message }),
    end: () => say({ kind: "end" }),
  };
}
