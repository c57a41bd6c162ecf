import { childOf, valueOf } from "../../documents/tree";
import { recordOf } from "../../library/item";
import { factsFrom, factsIn, keyFacts } from "../../library/key-facts";
import { proseOf } from "../../library/module-prose";
import type { Finding, Rule } from "../rule";
import { moduleRule } from "./module-rule";

const CONFLICT = "wazir/module-fact-conflict";
const UNUSED = "wazir/key-fact-unused";

/** Finds modules that state a key fact with another value, so that no two of them contradict each other. */
export const moduleFactConflict: Rule = moduleRule(
  [{ code: CONFLICT, severity: "error", title: "A module contradicts a key fact." }],
  ({ document, project }) => {
    const known = keyFacts(project);
    if (known.length === 0) return [];
    const parts = proseOf(document).flatMap((block) => (block.kind === "row" ? [block] : block.sentences));
    return parts.flatMap(({ range }) =>
      factsIn(document.text.slice(range.start, range.end), known)
        .filter(({ fact, value }) => fact.value.toLowerCase() !== value.toLowerCase())
        .map(({ fact, value, index }): Finding => {
          const start = range.start + index;
          const message = `\`${value}\` contradicts the key fact \`${fact.key}\`, which is \`${fact.value}\`: correct one of the two.`;
          return {
            code: CONFLICT,
            message,
            range: { start, end: start + value.length },
            data: { key: fact.key, value: fact.value },
          };
        }),
    );
  },
);

/** Finds key facts that no module states. */
export const keyFactUnused: Rule = {
  codes: [{ code: UNUSED, severity: "information", title: "No module states a key fact." }],
  check({ kind, document, project }) {
    const facts = childOf(document.roots[0]?.node, "facts");
    if (kind?.id !== "key facts" || facts?.type !== "map") return [];
    const known = factsFrom(recordOf(valueOf(document.roots[0]?.node)));
    const texts = project.library.all("module").flatMap(({ text }) => text ?? []);
    const stated = new Set(texts.flatMap((text) => factsIn(text, known).map(({ fact }) => fact.key)));
    return facts.entries
      .filter(({ key }) => !stated.has(key) && known.some((fact) => fact.key === key))
      .map(({ key, keyRange }): Finding => {
        const message = `No module states \`${key}\`: there is no sentence with these words and this phrase.`;
        return { code: UNUSED, message, range: keyRange };
      });
  },
};
