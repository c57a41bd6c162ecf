import type { ReadDocument } from "../../documents/read-document";
import { keptWith } from "../../kept-with";
import { moduleOf, type ExpertiseModule } from "../../library/module";
import { moduleFormat, type ModuleFormat } from "../../library/module-format";
import type { Finding, Rule, RuleCode, RuleContext } from "../rule";

/** A module as its text alone has it. */
export interface ModuleText {
  readonly document: ReadDocument;
  readonly module: ExpertiseModule;
  /** What its kind asks for; undefined where the kind is none. */
  readonly format: ModuleFormat | undefined;
}

/** What a rule for modules looks at. */
export interface ModuleContext extends RuleContext, ModuleText {}

type ModuleFixes = (finding: Finding, context: ModuleContext) => ReturnType<NonNullable<Rule["fixes"]>>;

/** A rule for expertise modules only. One without front matter is not judged: it is none yet. */
export function moduleRule(
  codes: readonly RuleCode[],
  check: (context: ModuleContext) => Iterable<Finding> | Promise<Iterable<Finding>>,
  fixes?: ModuleFixes,
): Rule {
  return {
    codes,
    check(context) {
      const own = moduleContext(context);
      return own === undefined ? [] : check(own);
    },
    fixes(finding, context) {
      const own = moduleContext(context);
      return own === undefined ? [] : (fixes?.(finding, own) ?? []);
    },
  };
}

/** The same for a rule that looks at nothing but the module's text: what it finds stays as long as the document does. */
export function moduleTextRule(
  codes: readonly RuleCode[],
  check: (text: ModuleText) => readonly Finding[],
  fixes?: ModuleFixes,
): Rule {
  const found = keptWith((document: ReadDocument) => check(moduleText(document)));
  return moduleRule(codes, ({ document }) => found(document), fixes);
}

function moduleContext(context: RuleContext): ModuleContext | undefined {
  if (context.kind?.id !== "module" || context.document.roots[0]?.node?.type !== "map") return undefined;
  return { ...context, ...moduleText(context.document) };
}

function moduleText(document: ReadDocument): ModuleText {
  const module = moduleOf(document);
  return { document, module, format: moduleFormat(module.kind) };
}
