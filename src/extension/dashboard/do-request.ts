import { commands, l10n, type LogOutputChannel, Position, Range, Uri, window } from "vscode";
import type { DashboardRequest } from "../../protocol/dashboard-messages";
import type { DashboardPlace } from "../../protocol/dashboard-page";
import type { Engine } from "../engine/engine";
import type { OpenProject } from "../engine/open-project";

/** The project and the run that a dashboard shows. */
interface Shown {
  readonly project: OpenProject | undefined;
  readonly run: string | undefined;
}

/** Does what the dashboard asks for. What it says is not trusted: a place has to be a file of the run or the project. */
export async function doRequest(
  { engine, log }: { readonly engine: () => Promise<Engine>; readonly log: LogOutputChannel },
  { project, run }: Shown,
  request: DashboardRequest,
): Promise<void> {
  if (request.type === "ready") return;
  const subject = { root: project?.root, run };
  if (request.type === "act") {
    if (request.action === "startRun") await commands.executeCommand("wazir.startRun", subject);
    else if (request.action === "exportReport") await commands.executeCommand("wazir.exportRunReport", subject);
    else await open({ base: "run", path: "events.ndjson" });
    return;
  }
  await open(request.place);

  async function open(place: DashboardPlace): Promise<void> {
    const found = project && (await (await engine()).pages.find(project.project, run, place));
    if (found === undefined) {
      log.warn(`The dashboard asked for \`${place.path}\`, which is no file of the ${place.base}.`);
      void window.showWarningMessage(l10n.t("{0} is not there.", place.path));
      return;
    }
    const at = new Position(found.line, found.character);
    await commands.executeCommand("vscode.open", Uri.file(found.path), { selection: new Range(at, at) });
  }
}
