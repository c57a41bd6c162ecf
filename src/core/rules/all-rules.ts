import { approvalWithoutApprover } from "./approval-without-approver";
import { criterionUncovered } from "./criterion-uncovered";
import { criterionUnproven } from "./criterion-unproven";
import { dependencyCycle } from "./dependency-cycle";
import { descriptionTooLong } from "./description-too-long";
import { duplicateId } from "./duplicate-id";
import { emptyList } from "./empty-list";
import { escapingPath } from "./escaping-path";
import { EXPERTISE_RULES } from "./expertise/expertise-rules";
import { exportTargetNotHost } from "./export-target-not-host";
import { findingUnresolved } from "./finding-unresolved";
import { frontMatterMissing } from "./front-matter-missing";
import { gateStanding } from "./gate-standing";
import { idNotFileName } from "./id-not-file-name";
import { manifestVersion } from "./manifest-version";
import { missingHost } from "./missing-host";
import { missingPath } from "./missing-path";
import { missingSource } from "./missing-source";
import { outcomeContradicted } from "./outcome-contradicted";
import { placeholder } from "./placeholder";
import { prohibitedTerm } from "./prohibited-term";
import { proofWithoutPass } from "./proof-without-pass";
import { rejectCycle } from "./reject-cycle";
import { requirementUncovered } from "./requirement-uncovered";
import { roleNotOfPhase } from "./role-not-of-phase";
import type { Rule, RuleCode } from "./rule";
import { runLog } from "./run-log";
import { schemaRule } from "./schema";
import { schemaInvalid } from "./schema-invalid";
import { skillNameNotFolder } from "./skill-name-not-folder";
import { suppressionRule } from "./suppression-rule";
import { syntax } from "./syntax";
import { taskCoversNothing } from "./task-covers-nothing";
import { undeclaredFile } from "./undeclared-file";
import { undeclaredPhase } from "./undeclared-phase";
import { unknownArtifactKind } from "./unknown-artifact-kind";
import { unknownConcern } from "./unknown-concern";
import { unknownCriterion } from "./unknown-criterion";
import { unknownFinding } from "./unknown-finding";
import { unknownHook } from "./unknown-hook";
import { unknownModule } from "./unknown-module";
import { unknownModulePart } from "./unknown-module-part";
import { unknownPhase } from "./unknown-phase";
import { unknownQuestion } from "./unknown-question";
import { unknownRequirement } from "./unknown-requirement";
import { unknownRole } from "./unknown-role";
import { unknownRun } from "./unknown-run";
import { unknownStack } from "./unknown-stack";
import { unknownTask } from "./unknown-task";
import { unknownWorkflow } from "./unknown-workflow";
import { wrongRun } from "./wrong-run";

/** Every rule, in the order its findings are reported for one place. */
export const RULES: readonly Rule[] = [
  syntax,
  frontMatterMissing,
  manifestVersion,
  schemaRule,
  schemaInvalid,
  unknownRole,
  unknownWorkflow,
  unknownPhase,
  unknownHook,
  unknownRun,
  unknownArtifactKind,
  unknownModule,
  unknownModulePart,
  unknownStack,
  unknownConcern,
  missingPath,
  escapingPath,
  undeclaredFile,
  undeclaredPhase,
  exportTargetNotHost,
  roleNotOfPhase,
  duplicateId,
  wrongRun,
  unknownRequirement,
  unknownCriterion,
  unknownTask,
  unknownFinding,
  unknownQuestion,
  dependencyCycle,
  missingSource,
  placeholder,
  emptyList,
  requirementUncovered,
  criterionUncovered,
  criterionUnproven,
  taskCoversNothing,
  outcomeContradicted,
  proofWithoutPass,
  findingUnresolved,
  approvalWithoutApprover,
  idNotFileName,
  skillNameNotFolder,
  descriptionTooLong,
  missingHost,
  rejectCycle,
  prohibitedTerm,
  gateStanding,
  runLog,
  ...EXPERTISE_RULES,
];

/** A file that could not be read at all: reported by the sweep over a project, not by a rule over a document. */
export const UNREADABLE: RuleCode = {
  code: "wazir/unreadable",
  severity: "error",
  title: "A document could not be read from disk.",
};

/** A document that a fault of ours kept from being checked: reported by the language server in place of findings. */
export const NOT_CHECKED: RuleCode = {
  code: "wazir/not-checked",
  severity: "information",
  title: "A document could not be checked, by a fault of Wazir.",
};

/** Every code that may be reported. */
export const RULE_CODES: readonly RuleCode[] = [
  ...RULES.flatMap((rule) => rule.codes),
  ...suppressionRule.codes,
  UNREADABLE,
  NOT_CHECKED,
];
