import { checkSamples } from "../../detect/check-samples";
import { SAMPLES_SUFFIX } from "../../detect/read-samples";
import { detectorsOfItem } from "../../detect/read-detectors";
import type { Rule } from "../rule";

const SAMPLES = "wazir/detector-samples";

/** Runs the detectors of a module over the samples beside it, and tells where they do something else than asked. */
export const detectorSamples: Rule = {
  codes: [{ code: SAMPLES, severity: "warning", title: "A detector does something else than its samples ask for." }],
  async check({ kind, path, document, project, instruments }) {
    if (kind?.id !== "detector samples" || document.problems.length > 0) return [];
    const beside = `${path.slice(0, -SAMPLES_SUFFIX.length)}.md`;
    const module = project.library.all("module").find((item) => item.path === beside);
    if (module === undefined) return [];
    const found = await instruments?.detectors?.((runner) => checkSamples(detectorsOfItem(module), document, runner));
    return (found ?? []).map(({ message, range }) => ({ code: SAMPLES, message, range }));
  },
};
