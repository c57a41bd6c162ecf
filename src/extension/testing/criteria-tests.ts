import {
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  type LogOutputChannel,
  Range,
  RelativePattern,
  type TestController,
  type TestItem,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  Uri,
  workspace,
} from "vscode";
import { relativeTo } from "../../core/files/path";
import { fromNative } from "../../platform/native-path";
import type { Verifiable, VerifiableRun } from "../engine/criteria-desk";
import type { Engine } from "../engine/engine";
import type { OpenProject } from "../engine/open-project";
import { oneAtATime } from "../one-at-a-time";
import type { ProjectState } from "../project-state";
import { report } from "./report-outcome";
import { chosenItems } from "./chosen-items";
import { runCriteria, type ItemOf } from "./run-criteria";
import { standingWords } from "./standing-words";

const DEBOUNCE_MILLISECONDS = 200;

/** The criteria of the runs under way in the Test Explorer. */
export interface CriteriaTests {
  readonly controller: TestController;
  /** Told whenever the criteria were read anew and are shown. */
  readonly onDidShow: Event<void>;
  /** Reads the criteria anew; settled once the Test Explorer shows them. */
  refresh(): Promise<void>;
  /** Runs what a request asks for, as the Test Explorer does. */
  run(request: TestRunRequest, signal?: AbortSignal): Promise<void>;
  dispose(): void;
}

/** A test item with what it stands for. */
interface Shown {
  readonly item: TestItem;
  readonly of: ItemOf;
}

/** Shows the criteria of the runs under way, follows what changes, and runs them. */
export function showCriteriaTests(engine: Engine, state: ProjectState, log: LogOutputChannel): CriteriaTests {
  const controller = tests.createTestController("wazir.criteria", l10n.t("Wazir Criteria"));
  const didShow = new EventEmitter<void>();
  const shown = new Map<string, Shown>();
  /** What of the log was shown as a result: the records, by the id of the item. */
  const published = new Map<string, string>();
  /** Items whose results a run of this window is about to show. */
  const running = new Set<string>();
  let covered: readonly string[] = [];
  let watchers: readonly Disposable[] = [];
  let watched = "";
  let timer: NodeJS.Timeout | undefined;

  const read = async (): Promise<void> => {
    const projects = (state.snapshot?.projects ?? []).filter(({ run }) => run !== undefined);
    const runs = await Promise.all(
      projects.map(async (open) => {
        const run = await engine.criteria.read(open);
        return run === undefined ? [] : [{ open, run }];
      }),
    );
    show(controller, shown, runs.flat());
    publish(controller, shown, { published, running });
    covered = runs.flat().flatMap(({ run }) => run.covered);
    watch(runs.flat().map(({ open }) => open.root));
    didShow.fire();
  };
  const refresh = oneAtATime(() =>
    read().catch((error: unknown) => log.error("The criteria of the runs could not be read.", error)),
  );
  /** What commands cover is watched, so that a change marks their evidence stale at once. */
  const watch = (roots: readonly string[]): void => {
    if (watched === roots.join("\n")) return;
    watched = roots.join("\n");
    for (const watcher of watchers) watcher.dispose();
    const changed = (uri: Uri): void => {
      const path = fromNative(uri.fsPath);
      if (!covered.some((folder) => relativeTo(folder, path) !== undefined)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void state.refresh(), DEBOUNCE_MILLISECONDS);
    };
    watchers = roots.flatMap((root) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(root), "**"));
      return [watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed)];
    });
  };
  const run = async (request: TestRunRequest, signal = new AbortController().signal): Promise<void> => {
    const chosen = chosenItems(controller, request).flatMap((item) => shown.get(item.id) ?? []);
    const testRun = controller.createTestRun(request);
    for (const { item } of chosen) running.add(item.id);
    try {
      await runCriteria(engine, testRun, chosen, signal);
    } finally {
      await state.refresh();
      await refresh();
      for (const { item } of chosen) running.delete(item.id);
      testRun.end();
    }
  };
  const profile = controller.createRunProfile(
    l10n.t("Verify"),
    TestRunProfileKind.Run,
    (request, token) => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort());
      return run(request, cancel.signal);
    },
    true,
  );
  controller.refreshHandler = async () => {
    await state.refresh();
    await refresh();
  };
  const subscriptions = Disposable.from(
    controller,
    didShow,
    profile,
    state.onDidChange(() => void refresh()),
  );
  return {
    controller,
    onDidShow: didShow.event,
    refresh,
    run,
    dispose: () => {
      clearTimeout(timer);
      for (const one of [...watchers, subscriptions]) one.dispose();
    },
  };
}

interface RunOf {
  readonly open: OpenProject;
  readonly run: VerifiableRun;
}

/** Makes the items those of the runs; one that stays is changed in its place, so that its results stay too. */
function show(controller: TestController, shown: Map<string, Shown>, runs: readonly RunOf[]): void {
  const old = new Map(shown);
  shown.clear();
  const tops = runs.map(({ open, run }) => {
    const top =
      controller.items.get(run.folder) ??
      controller.createTestItem(run.folder, run.title, Uri.file(`${run.folder}/run.yaml`));
    top.label = run.title;
    const items = run.items.map((verifiable, index) => {
      const id = `${run.folder}#${verifiable.key}`;
      const before = old.get(id);
      const isSame = before?.of.verifiable.path === verifiable.path;
      const item = isSame ? before.item : controller.createTestItem(id, "", Uri.file(verifiable.path));
      fill(item, verifiable, index);
      shown.set(id, { item, of: { open, run, verifiable } });
      return item;
    });
    top.children.replace(items);
    return top;
  });
  controller.items.replace(tops);
}

function fill(item: TestItem, { criterion, commands, start, end, standing }: Verifiable, index: number): void {
  item.label = criterion === undefined ? (commands[0] ?? "") : `${criterion.id} ${criterion.text}`.trim();
  // The Test Explorer reads the description aloud instead of the label, so it names the item as well.
  item.description = `${criterion?.id ?? commands[0] ?? ""}: ${standingWords(standing).replaceAll("`", "")}`;
  item.range = new Range(start.line, start.character, end.line, end.character);
  item.sortText = String(index).padStart(4, "0");
}

interface Results {
  readonly published: Map<string, string>;
  readonly running: ReadonlySet<string>;
}

/** Shows what the log has of a result that this window has not shown yet, whoever recorded it; stale ones are marked. */
function publish(controller: TestController, shown: ReadonlyMap<string, Shown>, { published, running }: Results): void {
  const fresh: Shown[] = [];
  const stale: TestItem[] = [];
  for (const [id, one] of shown) {
    const { evidence, outcome, stale: why } = one.of.verifiable.standing;
    const records = JSON.stringify([outcome, ...evidence.map((record) => record.id)]);
    if (published.get(id) !== records && !running.has(id) && evidence.length > 0) fresh.push(one);
    published.set(id, records);
    if (why !== undefined) stale.push(one.item);
  }
  if (fresh.length > 0) {
    const request = new TestRunRequest(fresh.map(({ item }) => item));
    const run = controller.createTestRun(request, l10n.t("Evidence in the log"), false);
    for (const { item, of } of fresh) report(run, item, of.verifiable.standing);
    run.end();
  }
  if (stale.length > 0) controller.invalidateTestResults(stale);
}
