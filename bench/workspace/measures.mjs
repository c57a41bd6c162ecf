import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { quantile } from "../server/quantile.mjs";

/** Where front matter's `loop_number` has its value in the texts below. */
const HEADER = "---\nphase: clarify\nrole: clarifier\nloop_number: 0\n";
const LOOP = { start: { line: 3, character: 13 }, end: { line: 3, character: 14 } };

/** Characters of the large artifact. */
const LARGE = 5_000_000;

/**
 * Every document of the workspace judged for the first time, by a server that was just started.
 * @param {Awaited<ReturnType<import("../server/session.mjs").startSession>>} session
 */
export async function firstValidation(session) {
  const started = performance.now();
  const { checked } = await session.request("wazir/validateWorkspace", {});
  const time = performance.now() - started;
  return { time, checked, memory: session.memory() };
}

/**
 * From an edit to a criterion's id until the 50 open artifacts that name it say that it is unknown, or no longer do.
 * @param {Awaited<ReturnType<import("../server/session.mjs").startSession>>} session
 */
export async function wideEdits(session, { spec, referring }, edits) {
  await session.open(spec.uri, spec.text, undefined, "markdown");
  for (const { uri, text } of referring) await session.open(uri, text, undefined, "markdown");
  await sleep(1000);
  const at = spec.text.slice(0, spec.text.indexOf("id: AC-1\n")).split("\n");
  const digit = { line: at.length - 1, character: at.at(-1).length + "id: AC-".length };
  const range = { start: digit, end: { ...digit, character: digit.character + 1 } };
  const uris = referring.map(({ uri }) => uri);
  const isUnknown = ({ code }) => code === "wazir/unknown-criterion";
  const times = [];
  for (let edit = 0; edit < edits; edit++) {
    const isTaken = edit % 2 === 0;
    const all = session.shown(uris, (diagnostics) => diagnostics.some(isUnknown) === isTaken);
    const started = performance.now();
    await session.change(spec.uri, range, isTaken ? "9" : "1");
    await all;
    times.push(performance.now() - started);
    await sleep(50);
  }
  for (const uri of [...uris, spec.uri]) await session.closeDocument(uri);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/**
 * Keystrokes in an artifact of 5 MB, and hovers in a small one meanwhile and without it.
 * @param {Awaited<ReturnType<import("../server/session.mjs").startSession>>} session
 * @param {string} folder the workspace's
 * @param {string} form "front matter" or "body": where the 5 MB are
 */
export async function largeArtifact(session, folder, form, edits) {
  const small = pathToFileURL(`${folder}/.wazir/runs/20260101-small/artifacts/clarification.md`).href;
  await session.open(small, `${HEADER}---\n\n# Clarification\n`, undefined, "markdown");
  const hover = () =>
    session.time("textDocument/hover", { textDocument: { uri: small }, position: { line: 1, character: 1 } });
  for (let warm = 0; warm < 50; warm++) await hover();
  const alone = [];
  for (let at = 0; at < 100; at++) alone.push(await hover());

  const filler = form === "body" ? "Words of a body that nobody reads.\n" : 'x-note: "a line of front matter"\n';
  const lines = Array.from({ length: Math.ceil(LARGE / filler.length) }, (_, at) =>
    filler.replace("x-note", `x-note-${at}`),
  );
  const [front, body] = form === "body" ? ["", lines.join("")] : [lines.join(""), "# Clarification\n"];
  const uri = pathToFileURL(`${folder}/.wazir/runs/20260101-large/artifacts/clarification.md`).href;
  await session.open(uri, `${HEADER}${front}---\n\n${body}`, undefined, "markdown");
  const times = [];
  const meanwhile = [];
  for (let edit = 0; edit < edits; edit++) {
    const appeared = session.shown([uri], () => true);
    const started = performance.now();
    await session.change(uri, LOOP, edit % 2 === 0 ? "x" : "0");
    let isShown = false;
    const shown = appeared.then(() => {
      isShown = true;
      times.push(performance.now() - started);
    });
    while (!isShown) meanwhile.push(await hover());
    await shown;
  }
  for (const open of [uri, small]) await session.closeDocument(open);
  return {
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    "hover alone p95": quantile(alone, 0.95),
    "hover meanwhile p50": quantile(meanwhile, 0.5),
    "hover meanwhile p95": quantile(meanwhile, 0.95),
    "hover meanwhile most": quantile(meanwhile, 1),
  };
}

/**
 * The heap after edits, and after documents were opened and closed, against the heap after a tenth of them.
 * @param {Awaited<ReturnType<import("../server/session.mjs").startSession>>} session
 */
export async function endurance(session, { spec }, { edits, openings }) {
  const heap = async () => (await session.usage({ collected: true })).heapMB;
  const text = spec.text.replace("loop_number: 1", "loop_number: 0");
  const line = text.slice(0, text.indexOf("loop_number: 0")).split("\n").length - 1;
  const range = { start: { line, character: 13 }, end: { line, character: 14 } };
  const edit = async (count) => {
    for (let at = 0; at < count; at++) {
      const appeared = session.shown([spec.uri], () => true);
      await session.change(spec.uri, range, at % 2 === 0 ? "x" : "0");
      await appeared;
    }
  };
  const open = async (count) => {
    for (let at = 0; at < count; at++) {
      await session.open(spec.uri, text, undefined, "markdown");
      // Closing is told too: without waiting for it, the next opening takes it for its own, and messages pile up in the server.
      const cleared = session.shown([spec.uri], () => true);
      await session.closeDocument(spec.uri);
      await cleared;
    }
  };
  await session.open(spec.uri, text, undefined, "markdown");
  await edit(edits / 10);
  const early = await heap();
  await edit(edits);
  const edited = await heap();
  await session.closeDocument(spec.uri);
  await open(openings / 10);
  const closed = await heap();
  await open(openings);
  return { early, "after edits": edited - early, "after openings": (await heap()) - closed };
}

/** Seconds after which V8 has once collected what the last work left: it does so some 8 seconds after it. */
const SETTLED = 15;

/**
 * The processor's time that a server takes while nothing is asked of it: in milliseconds for each second, and before that
 * once for all that its work left behind.
 * @param {Awaited<ReturnType<import("../server/session.mjs").startSession>>} session
 */
export async function idle(session, seconds) {
  const spentIn = async (duration) => {
    const { processorMs } = await session.usage({ collected: false });
    await sleep(duration * 1000);
    return (await session.usage({ collected: false })).processorMs - processorMs;
  };
  await sleep(1000);
  const settling = await spentIn(SETTLED);
  return { settling, idle: (await spentIn(seconds)) / seconds };
}
