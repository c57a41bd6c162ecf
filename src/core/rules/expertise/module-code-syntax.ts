import type { CodeBlock } from "../../documents/code-blocks";
import { readDocument } from "../../documents/read-document";
import { visibleRange } from "../../documents/problem";
import type { OffsetRange } from "../../text/range";
import type { Instruments } from "../instruments";
import type { Finding, Rule } from "../rule";
import { codeReader } from "./code-languages";
import { moduleRule } from "./module-rule";

const SYNTAX = "wazir/module-code-syntax";
const LANGUAGE = "wazir/module-code-language";

/** Finds blocks of code that cannot be read as what they say they are. */
export const moduleCodeSyntax: Rule = moduleRule(
  [
    { code: SYNTAX, severity: "warning", title: "A block of code has a fault of syntax." },
    { code: LANGUAGE, severity: "warning", title: "A block of code has a label that is no known language." },
  ],
  async ({ module, document, instruments }) => {
    const findings = module.codeBlocks.map((block) => check(block, document.text, instruments));
    return (await Promise.all(findings)).flat();
  },
);

async function check(
  block: CodeBlock,
  text: string,
  instruments: Instruments | undefined,
): Promise<readonly Finding[]> {
  const { language, code, opening } = block;
  const reader = codeReader(language);
  if (language === "" || reader === "unparsed") return [];
  if (reader === undefined) {
    const message = `\`${language}\` is no language that is known here. Use its usual label, or \`text\`.`;
    return [{ code: LANGUAGE, message, range: opening }];
  }
  const fault =
    "format" in reader ? dataFault(block.text, reader.format) : await instruments?.parse?.(reader.grammar, block.text);
  if (fault === undefined) return [];
  const message = `This is no ${language} from here on: mend it, or label the block as what it is.`;
  return [
    {
      code: SYNTAX,
      message,
      range: visibleRange(text, { start: code.start + fault.start, end: code.start + fault.end }),
    },
  ];
}

function dataFault(text: string, format: "json" | "yaml"): OffsetRange | undefined {
  return readDocument(text, format).problems.find(({ code }) => code !== "too-large")?.range;
}
