import { l10n, Range, type TestController, type TestItem, Uri } from "vscode";
import type { SampledDetector, SampledModule, SampledPlace, ShownSample } from "../engine/sample-desk";

/** What an item of the Test Explorer stands for: a module, one of its detectors, or a sample of that. */
export interface SampleItem {
  readonly item: TestItem;
  readonly module: SampledModule;
  readonly detector: SampledDetector | undefined;
  readonly sample: ShownSample | undefined;
}

/** Makes the items those of the modules, and gives them by their ids; one that stays is changed in its place, so that its results stay. */
export function showSampleItems(
  controller: TestController,
  modules: readonly SampledModule[],
  before: ReadonlyMap<string, SampleItem>,
): ReadonlyMap<string, SampleItem> {
  const shown = new Map<string, SampleItem>();
  const take = (id: string, label: string, place: SampledPlace, of: Omit<SampleItem, "item">): TestItem => {
    const old = before.get(id)?.item;
    const uri = Uri.file(place.path);
    const item = old?.uri?.toString() === uri.toString() ? old : controller.createTestItem(id, label, uri);
    const { start, end } = place;
    item.label = label;
    item.range = new Range(start.line, start.character, end.line, end.character);
    item.sortText = String(shown.size).padStart(5, "0");
    shown.set(id, { item, ...of });
    return item;
  };
  const tops = modules.map((module) => {
    const id = moduleItemId(module);
    const top = take(id, module.title, module.place, { module, detector: undefined, sample: undefined });
    // The Test Explorer reads the description aloud instead of the label, so it names the item as well.
    top.description = module.id;
    const detectors = module.detectors.map((detector) => {
      const label = `${detector.id} ${detector.message}`.trim();
      const of = { module, detector };
      const own = take(`${id}/${detector.id}`, label, detector.place, { ...of, sample: undefined });
      const samples = detector.samples.map((sample) =>
        take(`${id}/${sample.key}`, sampleLabel(sample), sample.place, { ...of, sample }),
      );
      own.children.replace(samples);
      return own;
    });
    top.children.replace(detectors);
    return top;
  });
  controller.items.replace(tops);
  return shown;
}

/** The id of a module's item; those of its detectors and samples follow behind a slash. */
export function moduleItemId({ root, id }: Pick<SampledModule, "root" | "id">): string {
  return `${root}#${id}`;
}

function sampleLabel({ isPositive, title }: ShownSample): string {
  return isPositive ? l10n.t("finds: {0}", title) : l10n.t("leaves alone: {0}", title);
}
