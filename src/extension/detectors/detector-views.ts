import type { LogOutputChannel } from "vscode";
import type { Engine } from "../engine/engine";
import type { ProjectState } from "../project-state";
import type { ServerLink } from "../server-link";
import { showSampleTests, type SampleTests } from "../testing/sample-tests";
import { runModuleSamples } from "./run-module-samples";
import { tryDetector } from "./try-detector";

/** What acts on detectors work with. */
export interface DetectorsAround {
  readonly engine: Engine;
  readonly state: ProjectState;
  readonly server: ServerLink;
  readonly log: LogOutputChannel;
}

const ACTS = { runSamples: runModuleSamples, try: tryDetector } as const;

/** The name of something that a person does with detectors. */
export type DetectorActName = keyof typeof ACTS;

/** What a person does with detectors of their own modules: samples in the Test Explorer, and acts on modules. */
export interface DetectorViews {
  readonly samples: SampleTests;
  /** `argument` is whatever a menu, a lens or a caller gave. */
  act(name: DetectorActName, argument: unknown): Promise<void>;
  dispose(): void;
}

/** Shows the samples of the window's own modules. */
export async function createDetectorViews(around: DetectorsAround): Promise<DetectorViews> {
  const samples = showSampleTests(around);
  await samples.refresh();
  return {
    samples,
    act: async (name, argument) => {
      // A module that was just written is known before it is asked for.
      await samples.refresh();
      await ACTS[name]({ ...around, samples }, argument);
    },
    dispose: () => samples.dispose(),
  };
}
