import { detectorFaults } from "../../detect/detector-faults";
import { detectorsOfItem } from "../../detect/read-detectors";
import { readSamples, samplesPath } from "../../detect/read-samples";
import { readDocument } from "../../documents/read-document";
import { basename } from "../../files/path";
import { itemOfDocument } from "../../library/read-item";
import type { Finding } from "../rule";
import { moduleRule, type ModuleContext } from "./module-rule";

const FAULT = "wazir/detector-fault";
const UNSHOWN = "wazir/detector-without-samples";

/** Finds detectors that cannot be run as they are written, and those that no sample shows. */
export const moduleDetectors = moduleRule(
  [
    { code: FAULT, severity: "warning", title: "A detector cannot be run as it is written." },
    { code: UNSHOWN, severity: "warning", title: "A detector has no samples that show what it finds." },
  ],
  async (context) => {
    const { module, document, path, instruments } = context;
    if (module.detect.length === 0) return [];
    const file = { kind: "module", id: module.id, origin: "workspace", path, text: document.text } as const;
    const item = itemOfDocument(document, file);
    const detectors = detectorsOfItem(item);
    const faults = (await instruments?.detectors?.((runner) => detectorFaults(detectors, runner))) ?? [];
    const shown = await shownDetectors(context);
    return module.detect.flatMap(({ id, idRange: range }): readonly Finding[] => {
      const { key } = detectors.find((one) => one.key.endsWith(`#${id}`)) ?? {};
      if (key === undefined) return [];
      const own = faults.filter(({ detector }) => detector === key);
      const findings = own.map(({ message }) => ({ code: FAULT, message, range }));
      if (shown.has(id)) return findings;
      const message = `No sample shows what \`${id}\` finds: write texts that it has to find, and others, into \`${basename(samplesPath(path))}\` beside the module.`;
      return [...findings, { code: UNSHOWN, message, range }];
    });
  },
);

/** The ids that have samples in the file beside the module. */
async function shownDetectors({ files, path }: ModuleContext): Promise<ReadonlySet<string>> {
  const read = await files.readText(samplesPath(path));
  return new Set(read.ok ? readSamples(readDocument(read.text, "yaml"), []).map(({ id }) => id) : []);
}
