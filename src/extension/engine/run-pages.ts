import { containedPath, staysInside } from "../../core/files/contained";
import type { Project } from "../../core/library/project";
import { emptyPage, faultPage, reportPage } from "../../core/report/report-page";
import { reportHtml } from "../../core/report/report-html";
import type { PageElement, PagePlace } from "../../core/report/page-node";
import type { Asked } from "../../core/runs/captures";
import { runFolder } from "../../core/runs/run-place";
import type { Translate } from "../../core/text/translate";
import { tokenCounter } from "../../platform/count-tokens";
import { nodeFiles } from "../../platform/node-files";
import { reportStyle } from "../../platform/report-style";
import { reportOn } from "../../platform/run-report";
import type { RunSeat } from "./run-seat";

/** A page of the dashboard. */
export interface RunPage {
  /** What the run is for; empty where there is none. */
  readonly title: string;
  readonly page: PageElement;
}

/** A place in a file that is there. */
export interface FoundPlace {
  /** Absolute. */
  readonly path: string;
  /** Counted from 0, in UTF-16 code units. */
  readonly line: number;
  readonly character: number;
}

/** Runs as pages: what the dashboard shows and what is exported. */
export interface RunPages {
  /** The page of a run, of a run that cannot be read, or of no run where no id is given. */
  page(project: Project | undefined, runId: string | undefined, t: Translate): Promise<RunPage>;
  /** The exported report of a run; a sentence where it cannot be read. */
  html(project: Project, runId: string): Promise<Asked<string>>;
  /** Where a page's place is; undefined where there is no such file, or where it is not below its base. */
  find(project: Project, runId: string | undefined, place: PagePlace): Promise<FoundPlace | undefined>;
}

/** The pages of the runs that this seat looks at. `dist` is the folder of the built programs. */
export function runPages(seat: RunSeat, dist: string): RunPages {
  return {
    async page(project, runId, t) {
      if (project === undefined || runId === undefined) return { title: "", page: emptyPage(t) };
      const seen = await seat.look(project, runId);
      if (!seen.ok) return { title: runId, page: faultPage(seen.message, t) };
      const report = await reportOn(project, seen.run, await tokenCounter());
      return { title: report.about?.title ?? runId, page: reportPage(report, t) };
    },
    async html(project, runId) {
      const seen = await seat.look(project, runId);
      if (!seen.ok) return seen;
      const report = await reportOn(project, seen.run, await tokenCounter());
      return { ok: true, value: reportHtml(report, await reportStyle(dist)) };
    },
    async find(project, runId, place) {
      const base = await baseOf(project, runId, place);
      const inside = base === undefined ? undefined : containedPath(base, place.path);
      if (base === undefined || inside?.state !== "inside") return undefined;
      const { path } = inside;
      if ((await nodeFiles.kindOf(path)) !== "file" || !(await staysInside(nodeFiles, base, path))) return undefined;
      return { path, ...(await positionIn(path, place)) };
    },
  };
}

async function baseOf(project: Project, runId: string | undefined, { base }: PagePlace): Promise<string | undefined> {
  const { root, stateRoot } = project;
  if (base === "workspace") return root;
  if (stateRoot === undefined || runId === undefined) return undefined;
  const found = await runFolder(nodeFiles, { stateRoot, runId });
  return found.ok ? found.folder : undefined;
}

async function positionIn(path: string, { line, offset }: PagePlace): Promise<Omit<FoundPlace, "path">> {
  if (line !== undefined) return { line: line - 1, character: 0 };
  if (offset === undefined) return { line: 0, character: 0 };
  const read = await nodeFiles.readText(path);
  const lines = (read.ok ? read.text.slice(0, offset) : "").split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
