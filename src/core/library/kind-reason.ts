import type { Translate } from "../text/translate";

/** What decided that a document is of its kind, and the name, key or setting that it went by. */
export interface KindReason {
  readonly by: KindRule;
  /** The file's name, the key, or the key of the manifest's `paths`; empty where the rule says all. */
  readonly name: string;
}

/** The end of a sentence with “because”, for each rule. */
const WORDS = {
  fileName: (t: Translate, name: string) => t("it is named `{0}`", name),
  runFile: (t: Translate) => t("of its place in a run's folder"),
  artifactName: (t: Translate) => t("of its file name among a run's artifacts"),
  artifactPlace: (t: Translate) => t("of its place among a run's artifacts"),
  besideModule: (t: Translate) => t("it stands beside a module"),
  setting: (t: Translate, name: string) => t("of its place under the manifest's `{0}`", `paths.${name}`),
  key: (t: Translate, name: string) => t("of its `{0}`", name),
  phaseAndRole: (t: Translate) => t("of its `phase` and `role`"),
  bundled: (t: Translate) => t("it ships with Wazir"),
};

/** The rules that decide of a kind. */
export type KindRule = keyof typeof WORDS;

/** Whether a text from elsewhere names a rule. */
export function isKindRule(by: string): by is KindRule {
  return Object.hasOwn(WORDS, by);
}

/** The reason as the end of a sentence with “because”: our own words, with names in backticks. */
export function kindReasonWords({ by, name }: KindReason, t: Translate): string {
  return WORDS[by](t, name);
}
