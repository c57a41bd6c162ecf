import type { ExpertiseModule } from "../library/module";

/** What a module is found by, field by field. */
export interface ModuleDocument {
  readonly id: string;
  readonly title: string;
  readonly aliases: string;
  readonly symptoms: string;
  readonly rules: string;
  readonly brief: string;
  readonly headings: string;
  readonly body: string;
}

/** The fields in which words are looked for. */
export type SearchField = Exclude<keyof ModuleDocument, "id">;

/** What a module is found by. The id's words count as its title, those of its detectors as its rules. */
export function moduleDocument(module: ExpertiseModule): ModuleDocument {
  const { id, title, aliases, symptoms, rules, detect, summary, brief, sections, body } = module;
  return {
    id,
    title: `${title}\n${id.split("/").slice(-1).join(" ")}`,
    aliases: aliases.join("\n"),
    symptoms: symptoms.join("\n"),
    rules: [...rules.map(({ text }) => text), ...detect.map(({ message }) => message)].join("\n"),
    brief: `${summary}\n${brief}`,
    headings: sections
      .map(({ heading }) => heading)
      .filter((heading) => !COMMON_HEADINGS.has(heading))
      .join("\n"),
    body,
  };
}

/** Headings that every module has. */
const COMMON_HEADINGS: ReadonlySet<string> = new Set([
  "Brief",
  "When it applies",
  "Rules",
  "Entries",
  "Requirements",
  "Example",
  "Failure modes",
  "Verify",
  "Facts",
  "Limits",
]);
