import { afterAll, describe, expect, test } from "vitest";
import {
  isOwnModulesResult,
  isSearchExpertiseResult,
  OWN_MODULES,
  SEARCH_EXPERTISE,
} from "../../src/protocol/expertise";
import { MODES } from "../support/lsp-transport";
import { COMPOSE_EXPERTISE, isComposeResult, isSuggestResult, SUGGEST_CONCERNS } from "../../src/protocol/compose";
import { connect, type LspClient } from "../support/lsp-client";
import { expertiseModule } from "../support/modules";
import { temporaryProject } from "../support/temporary-project";

const MANIFEST = "manifest_version: 2\nproject:\n  name: shop\npaths:\n  expertise: expertise\n";
const RETRY = "architecture/distributed/idempotency-and-retry";

const shop = temporaryProject({
  "wazir.manifest.yaml": MANIFEST,
  "expertise/payments/refunds.md": expertiseModule(),
  "expertise/payments/half.md": "---\nid: payments/half\ntitle: Half\n---\n",
  "expertise/composition-map.yaml": "hide: [security/web/csrf]\n",
});

afterAll(() => {
  shop.dispose();
});

describe.each(MODES)("expertise over %s", (mode) => {
  const found = async (client: LspClient, params: object) => {
    const answer = await client.request(SEARCH_EXPERTISE, { limit: 5, ...params });
    if (!isSearchExpertiseResult(answer)) throw new Error("The search was not answered as promised.");
    return answer.modules;
  };

  test("is searched as the terminal searches it, with what shows before a module is opened", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    const [first] = await found(client, { root: shop.root, query: "customer charged twice after a timeout" });
    expect(first).toMatchObject({ id: RETRY, title: "Idempotency and retry", severity: "high", origin: "bundled" });
    expect(first?.brief).toMatch(/^- A timeout tells the caller nothing/);
    expect(first?.tokens.L2).toBeGreaterThan(first?.tokens.L1 ?? 0);
    expect(await found(client, { root: shop.root, query: "how to bake bread" })).toEqual([]);
    await client.close();
  });

  test("has a project's own modules, and not what it hides", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    const ids = async (root: string | undefined, query: string) =>
      (await found(client, { ...(root === undefined ? {} : { root }), query })).map(({ id }) => id);
    expect(await ids(shop.root, "refunds chargeback")).toContain("payments/refunds");
    expect(await ids(undefined, "refunds chargeback")).not.toContain("payments/refunds");
    expect(await ids(shop.root, "csrf token")).not.toContain("security/web/csrf");
    expect(await ids(undefined, "csrf token")).toContain("security/web/csrf");
    expect(await ids("/no/project/of/this/window", "csrf token")).toContain("security/web/csrf");
    await client.close();
  });

  test("is recalled by a text, line by line", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    const log = `${"Started the worker with four threads.\n".repeat(5)}A customer was charged twice after a timeout.\n`;
    const modules = await found(client, { root: shop.root, query: log, isText: true });
    expect(modules.map(({ id }) => id)).toContain(RETRY);
    await client.close();
  });

  test("tells of a project's own modules their tokens and what their lint found", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    const answer = await client.request(OWN_MODULES, { root: shop.root });
    if (!isOwnModulesResult(answer)) throw new Error("The modules were not told of as promised.");
    const [half, refunds] = [...answer.modules].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(half).toMatchObject({ id: "payments/half", tokens: { L0: expect.any(Number) as number } });
    expect(half?.errors).toBeGreaterThan(5);
    expect(refunds).toMatchObject({ id: "payments/refunds", errors: 0, warnings: 0 });
    expect(refunds?.tokens.L2).toBeGreaterThan(500);
    await client.close();
  });

  test("tells of a module that was just written, before the client has told of the file", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    await client.request(OWN_MODULES, { root: shop.root });
    const path = "expertise/payments/new.md";
    shop.write(path, expertiseModule({ id: "payments/new" }));
    const answer = await client.request(OWN_MODULES, { root: shop.root });
    shop.remove(path);
    if (!isOwnModulesResult(answer)) throw new Error("The modules were not told of as promised.");
    expect(answer.modules.map(({ id }) => id)).toContain("payments/new");
    await client.close();
  });

  test("is composed with a receipt, as a person adjusted it; what is wrong with a request is told", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    const wish = { root: shop.root, role: "executor", stacks: [], concerns: ["payments"], files: [], budget: 8_000 };
    const compose = async (more: object) => {
      const answer = await client.request(COMPOSE_EXPERTISE, { ...wish, ...more });
      if (!isComposeResult(answer)) throw new Error("The context was not composed as promised.");
      return answer;
    };
    const first = await compose({});
    const adjusted = await compose({ adjust: { [RETRY]: "L0", "payments/refunds": "L2" } });
    if (!first.ok || !adjusted.ok) throw new Error("Nothing was composed.");
    const tierIn = ({ receipt }: typeof first, id: string) => receipt.modules.find((one) => one.id === id)?.tier;
    expect(tierIn(first, RETRY)).toBe("L2");
    expect([tierIn(adjusted, RETRY), tierIn(adjusted, "payments/refunds")]).toEqual(["L0", "L2"]);
    expect(adjusted.text).toContain("# Refunds (payments/refunds)");
    expect(await compose({ role: "nobody" })).toMatchObject({ ok: false });
    await client.close();
  });

  test("suggests the concerns that a task's words lead to", async () => {
    const client = await connect({ mode, folders: [shop.root] });
    const task = "Give the customer the payment back";
    const answer = await client.request(SUGGEST_CONCERNS, { root: shop.root, task, stacks: [] });
    if (!isSuggestResult(answer)) throw new Error("The concerns were not suggested as promised.");
    expect(answer.concerns.map(({ id }) => id)).toContain("payments");
    await client.close();
  });
});
