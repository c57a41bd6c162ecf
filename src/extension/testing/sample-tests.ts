import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  type TestController,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  workspace,
} from "vscode";
import { SAMPLES_SUFFIX } from "../../core/detect/read-samples";
import { fromNative } from "../../platform/native-path";
import type { Engine } from "../engine/engine";
import type { SampledModule } from "../engine/sample-desk";
import { oneAtATime } from "../one-at-a-time";
import type { ProjectState } from "../project-state";
import type { ServerLink } from "../server-link";
import { chosenItems } from "./chosen-items";
import { runSamples } from "./run-samples";
import { moduleItemId, showSampleItems, type SampleItem } from "./sample-items";

const DEBOUNCE_MILLISECONDS = 200;

/** The samples of the detectors of the window's own modules in the Test Explorer. */
export interface SampleTests {
  readonly controller: TestController;
  /** The modules that are shown. */
  readonly modules: readonly SampledModule[];
  /** Told whenever the samples were read anew and are shown. */
  readonly onDidShow: Event<void>;
  /** Reads the samples anew; settled once the Test Explorer shows them. */
  refresh(): Promise<void>;
  /** Runs what a request asks for, as the Test Explorer does. */
  run(request: TestRunRequest, token?: CancellationToken): Promise<void>;
  /** Runs all samples of a module, and shows it in the Test Explorer. */
  runModule(module: Pick<SampledModule, "root" | "id">): Promise<void>;
  dispose(): void;
}

/** What the samples are shown with. */
export interface SampleTestsAround {
  readonly engine: Engine;
  readonly state: ProjectState;
  readonly server: Pick<ServerLink, "ask">;
  readonly log: LogOutputChannel;
}

/** Shows the samples, follows what changes, on disk and in editors, and runs them. */
export function showSampleTests({ engine, state, server, log }: SampleTestsAround): SampleTests {
  const controller = tests.createTestController("wazir.samples", l10n.t("Wazir Detectors"));
  const didShow = new EventEmitter<void>();
  let modules: readonly SampledModule[] = [];
  let shown: ReadonlyMap<string, SampleItem> = new Map();
  let timer: NodeJS.Timeout | undefined;

  const read = async (): Promise<void> => {
    const { projects } = await state.loaded();
    const texts = openTexts();
    const found = await Promise.all(projects.map((open) => engine.samples.read(open, (path) => texts.get(path))));
    const stamps = new Map(modules.map((module) => [moduleItemId(module), module.stamp]));
    modules = found.flat();
    shown = showSampleItems(controller, modules, shown);
    // What was shown of another text says nothing of this one.
    for (const module of modules) {
      const id = moduleItemId(module);
      const before = stamps.get(id);
      if (before !== undefined && before !== module.stamp) invalidate(id);
    }
    didShow.fire();
  };
  const invalidate = (id: string): void => {
    const item = shown.get(id)?.item;
    if (item !== undefined) controller.invalidateTestResults(item);
  };
  const refresh = oneAtATime(() =>
    read().catch((error: unknown) => log.error("The samples of detectors could not be read.", error)),
  );
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), DEBOUNCE_MILLISECONDS);
  };
  const run = async (request: TestRunRequest, token?: CancellationToken): Promise<void> => {
    const testRun = controller.createTestRun(request);
    const cancel = new CancellationTokenSource();
    const subscriptions = [token, testRun.token].map((one) => one?.onCancellationRequested(() => cancel.cancel()));
    if (token?.isCancellationRequested === true) cancel.cancel();
    const stamps = new Map(modules.map((module) => [moduleItemId(module), module.stamp]));
    try {
      await runSamples(
        server,
        testRun,
        chosenItems(controller, request).flatMap(({ id }) => withDetector(shown.get(id))),
        cancel.token,
      );
    } catch (error) {
      log.error("The samples of detectors could not be run.", error);
    } finally {
      testRun.end();
      for (const one of subscriptions) one?.dispose();
      cancel.dispose();
    }
    await refresh();
    // What was edited while it ran was not what was run.
    for (const module of modules) {
      const id = moduleItemId(module);
      if (stamps.get(id) !== module.stamp) invalidate(id);
    }
  };
  const profile = controller.createRunProfile(l10n.t("Run"), TestRunProfileKind.Run, run, true);
  controller.refreshHandler = async () => {
    await state.refresh();
    await refresh();
  };
  const subscriptions = Disposable.from(
    controller,
    didShow,
    profile,
    state.onDidChange(() => void refresh()),
    workspace.onDidChangeTextDocument(({ document: { fileName } }) => {
      const path = fromNative(fileName);
      if (path.endsWith(SAMPLES_SUFFIX) || modules.some(({ place }) => place.path === path)) later();
    }),
  );
  return {
    controller,
    get modules() {
      return modules;
    },
    onDidShow: didShow.event,
    refresh,
    run,
    runModule: async (module) => {
      const item = shown.get(moduleItemId(module))?.item;
      if (item === undefined) return;
      await commands.executeCommand("vscode.revealTestInExplorer", item);
      await run(new TestRunRequest([item], undefined, profile));
    },
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** The texts of the documents that are open with changes, by their paths. */
function openTexts(): ReadonlyMap<string, string> {
  const edited = workspace.textDocuments.filter(({ uri, isDirty }) => uri.scheme === "file" && isDirty);
  return new Map(edited.map((document) => [fromNative(document.fileName), document.getText()]));
}

/** An item that runs something: a sample or a detector, not the module that holds them. */
function withDetector(item: SampleItem | undefined): readonly SampleItem[] {
  return item?.detector === undefined ? [] : [item];
}
