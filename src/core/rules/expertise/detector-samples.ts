import type { Rule } from "../rule";
import { moduleOfSamples, moduleSamples } from "./module-samples";

const SAMPLES = "wazir/detector-samples";

/** Runs the detectors of a module over the samples beside it, and tells where they do something else than asked. */
export const detectorSamples: Rule = {
  codes: [{ code: SAMPLES, severity: "warning", title: "A detector does something else than its samples ask for." }],
  async check({ kind, path, document, project, instruments }) {
    if (kind?.id !== "detector samples" || document.problems.length > 0) return [];
    const module = moduleOfSamples(project.library, path);
    if (module === undefined) return [];
    const check = await moduleSamples(instruments, module, document);
    return (check?.problems ?? []).map(({ message, range }) => ({ code: SAMPLES, message, range }));
  },
};
