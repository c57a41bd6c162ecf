import type { CodeLens, Command } from "vscode-languageserver-types";
import type { SamplesCheck } from "../../core/detect/check-samples";
import { detectorsOfItem } from "../../core/detect/read-detectors";
import { readSamples, samplesPath } from "../../core/detect/read-samples";
import { readDocument, type ReadDocument } from "../../core/documents/read-document";
import type { LibraryItem } from "../../core/library/item";
import { moduleOf, moduleOfItem, type ModuleHeader } from "../../core/library/module";
import { definitionsIn } from "../../core/rules/definitions";
import { moduleOfSamples, moduleSamples } from "../../core/rules/expertise/module-samples";
import type { OffsetRange } from "../../core/text/range";
import type { Translate } from "../../core/text/translate";
import { rangeOf } from "../document";
import type { Asked } from "../subjects";

/** The client's commands that run the samples of a module, and that try a detector; their argument is a `LensedDetector`. */
const RUN_SAMPLES = "wazir.runDetectorSamples";
const TRY_DETECTOR = "wazir.tryDetector";

/** What a command is about: a module of a project, or one of its detectors. */
export interface LensedDetector {
  readonly root: string;
  readonly module: string;
  readonly detector?: string;
}

/** What some work gives if that is known soon; undefined where it takes longer, and then the client asks again when it is. */
export type Settled = <Value>(work: Promise<Value>) => Promise<Value | undefined>;

/** The lenses of a module, and of the samples beside it: how its samples came out, without words, and one that tries each detector. */
export function samplesLenses(about: Asked): readonly CodeLens[] {
  const { own, document } = about;
  const { uri } = document;
  const state = (range: OffsetRange): CodeLens => ({
    range: rangeOf(document, range),
    data: { uri, target: "samples", id: "" },
  });
  if (own.kind.id === "module") {
    return definitionsIn(own.kind, own.document).flatMap(({ target, node }) =>
      target === "module" ? [state(node.range)] : [],
    );
  }
  if (own.kind.id !== "detector samples") return [];
  return [state({ start: 0, end: 0 }), ...tryLenses(about)];
}

function tryLenses({ context, own, document }: Asked): readonly CodeLens[] {
  const module = moduleOfSamples(context.project.library, own.path);
  if (module === undefined) return [];
  const detectors = detectorsOfItem(module);
  return readSamples(own.document, detectors).flatMap(({ id, range }) => {
    const command = detectors.some(({ key }) => key === `${module.id}#${id}`)
      ? commandOf(context, TRY_DETECTOR, context.t("try on workspace"), module, id)
      : undefined;
    return command === undefined ? [] : [{ range: rangeOf(document, range), command }];
  });
}

/** What a module has, and how its samples came out: `3 rules · 2 detectors · samples pass`. */
export async function resolveSamplesLens(about: Asked, lens: CodeLens, settled: Settled): Promise<CodeLens> {
  const { context, own } = about;
  const { t } = context;
  const module = moduleOfSamples(context.project.library, own.path);
  const header = own.kind.id === "module" ? moduleOf(own.document) : module && moduleOfItem(module);
  if (header === undefined) return { ...lens, command: { title: t("samples of no module"), command: "" } };
  const parts = [
    header.rules.length === 1 ? t("1 rule") : t("{0} rules", header.rules.length),
    header.detect.length === 1 ? t("1 detector") : t("{0} detectors", header.detect.length),
  ];
  const title = async (): Promise<readonly string[]> =>
    module === undefined || header.detect.length === 0 ? [] : [await stateOf(about, module, header, settled)];
  const words = [...parts, ...(await title())].join(" · ");
  const command =
    module === undefined || header.detect.length === 0 ? undefined : commandOf(context, RUN_SAMPLES, words, module);
  return { ...lens, command: command ?? { title: words, command: "" } };
}

function commandOf(
  { abilities, project: { root } }: Asked["context"],
  command: string,
  title: string,
  { id: module, origin }: LibraryItem,
  detector?: string,
): Command | undefined {
  if (abilities.detectorCommands !== true || root === undefined || origin !== "workspace") return undefined;
  const subject: LensedDetector = { root, module, ...(detector === undefined ? {} : { detector }) };
  return { title, command, arguments: [subject] };
}

async function stateOf(
  { context, own }: Asked,
  module: LibraryItem,
  header: ModuleHeader,
  settled: Settled,
): Promise<string> {
  const { t } = context;
  const samples = own.kind.id === "module" ? await documentAt(context, samplesPath(own.path)) : own.document;
  if (samples === undefined) return t("no samples");
  if (samples.problems.length > 0) return t("samples cannot be read");
  const check = moduleSamples(context.instruments, module, samples);
  if (check === undefined) return t("run samples");
  const known = await settled(check);
  return known === undefined ? t("checking samples") : samplesWords(known, header, t);
}

async function documentAt({ files }: Asked["context"], path: string): Promise<ReadDocument | undefined> {
  const read = await files.readText(path);
  return read.ok ? readDocument(read.text, "yaml") : undefined;
}

/** How samples came out, in words; `samples pass` only where each detector has some, and nothing is wrong with any. */
function samplesWords(
  { results, problems }: SamplesCheck,
  { detect }: Pick<ModuleHeader, "detect">,
  t: Translate,
): string {
  const failed = results.filter(({ outcome }) => outcome !== "pass").length;
  if (failed > 0) return failed === 1 ? t("1 sample fails") : t("{0} samples fail", failed);
  if (problems.length > 0) {
    return problems.length === 1 ? t("1 problem with samples") : t("{0} problems with samples", problems.length);
  }
  const bare = detect.filter(({ id }) => !results.some(({ sample }) => sample.key.startsWith(`${id}/`)));
  if (bare.length > 0) {
    return bare.length === 1 ? t("1 detector without samples") : t("{0} detectors without samples", bare.length);
  }
  return t("samples pass");
}
