import { pathToFileURL } from "node:url";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { within } from "../../support/deadline";
import type { TemporaryProject } from "../../support/temporary-project";
import { PROJECT, type FuzzCase, type Step } from "./fuzz-case";
import type { Answer, FuzzedServer } from "./fuzzed-server";
import { wrongRanges, wrongTokens } from "./ranges-inside";

/** Milliseconds within which every request has to be answered: of the clock, or on a busy machine of the processor. */
const PROMPT = 1_000;

/** Work on all documents of a workspace, which shows its progress, can be stopped, and lets questions go first. */
const LONG_WORK: ReadonlySet<string> = new Set(["wazir/validateWorkspace", "wazir/fixWorkspace"]);

/** Errors that say no to a question, rather than that something broke: an invalid name, a request taken back. */
const REFUSALS: ReadonlySet<number> = new Set([-32800, -32801, -32802, -32803]);

/** What a case took. */
export interface Played {
  readonly requests: number;
  /** The longest answer, in milliseconds of the clock. */
  readonly longest: { readonly took: number; readonly method: string };
}

/**
 * Plays a case and throws where the server dies, leaves a request unanswered, takes too long, breaks inside, or gives
 * ranges that the document does not have.
 */
export async function play(server: FuzzedServer, project: TemporaryProject, fuzzCase: FuzzCase): Promise<Played> {
  const { steps, malformed = false, atOnce = false } = fuzzCase;
  const root = pathToFileURL(project.root).href;
  const documents = new Map<string, TextDocument | undefined>();
  const started = server.processorTime();
  const answers: Promise<void>[] = [];
  let longest: Played["longest"] = { took: 0, method: "" };
  const ask = async (method: string, params: unknown): Promise<void> => {
    const asked = performance.now();
    const answer = await within(server.request(method, params), () => `${method} was not answered.`);
    const took = performance.now() - asked;
    if (took > longest.took) longest = { took, method };
    if (malformed) return;
    const { code, message } = answer.error ?? {};
    if (code !== undefined && !REFUSALS.has(code) && !isNotOffered(server, method, code))
      throw new Error(`${method} was answered with error ${code}: ${message}`);
    const uri = uriIn(params)?.replaceAll(PROJECT, root);
    const document = uri === undefined || atOnce ? undefined : documents.get(uri);
    if (document !== undefined) expectInside(method, answer, document);
  };
  for (const step of steps) {
    follow(documents, step, root);
    if ("request" in step) {
      const answer = ask(step.request, step.params);
      answer.catch(() => undefined);
      answers.push(answer);
      if (!atOnce && !malformed) await answer;
    } else if ("notify" in step) server.notify(step.notify, step.params);
    else if ("raw" in step) server.raw(step.raw);
    else server.cancel();
  }
  await Promise.all(answers);
  await expectAlive(
    server,
    steps.some((step) => "raw" in step),
  );
  expectPrompt(longest, started, server.processorTime());
  const faults = server.faults();
  if (!malformed && faults.length > 0) throw new Error(`The server logs faults:\n${faults.join("\n")}`);
  return { requests: answers.length, longest };
}

/** Whether an error says no more than that a client is told of diagnostics rather than asking for them. */
function isNotOffered({ pullsDiagnostics }: FuzzedServer, method: string, code: number): boolean {
  return !pullsDiagnostics && method === "textDocument/diagnostic" && code === -32601;
}

function expectInside(method: string, { result }: Answer, document: TextDocument): void {
  const isTokens = method.startsWith("textDocument/semanticTokens");
  const wrong = isTokens ? wrongTokens(result, document) : wrongRanges(result, document);
  if (wrong.length > 0) throw new Error(`${method} has ranges that are none: ${wrong.slice(0, 5).join("; ")}`);
}

function expectPrompt({ took, method }: Played["longest"], from: number | undefined, to: number | undefined): void {
  if (took <= (LONG_WORK.has(method) ? 10 * PROMPT : PROMPT)) return;
  const processor = from === undefined || to === undefined ? took : to - from;
  if (processor > PROMPT) {
    throw new Error(`${method} took ${Math.round(took)} ms, ${Math.round(processor)} ms of the processor's time.`);
  }
}

/** Milliseconds after which a server that broken bytes were sent to is asked again. */
const AGAIN = 25;

/**
 * A question that every server answers at once. Where bytes were sent that are no messages, one that comes next may be taken
 * for the rest of them: there it is asked until it is answered.
 */
async function expectAlive(server: FuzzedServer, wasBroken: boolean): Promise<void> {
  const at = { textDocument: { uri: "untitled:barrier" }, position: { line: 0, character: 0 } };
  let again: NodeJS.Timeout | undefined;
  const answered = new Promise<Answer>((resolve, reject) => {
    const ask = (): void => void server.request("textDocument/hover", at).then(resolve, reject);
    ask();
    if (wasBroken) again = setInterval(ask, AGAIN);
  });
  try {
    const { error } = await within(answered, () => "The server answers no more.");
    if (error !== undefined) throw new Error(`The server answers with ${error.code}: ${error.message}`);
  } finally {
    clearInterval(again);
  }
}

function uriIn(params: unknown): string | undefined {
  const { textDocument } = (params ?? {}) as { textDocument?: { uri?: unknown } | null };
  return typeof textDocument?.uri === "string" ? textDocument.uri : undefined;
}

interface Sent {
  readonly textDocument: { readonly languageId: string; readonly version: number; readonly text: string };
  readonly contentChanges: TextDocumentContentChangeEvent[];
}

/** Keeps the documents as the client has them; one whose changes make no sense is not kept. */
function follow(documents: Map<string, TextDocument | undefined>, step: Step, root: string): void {
  const uri = "notify" in step ? uriIn(step.params)?.replaceAll(PROJECT, root) : undefined;
  if (!("notify" in step) || uri === undefined) return;
  const { textDocument, contentChanges } = step.params as Sent;
  const known = documents.get(uri);
  try {
    if (step.notify === "textDocument/didOpen") {
      const { languageId, version, text } = textDocument;
      documents.set(uri, TextDocument.create(uri, languageId, version, text));
    } else if (step.notify === "textDocument/didClose") {
      documents.delete(uri);
    } else if (step.notify === "textDocument/didChange" && known !== undefined) {
      documents.set(uri, TextDocument.update(known, contentChanges, textDocument.version));
    }
  } catch {
    documents.set(uri, undefined);
  }
}
