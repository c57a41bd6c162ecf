import { RequestType } from "vscode-languageserver/node";
import { checkSamples } from "../../core/detect/check-samples";
import { detectorsOfItem } from "../../core/detect/read-detectors";
import { samplesPath } from "../../core/detect/read-samples";
import { readDocument } from "../../core/documents/read-document";
import { RUN_SAMPLES, type RunSamplesParams, type RunSamplesResult } from "../../protocol/detectors";
import { refuseAfterShutdown } from "../guard";
import type { ServerContext } from "../server-context";

const REQUEST = new RequestType<RunSamplesParams, RunSamplesResult, void>(RUN_SAMPLES);

/** Runs samples of a module on request, as they stand in open editors, and says how each came out. */
export function registerRunSamples(server: ServerContext): void {
  const { connection, projects, files, instruments } = server;
  connection.onRequest(REQUEST, async ({ root, module: id, only }, token) => {
    refuseAfterShutdown(server);
    const without = (state: RunSamplesResult["state"]): RunSamplesResult => ({ state, samples: [], problems: [] });
    const { detectors: lend } = instruments;
    if (lend === undefined) return without("untrusted");
    // A window sees what changed on disk, and asks, before its client tells of it.
    await projects.invalidate(root);
    const module = (await projects.at(root)).library.get("module", id);
    const read = module === undefined ? undefined : await files.readText(samplesPath(module.path));
    if (module === undefined || read?.ok !== true) return without("missing");
    const wish = {
      isCancelled: () => token.isCancellationRequested,
      ...(only === undefined ? {} : { only: new Set(only) }),
    };
    const check = await lend((runner) =>
      checkSamples(detectorsOfItem(module), readDocument(read.text, "yaml"), runner, wish),
    );
    return {
      state: token.isCancellationRequested ? "cancelled" : "done",
      samples: check.results.map(({ sample: { key }, outcome, found, message }) => ({ key, outcome, found, message })),
      problems: check.problems.flatMap(({ sample, detector, message }) =>
        sample === undefined ? [{ detector, message }] : [],
      ),
    };
  });
}
