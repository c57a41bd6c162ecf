import type { Asked } from "./captures";
import type { CaptureFigures, Usage } from "./usage";

/** The usage of a run, or of one of its phases, as Markdown for a person. */
export function usageReport(usage: Usage, phase?: string): Asked<string> {
  const names = Object.keys(usage.phases);
  if (phase !== undefined && !names.includes(phase)) {
    return { ok: false, message: `The run has not been in a phase \`${phase}\`. It was in: ${names.join(", ")}.` };
  }
  const shown = Object.entries(usage.phases).filter(([name]) => phase === undefined || name === phase);
  const roles = phase === undefined ? Object.entries(usage.roles) : [];
  const parts = [
    `# Usage of ${usage.run_id}`,
    table("Phase", phase === undefined ? [...shown, ["all", usage.totals]] : shown),
    ...(roles.length === 0 ? [] : [table("Role", [...roles, ["all", usage.totals]])]),
    usage.tokenizers.length === 0 ? "Nothing was captured." : `Tokens counted with ${usage.tokenizers.join(", ")}.`,
  ];
  return { ok: true, value: `${parts.join("\n\n")}\n` };
}

function table(title: string, rows: readonly (readonly [string, CaptureFigures])[]): string {
  const lines = rows.map(([name, figures]) => {
    const {
      captures,
      capture_bytes_raw: bytes,
      tokens_raw: raw,
      tokens_shown: shown,
      tokens_avoided: avoided,
    } = figures;
    return `| ${[name, captures, bytes, raw, shown, avoided].join(" | ")} |`;
  });
  const head = `| ${title} | Captures | Bytes | Tokens | Shown | Avoided |`;
  return [head, "| --- | ---: | ---: | ---: | ---: | ---: |", ...lines].join("\n");
}
