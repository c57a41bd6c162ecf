import { keptWith } from "../kept-with";
import { listField } from "../library/item";
import type { Project } from "../library/project";
import type { Finding, Rule } from "./rule";
import { unknownReference } from "./unknown-reference";

const byId = unknownReference("module", () => true);

/** Finds modules that do not exist. A final `.md` is accepted, and a module that was renamed is named. */
export const unknownModule: Rule = {
  ...byId,
  check(context) {
    const formerly = formerIds(context.project);
    return [...byId.check(context)].flatMap((finding) => {
      const id = String(finding.data?.id).replace(/\.md$/, "");
      const present = formerly.get(id);
      if (context.project.library.get("module", id) !== undefined) return [];
      return [present === undefined ? finding : renamed(finding, present)];
    });
  },
};

function renamed(finding: Finding, near: string): Finding {
  const message = `There is no module \`${String(finding.data?.id)}\` any more: it is \`${near}\` now.`;
  return { ...finding, message, data: { ...finding.data, near } };
}

/** The ids that modules had before, each with the id it has now. */
const formerIds = keptWith(({ library }: Project): ReadonlyMap<string, string> => {
  return new Map(
    library.all("module").flatMap((module) => listField(module, "formerly").map((id) => [id, module.id] as const)),
  );
});
