import type { Translate } from "../text/translate";
import type { ApprovalRow, ArtifactRow } from "./artifact-rows";
import type { EvidenceRow, EvidenceStanding } from "./evidence-rows";
import type { FindingRow } from "./finding-rows";
import { element, inline, type PageElement, type PageNode } from "./page-node";
import { pageTable, type PageRow } from "./page-table";
import type { TokenRow, TokenTable } from "./run-report";
import { actorWords, badge, findingStatusWords, outcomeWords, timeNode } from "./words";

/** The artifacts of a run, with who wrote them and who signed them. */
export function artifactTable(artifacts: readonly ArtifactRow[], t: Translate): PageElement {
  const columns = [t("Artifact"), t("Phase"), t("Submitted by"), t("As it is now"), t("Approvals")];
  const rows = artifacts.map((row): PageRow => {
    const { path, phase, submittedBy, approvals } = row;
    const signed = approvals.map((approval) => element("li", {}, ...approvalNodes(approval, t)));
    return {
      key: path,
      cells: [
        [{ place: { base: "run", path }, text: path }],
        [phase],
        [actorWords(submittedBy, t)],
        [artifactState(row, t)],
        signed.length === 0 ? [t("none")] : [element("ul", { class: "plain" }, ...signed)],
      ],
    };
  });
  return pageTable(t("Artifacts and approvals"), titled(columns), rows);
}

function artifactState({ place, isChanged }: ArtifactRow, t: Translate): PageNode {
  switch (place) {
    case "there":
      return isChanged ? badge("stale", t("changed since")) : badge("done", t("as submitted"));
    case "missing":
      return badge("refused", t("missing"));
    case "outside":
      return badge("refused", t("a link out of the run"));
    case "unreadable":
      return badge("refused", t("cannot be read"));
  }
}

function approvalNodes({ by, at, fault }: ApprovalRow, t: Translate): readonly PageNode[] {
  const who = actorWords(by, t);
  if (fault === undefined) return [badge("done", t("holds")), ` ${who}, `, timeNode(at)];
  const word = fault.kind === "stale" ? badge("stale", t("stale")) : badge("refused", t("does not hold"));
  const why = fault.kind === "stale" ? t("the artifact {0}", fault.why) : t("it {0}", fault.why);
  return [word, ` ${who}, `, timeNode(at), ": ", ...inline(why)];
}

/** What was run in a run, and what it showed. */
export function evidenceTable(evidence: readonly EvidenceRow[], t: Translate): PageElement {
  const columns = [
    ...titled([t("Evidence"), t("Phase"), t("Command"), t("Outcome")]),
    { title: t("Exit code"), isFigure: true },
    { title: t("Tests"), isFigure: true },
    ...titled([t("Covers"), t("Standing"), t("By")]),
  ];
  const rows = evidence.map((row): PageRow => {
    const { id, phase, command, outcome, exitCode, tests, covers, isManual, by } = row;
    const act = isManual ? t("{0} (a person's observation)", command) : command;
    return {
      key: id,
      cells: [
        [id],
        [phase],
        [isManual ? act : element("code", {}, act)],
        [badge(outcome, outcomeWords(outcome, t))],
        [exitCode === null ? "–" : String(exitCode)],
        [tests === null ? "–" : String(tests)],
        [covers.length === 0 ? "–" : covers.join(", ")],
        standingNodes(row.standing, t),
        [actorWords(by, t)],
      ],
    };
  });
  return pageTable(t("Evidence"), columns, rows);
}

function standingNodes(standing: EvidenceStanding, t: Translate): readonly PageNode[] {
  switch (standing.kind) {
    case "current":
      return [badge("done", t("current"))];
    case "superseded":
      return [badge("pending", t("run again since"))];
    case "earlier loop":
      return [badge("pending", t("of an earlier loop"))];
    case "stale":
      return [badge("stale", t("stale")), ": ", ...inline(standing.why)];
  }
}

/** The defects that were found in a run. */
export function findingTable(findings: readonly FindingRow[], t: Translate): PageElement {
  const columns = titled([t("Finding"), t("Severity"), t("Status"), t("What is wrong"), t("Where"), t("By")]);
  const rows = findings.map((row): PageRow => {
    const { id, severity, status, title, resolution, place, by, phase } = row;
    const settled = resolution === undefined ? [] : [element("p", {}, ...inline(t("Settled: {0}", resolution)))];
    return {
      key: `${place?.path ?? ""} ${id} ${title}`,
      cells: [
        [id === "" ? "–" : id],
        [severity === undefined ? "–" : badge(severity, severity)],
        [findingState(status, t)],
        [title, ...settled],
        [place === undefined ? (phase === "" ? "–" : phase) : { place, text: placeWords(place.path, place.line) }],
        [by === undefined ? "–" : actorWords(by, t)],
      ],
    };
  });
  return pageTable(t("Findings"), columns, rows);
}

function placeWords(path: string, line: number | undefined): string {
  return line === undefined ? path : `${path}:${String(line)}`;
}

const FINDING_BADGES = { open: "refused", resolved: "done", accepted: "waiting" } as const;

function findingState(status: FindingRow["status"], t: Translate): PageNode {
  return badge(FINDING_BADGES[status], findingStatusWords(status, t));
}

/** Tokens by phase, forecast and used. */
export function tokenTable({ rows, total }: TokenTable, t: Translate): PageElement {
  const figures = [t("Forecast to read"), t("Outputs captured"), t("Tokens in them"), t("Shown"), t("Saved")];
  const columns = [{ title: t("Phase") }, ...figures.map((title) => ({ title, isFigure: true }))];
  const cells = ({ forecast, used }: TokenRow): readonly (readonly PageNode[])[] =>
    [forecast, used.captures, used.tokens_raw, used.tokens_shown, used.tokens_avoided].map((figure) => [
      figure === undefined ? "–" : grouped(figure),
    ]);
  return pageTable(t("Tokens by phase"), columns, [
    ...rows.map((row): PageRow => ({ key: row.phase, cells: [[row.phase], ...cells(row)] })),
    { key: "total", cells: [[t("All phases")], ...cells(total)], isTotal: true },
  ]);
}

/** A whole number with its thousands apart, the same for every reader. */
function grouped(figure: number): string {
  return String(figure).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}

function titled(titles: readonly string[]): readonly { readonly title: string }[] {
  return titles.map((title) => ({ title }));
}
