import { entryOf, stringAt } from "../documents/tree";
import { phaseOf } from "../pipeline/phases";
import type { Rule } from "./rule";
import { roleAliases } from "./unknown-role";
import { allowedFixes } from "./value-fixes";

const CODE = "wazir/role-not-of-phase";

/** Finds artifacts whose role is not the one that does their phase. */
export const roleNotOfPhase: Rule = {
  looksAt: "document",
  codes: [{ code: CODE, severity: "error", title: "The artifact's role is not the role of its phase." }],
  check({ kind, document, project }) {
    if (kind?.id !== "artifact") return [];
    return document.roots.flatMap(({ node }) => {
      const phase = phaseOf(project, stringAt(node, "phase") ?? "");
      const role = stringAt(node, "role");
      const value = entryOf(node, "role")?.value;
      if (phase === undefined || phase.role === "" || role === undefined || value === undefined) return [];
      const id = roleAliases(project).get(role) ?? role;
      if (id === phase.role || project.library.get("role", id) === undefined) return [];
      const message = `\`role\` is \`${role}\`, but the phase \`${phase.id}\` is done by \`${phase.role}\`.`;
      return [{ code: CODE, message, range: value.range, data: { allowed: [phase.role] } }];
    });
  },
  fixes: (finding, context) => allowedFixes(finding, context, true),
};
