import { insertItem } from "../documents/edit";
import { readDocument } from "../documents/read-document";
import { entryOf } from "../documents/tree";
import { yamlScalar } from "../documents/write-scalar";
import { join } from "../files/path";
import { MANIFEST_NAME } from "../library/manifest";
import type { FileChange, Fix } from "./fix";
import type { Finding, RuleContext } from "./rule";
import { textsAt } from "./standing-artifacts";

/** What a new item of a kind is called, where its file stands, and which list of the manifest names it. */
interface NewItem {
  readonly kind: "role" | "workflow";
  /** The key of the manifest's `paths` and of its list. */
  readonly key: "roles" | "workflows";
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/**
 * Makes the role or workflow that a manifest or a workflow names and that does not exist: a file that is valid as it is,
 * in the folder that the manifest has for it, and its id in the manifest's list where there is one. An artifact cannot
 * ask for one: its phase says who writes it.
 */
export async function createItemFixes(finding: Finding, context: RuleContext): Promise<readonly Fix[]> {
  const item = newItem(finding, context);
  const folder = item === undefined ? undefined : context.project.folders.get(item.key);
  const asks = context.kind?.id === "manifest" || context.kind?.id === "workflow";
  if (item === undefined || folder === undefined || !asks) return [];
  const path = `${folder}/${item.file}`;
  if ((await context.files.kindOf(path)) !== "missing") return [];
  const listed = await listedInManifest(item, context);
  if (listed === undefined) return [];
  const create: FileChange = { kind: "create", path, text: item.text };
  return [{ title: `Create the ${item.kind} \`${item.id}\``, preferred: false, files: [create, ...listed] }];
}

function newItem({ data }: Finding, context: RuleContext): NewItem | undefined {
  const { target, id } = data ?? {};
  if (typeof id !== "string") return undefined;
  if (target === "role" && /^[a-z][a-z0-9-]*$/.test(id)) {
    const produces = context.kind?.id === "workflow" ? textsAt(context.document.roots[0]?.node, "outputs") : [];
    return { kind: "role", key: "roles", id, file: `${id}.md`, text: roleText(id, produces) };
  }
  const role = firstRole(context);
  if ((target !== "workflow" && target !== "phase") || role === undefined || !/^[a-z][a-z0-9_]*$/.test(id)) {
    return undefined;
  }
  const file = `${id.replaceAll("_", "-")}.md`;
  return { kind: "workflow", key: "workflows", id, file, text: workflowText(id, role) };
}

/** A role that a new workflow can be done by until somebody says which. */
function firstRole({ project }: RuleContext): string | undefined {
  return project.manifest.roles.find((id) => project.library.get("role", id) !== undefined);
}

/**
 * The change that names the item in the manifest's list: none where the list has it or there is no list; undefined
 * where it cannot be made, also because the manifest itself is the document that is being mended.
 */
async function listedInManifest(item: NewItem, context: RuleContext): Promise<readonly FileChange[] | undefined> {
  const path = join(context.project.root ?? "", MANIFEST_NAME);
  const isOpen = context.path === path;
  const read = isOpen ? undefined : await context.files.readText(path);
  if (read?.ok === false) return undefined;
  const document = read === undefined ? context.document : readDocument(read.text, "yaml");
  const list = entryOf(document.roots[0]?.node, item.key)?.value;
  if (list?.type !== "list" || textsAt(document.roots[0]?.node, item.key).includes(item.id)) return [];
  const changes = isOpen ? undefined : insertItem(document, list, item.id);
  return changes === undefined ? undefined : [{ kind: "edit", path, changes }];
}

function roleText(id: string, produces: readonly string[]): string {
  const title = titleOf(id);
  return `---
id: ${yamlScalar(id, "")}
title: ${yamlScalar(title, "")}
summary: What this role answers for, in one sentence.
tools: [read, search]
recall: L1
produces: [${produces.map((kind) => yamlScalar(kind, "")).join(", ")}]
---

# ${title}

What this role does, with what, and when it is done.
`;
}

function workflowText(id: string, role: string): string {
  const title = titleOf(id);
  return `---
id: ${yamlScalar(id, "")}
title: ${yamlScalar(title, "")}
summary: What this phase is for, in one sentence.
role: ${yamlScalar(role, "")}
inputs: []
outputs: []
gate: none
lanes: [standard, deep]
---

# ${title}

What is done in this phase, step by step, and when it is over.
`;
}

/** An id as a title: `load_test` is "Load test". */
function titleOf(id: string): string {
  const words = id.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
