import { RequestType } from "vscode-languageserver/node";
import type { Expertise } from "../../core/catalogue/expertise";
import { tierTokens } from "../../core/catalogue/tier-tokens";
import { checkFile } from "../../core/rules/check-project";
import { artifactsBesideOnce } from "../../core/runs/read-artifacts";
import { searchText } from "../../core/search/search-text";
import {
  OWN_MODULES,
  SEARCH_EXPERTISE,
  type ExpertiseScope,
  type FoundModule,
  type OwnModule,
  type OwnModulesResult,
  type SearchExpertiseParams,
  type SearchExpertiseResult,
} from "../../protocol/expertise";
import { uriOf } from "../../service/document";
import { refuseAfterShutdown } from "../guard";
import type { ProjectExpertise } from "../project-expertise";
import type { ServerContext } from "../server-context";

const OWN = new RequestType<ExpertiseScope, OwnModulesResult, void>(OWN_MODULES);
const SEARCH = new RequestType<SearchExpertiseParams, SearchExpertiseResult, void>(SEARCH_EXPERTISE);

/** Answers what an editor shows of modules. */
export function registerExpertise(server: ServerContext, all: ProjectExpertise): void {
  server.connection.onRequest(OWN, async ({ root }) => {
    refuseAfterShutdown(server);
    // A window sees what changed on disk, and asks, before its client tells of it: what is known may be older than that.
    if (root !== undefined) await server.projects.invalidate(root);
    const { project, expertise } = await all.at(root);
    const own = project.library.all("module").filter(({ origin }) => origin === "workspace");
    const beside = artifactsBesideOnce();
    const { files, instruments } = server;
    const now = new Date().toISOString();
    const modules: OwnModule[] = [];
    for (const { id, path } of own) {
      const entry = expertise.catalogue.modules.get(id);
      if (entry === undefined) continue;
      const severities = await server.settings.severitiesAt(uriOf(path));
      const checked = await checkFile(files, project, path, { severities, beside, instruments, now });
      const count = (severity: string): number =>
        (checked?.diagnostics ?? []).filter((diagnostic) => diagnostic.severity === severity).length;
      modules.push({ id, tokens: tierTokens(entry), errors: count("error"), warnings: count("warning") });
    }
    return { modules };
  });
  server.connection.onRequest(SEARCH, async ({ root, query, limit, isText }) => {
    refuseAfterShutdown(server);
    const { expertise } = await all.at(root);
    const found = isText === true ? searchText(expertise.search, query, limit) : expertise.search(query, limit);
    return { modules: found.flatMap(({ id }) => foundModule(expertise, id)) };
  });
}

function foundModule({ catalogue, textOf }: Expertise, id: string): readonly FoundModule[] {
  const entry = catalogue.modules.get(id);
  if (entry === undefined) return [];
  const { title, summary, severity, origin, brief = { start: 0, end: 0 } } = entry;
  const words = textOf(id).slice(brief.start, brief.end).trim();
  return [{ id, title, summary, severity, origin, tokens: tierTokens(entry), brief: words }];
}
