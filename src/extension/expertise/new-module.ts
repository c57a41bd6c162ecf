import { l10n, type QuickPickItem, window } from "vscode";
import { showFile } from "../commands/open-document";
import { textArgument } from "../commands/command";
import { askPick, askText, runSteps } from "../commands/steps";
import type { OpenProject } from "../engine/open-project";
import { openOf } from "./chosen-module";
import type { ExpertiseAct } from "./expertise";

/** What a new module is. */
interface Wish {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
}

/** Asks for kind, place and title, writes a module that lints but for what is to be filled, and opens it. A caller may give them. */
export const newModule: ExpertiseAct = async (around, argument) => {
  const open = await openOf(around, argument);
  if (open === undefined) {
    void window.showInformationMessage(l10n.t("A module belongs to a project: initialize the workspace first."));
    return;
  }
  const [kind, id, title] = ["kind", "id", "title"].map((name) => textArgument(argument, name));
  const given = kind === undefined || id === undefined || title === undefined ? undefined : { kind, id, title };
  const wish = given ?? (await askForModule(open));
  if (wish === undefined) return;
  const { expertise } = await around.engine();
  const created = await expertise.create(open, wish);
  if (!created.ok) {
    void window.showErrorMessage(created.message);
    return;
  }
  if (created.existed) void window.showInformationMessage(l10n.t("The module {0} is there already.", wish.id));
  await showFile(created.path);
  await around.state.refresh();
};

interface KindItem extends QuickPickItem {
  readonly moduleKind: string;
}

async function askForModule(open: OpenProject): Promise<Wish | undefined> {
  let kind = "pattern";
  let title = "";
  let id = "";
  const kinds = kindItems();
  const domains = [...new Set(open.project.library.ids("module").map((one) => one.split("/")[0] ?? ""))].sort();
  const finished = await runSteps(l10n.t("New Expertise Module"), [
    (frame) =>
      askPick(frame, {
        placeholder: l10n.t("What kind of knowledge is it?"),
        items: kinds,
        active: kinds.find((item) => item.moduleKind === kind),
        answered: (item) => (kind = item.moduleKind),
      }),
    (frame) =>
      askText(frame, {
        prompt: l10n.t("What is it about? The title, in a few words."),
        placeholder: l10n.t("Refunds"),
        value: title,
        problemOf: (text) => (text.trim() === "" ? l10n.t("A module has a title.") : undefined),
        answered: (text) => (title = text.trim()),
      }),
    (frame) =>
      askText(frame, {
        prompt: l10n.t(
          "Where does it stand? Domain and name, as in {0}. Domains so far: {1}",
          "payments/refunds",
          domains.join(", "),
        ),
        placeholder: "payments/refunds",
        value: id === "" ? `${domains[0] ?? "general"}/${nameOf(title)}` : id,
        problemOf: idProblem,
        answered: (text) => (id = text.trim()),
      }),
  ]);
  return finished ? { kind, id, title } : undefined;
}

function kindItems(): readonly KindItem[] {
  const about = {
    pattern: l10n.t("a way of building something, with rules and an example"),
    practice: l10n.t("a way of working"),
    antipattern: l10n.t("what goes wrong: tell, harm and fix of each"),
    stack: l10n.t("a language, framework or database"),
    platform: l10n.t("a cloud, an operating system, a device"),
    standard: l10n.t("requirements of a standard or a law"),
    rubric: l10n.t("what a review looks at"),
  };
  return Object.entries(about).map(([moduleKind, detail]) => ({ moduleKind, label: moduleKind, detail }));
}

/** A title as the name of a file. */
function nameOf(title: string): string {
  const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return name.replaceAll(/^-+|-+$/g, "");
}

function idProblem(text: string): string | undefined {
  if (/^[a-z0-9][a-z0-9-]*(\/[a-z0-9][a-z0-9-]*)+$/.test(text.trim())) return undefined;
  return l10n.t("A place has a domain and a name, of small letters, digits and hyphens: {0}", "payments/refunds");
}
