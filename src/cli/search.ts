import { fromNative } from "../platform/native-path";
import { refusal, type Answer } from "./answer";
import { EXIT } from "./exit-codes";
import { expertiseAt } from "./expertise-at";

/** `wazir search`: the expertise modules that answer a query, best first. */
export async function search(cwd: string, query: string, limit: string): Promise<Answer> {
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1) {
    return refusal(`\`--limit\` is \`${limit}\`, and has to be a whole number from 1 on.`, EXIT.usage);
  }
  const { expertise } = await expertiseAt(fromNative(cwd));
  const results = expertise.search(query, most);
  const lines = results.map(({ id }) => {
    const module = expertise.catalogue.modules.get(id);
    return `${id}\n  ${module?.title ?? ""}: ${module?.summary ?? ""}`;
  });
  return {
    code: EXIT.ok,
    text: lines.length === 0 ? `No module answers \`${query}\`.` : lines.join("\n"),
    json: { results: results.map(({ id, score, evidence }) => ({ id, score, evidence })) },
  };
}
