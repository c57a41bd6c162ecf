import { rememberedFiles } from "../core/files/remembered-files";
import { homesOf } from "../core/library/project";
import { artifactsBesideOnce } from "../core/runs/read-artifacts";
import { inBackground } from "./guard";
import type { ServerContext, Surroundings } from "./server-context";

/**
 * Milliseconds of quiet before documents are looked at again, and the most of them where that takes long; in between, a share
 * of what it took last. It is a part only: an edit meanwhile ends the look at the next document.
 */
const QUIET = { least: 5, most: 250, share: 0.2 } as const;

/**
 * Looks again at documents that something changed for, one after the other and behind what a person asks for; all of them see
 * their surroundings at one moment. What is asked of it during a sweep begins a new one, with those that are left.
 */
export function sweepOver(
  server: ServerContext,
  look: (uri: string, around: Surroundings) => Promise<void>,
): (uris: readonly string[]) => void {
  const due = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let current = 0;
  let cost = 0;
  const sweep = async (own: number): Promise<void> => {
    const started = performance.now();
    const homes = (await server.projects.all()).flatMap(homesOf);
    const around = { files: rememberedFiles(server.files, homes), beside: artifactsBesideOnce() };
    // In the order of their places, those of a run come together.
    for (const uri of [...due].sort()) {
      await server.turns.next();
      if (own !== current || server.isShutDown()) return;
      due.delete(uri);
      await look(uri, around);
    }
    cost = performance.now() - started;
  };
  return (uris) => {
    for (const uri of uris) due.add(uri);
    current++;
    clearTimeout(timer);
    const quiet = Math.min(QUIET.most, Math.max(QUIET.least, QUIET.share * cost));
    timer = setTimeout(() => inBackground(server, "checking again", sweep(current)), quiet);
  };
}
