import { checkSamples, type SamplesCheck } from "../../detect/check-samples";
import { detectorsOfItem } from "../../detect/read-detectors";
import { SAMPLES_SUFFIX } from "../../detect/read-samples";
import type { ReadDocument } from "../../documents/read-document";
import { keptWith } from "../../kept-with";
import type { Library, LibraryItem } from "../../library/item";
import type { Instruments } from "../instruments";

/** The module whose samples stand in the file at `path`, or which stands there itself; undefined where there is none. */
export function moduleOfSamples(library: Library, path: string): LibraryItem | undefined {
  const file = path.endsWith(SAMPLES_SUFFIX) ? `${path.slice(0, -SAMPLES_SUFFIX.length)}.md` : path;
  return library.all("module").find((item) => item.path === file);
}

/** A check, and what it was made of. */
interface KnownCheck {
  readonly of: string;
  readonly check: Promise<SamplesCheck>;
}

/** The last check of each module, by its path: whoever asks about the same texts shares it. */
const known = keptWith<Instruments, Map<string, KnownCheck>>(() => new Map());

/**
 * How the samples of a module came out. They are run when this is first asked, and again after its detectors or the samples were
 * changed. Undefined where nothing may be run.
 */
export function moduleSamples(
  instruments: Instruments | undefined,
  module: LibraryItem,
  samples: ReadDocument,
): Promise<SamplesCheck> | undefined {
  const lend = instruments?.detectors;
  if (instruments === undefined || lend === undefined) return undefined;
  const detectors = detectorsOfItem(module);
  const of = JSON.stringify([detectors, samples.text]);
  const checks = known(instruments);
  const last = checks.get(module.path);
  if (last?.of === of) return last.check;
  const check = lend((runner) => checkSamples(detectors, samples, runner));
  checks.set(module.path, { of, check });
  check.catch(() => {
    if (checks.get(module.path)?.check === check) checks.delete(module.path);
  });
  return check;
}
