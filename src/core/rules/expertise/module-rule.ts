import { moduleOf, type ExpertiseModule } from "../../library/module";
import { moduleFormat, type ModuleFormat } from "../../library/module-format";
import type { Finding, Rule, RuleCode, RuleContext } from "../rule";

/** What a rule for modules looks at. */
export interface ModuleContext extends RuleContext {
  readonly module: ExpertiseModule;
  /** What its kind asks for; undefined where the kind is none. */
  readonly format: ModuleFormat | undefined;
}

/** A rule for expertise modules only. One without front matter is not judged: it is none yet. */
export function moduleRule(
  codes: readonly RuleCode[],
  check: (context: ModuleContext) => Iterable<Finding> | Promise<Iterable<Finding>>,
  fixes?: (finding: Finding, context: ModuleContext) => ReturnType<NonNullable<Rule["fixes"]>>,
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

function moduleContext(context: RuleContext): ModuleContext | undefined {
  if (context.kind?.id !== "module" || context.document.roots[0]?.node?.type !== "map") return undefined;
  const module = moduleOf(context.document);
  return { ...context, module, format: moduleFormat(module.kind) };
}
