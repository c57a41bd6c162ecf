import { keptByKey } from "../kept-with";
import { recordOf, textsOf, type Library } from "./item";

/** A stack or a concern that modules are made for. */
export interface Subject {
  readonly id: string;
  /** One sentence; empty where none is written. */
  readonly about: string;
  readonly synonyms: readonly string[];
}

/** Which of the two kinds of subject. */
export type SubjectKind = "stacks" | "concerns";

/**
 * The stacks or concerns of a project: those of its list, then those that only its composition map or a bundled module
 * names, by name.
 */
export const subjectsOf: (library: Library, kind: SubjectKind) => readonly Subject[] = keptByKey(readSubjects);

function readSubjects(library: Library, kind: SubjectKind): readonly Subject[] {
  const listed = library.all("subject list").flatMap(({ id, fields }) => (id === kind ? Object.entries(fields) : []));
  const maps = library.all("composition map").flatMap(({ fields }) => Object.keys(recordOf(fields[kind])));
  const modules = library.all("module").filter(({ origin }) => origin === "bundled");
  const named = modules.flatMap(({ fields }) => textsOf(recordOf(fields.applies)[kind]));
  const subjects = new Map<string, Subject>();
  for (const [id, value] of listed) if (isSubjectId(id)) subjects.set(id, subjectOf(id, value));
  const others = [...new Set([...maps, ...named])].filter((id) => isSubjectId(id) && !subjects.has(id)).sort();
  return [...subjects.values(), ...others.map((id) => subjectOf(id, undefined))];
}

function subjectOf(id: string, value: unknown): Subject {
  const { about, synonyms } = recordOf(value);
  return { id, about: typeof about === "string" ? about : "", synonyms: textsOf(synonyms) };
}

/** `*` stands for any stack, and `x-` begins what is not ours. */
function isSubjectId(id: string): boolean {
  return id !== "*" && id !== "$schema" && !id.startsWith("x-");
}
