import { findFrontMatter } from "../../documents/front-matter";
import { entryOf } from "../../documents/tree";
import { listField, type LibraryItem } from "../../library/item";
import type { Project } from "../../library/project";
import type { Finding, Rule } from "../rule";
import { moduleRule, type ModuleContext } from "./module-rule";
import { proseOf } from "../../library/module-prose";
import { readDocument, type ReadDocument } from "../../documents/read-document";
import { sameParagraph, shinglesOf, type Paragraph } from "./shingles";

const ORPHAN = "wazir/module-orphan";
const REPEATED = "wazir/module-repeated-text";

/** Finds modules that no other one is related to, and paragraphs that stand in another module as well. */
export const moduleGraph: Rule = moduleRule(
  [
    { code: ORPHAN, severity: "information", title: "A module is related to no other." },
    { code: REPEATED, severity: "warning", title: "A paragraph of a module stands in another one as well." },
  ],
  (context) => [...orphan(context), ...repeated(context)],
);

function orphan({ module, project, document }: ModuleContext): readonly Finding[] {
  const others = project.library.all("module").filter(({ id }) => id !== module.id);
  const id = entryOf(document.roots[0]?.node, "id");
  if (id === undefined || others.length === 0 || module.related.length > 0) return [];
  if (others.some((other) => listField(other, "related").includes(module.id))) return [];
  const message = `\`${module.id}\` names no related module, and none names it: say in \`related\` what to read next.`;
  return [{ code: ORPHAN, message, range: id.value?.range ?? id.keyRange }];
}

function repeated({ module, project, document, path }: ModuleContext): readonly Finding[] {
  const known = textsOf(project);
  return paragraphsOf(document).flatMap((paragraph): Finding[] => {
    const other = sameParagraph(paragraph, known, (item) => item.id === module.id || item.path === path);
    if (other === undefined) return [];
    const message = `\`${other.id}\` says this as well. Say it in one module, and name that one in the other.`;
    return [{ code: REPEATED, message, range: paragraph.range, data: { module: other.id } }];
  });
}

const ofDocument = new WeakMap<ReadDocument, readonly Paragraph[]>();

function paragraphsOf(document: ReadDocument): readonly Paragraph[] {
  const known =
    ofDocument.get(document) ??
    proseOf(document)
      .filter(({ kind }) => kind !== "heading")
      .flatMap(({ text, range }) => shinglesOf(text, range) ?? []);
  ofDocument.set(document, known);
  return known;
}

const ofItem = new WeakMap<LibraryItem, readonly Paragraph[]>();
const ofProject = new WeakMap<Project, ReadonlyMap<number, readonly LibraryItem[]>>();

/** The modules in which each shingle stands; made once for a project, of what is made once for a module. */
function textsOf(project: Project): ReadonlyMap<number, readonly LibraryItem[]> {
  const known = ofProject.get(project);
  if (known !== undefined) return known;
  const found = new Map<number, LibraryItem[]>();
  for (const item of project.library.all("module")) {
    const paragraphs = ofItem.get(item) ?? paragraphsOf(bodyOf(item));
    ofItem.set(item, paragraphs);
    for (const hash of new Set(paragraphs.flatMap(({ hashes }) => hashes))) {
      const items = found.get(hash);
      if (items === undefined) found.set(hash, [item]);
      else items.push(item);
    }
  }
  ofProject.set(project, found);
  return found;
}

/** The body of a module as a document of its own: its front matter, which takes time to read, is not looked at. */
function bodyOf({ text = "" }: LibraryItem): ReadDocument {
  return readDocument(text.slice(findFrontMatter(text)?.body.start ?? 0), "markdown");
}
