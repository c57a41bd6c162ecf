import { stringAt } from "../documents/tree";
import { keptWith } from "../kept-with";
import { listField } from "../library/item";
import type { Project } from "../library/project";
import { phaseOf } from "../pipeline/phases";
import type { Finding, OwnContext, OwnRule } from "./rule";
import { unknownReference } from "./unknown-reference";

const byId = unknownReference("role", () => true);

/** Finds roles that do not exist; a role's aliases count as its id. */
export const unknownRole: OwnRule = {
  ...byId,
  check(context) {
    const aliases = roleAliases(context.project);
    const findings = [...byId.check(context)].filter((finding) => !aliases.has(String(finding.data?.id)));
    return context.kind?.id === "artifact" ? findings.map((finding) => withPhase(finding, context)) : findings;
  },
};

/** In an artifact only one role is right: its phase's. */
function withPhase(finding: Finding, { document, project }: OwnContext): Finding {
  const phase = phaseOf(project, stringAt(document.roots[0]?.node, "phase") ?? "");
  if (phase === undefined || phase.role === "") return finding;
  const message = `There is no role \`${String(finding.data?.id)}\`. The phase \`${phase.id}\` is done by \`${phase.role}\`.`;
  return { ...finding, message, data: { ...finding.data, near: phase.role } };
}

/** The other names that roles answer to, each with the role's id. */
export const roleAliases = keptWith((project: Project): ReadonlyMap<string, string> => {
  const roles = project.library.all("role");
  return new Map(roles.flatMap((role) => listField(role, "aliases").map((alias) => [alias, role.id] as const)));
});
