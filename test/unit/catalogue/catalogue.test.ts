import { describe, expect, test } from "vitest";
import { catalogueFrom, catalogueParts, PART } from "../../../src/core/catalogue/catalogue-file";
import { catalogueOver } from "../../../src/core/catalogue/build-catalogue";
import { block, briefOf, FRAME, lineOf, titleOf } from "../../../src/core/catalogue/module-text";
import { moduleOfItem } from "../../../src/core/library/module";
import { indexParts } from "../../../src/core/search/search-index";
import { loadExpertise, loadProjectExpertise } from "../../../src/platform/load-expertise";
import { sha256 } from "../../../src/platform/sha256";
import { count, expertiseOf, syntheticLibrary } from "../../support/expertise";
import { bundled, MANIFEST, projectWith, REPOSITORY } from "../../support/projects";

const DIST = `${REPOSITORY}/dist`;
const shipped = loadExpertise(DIST);

describe("what ships", () => {
  test("every module is in the catalogue with its tokens, hash and text", () => {
    const items = bundled.library.all("module");
    expect([...shipped.catalogue.modules.keys()].sort()).toEqual(items.map(({ id }) => id).sort());
    for (const item of items) {
      const module = moduleOfItem(item);
      const entry = shipped.catalogue.modules.get(item.id);
      expect(shipped.textOf(item.id)).toBe(item.text);
      expect(entry?.hash).toBe(sha256(item.text ?? ""));
      expect(entry?.tokens.L0).toBe(count(lineOf(module)));
      expect(entry?.tokens.L1).toBe(count(briefOf(module, module.brief)));
      expect(entry?.parts.map(({ section }) => section)).toContain("Brief");
    }
  });

  test("subjects, roles and the frame are those of the library", () => {
    expect(shipped.catalogue.roles).toEqual(bundled.library.ids("role"));
    expect(shipped.catalogue.frame).toEqual({ head: count(FRAME.head), lines: count(FRAME.lines) });
    expect(shipped.catalogue.concerns.length).toBeGreaterThanOrEqual(76);
  });

  test("a catalogue that was written is the one that is read", () => {
    const { catalogue } = expertiseOf(bundled.library);
    const parts = catalogueParts(catalogue, indexParts([]), []);
    expect(catalogueFrom(parts.get(PART.catalogue) ?? "")).toEqual(catalogue);
    expect(shipped.catalogue).toEqual(catalogue);
  });
});

test("the tokens of a module's pieces, one after the other, are those of its text as a whole", () => {
  const { catalogue, textOf } = expertiseOf(syntheticLibrary(9, bundled.library.all("module")));
  let text = FRAME.head;
  let sum: number = catalogue.frame.head;
  for (const module of catalogue.modules.values()) {
    const parts = module.parts.map(({ start, end }) => block(textOf(module.id).slice(start, end)));
    text += titleOf(module) + parts.join("");
    sum += module.tokens.title + module.parts.reduce((total, { tokens }) => total + tokens, 0);
    expect(parts.every((part) => part.startsWith("##"))).toBe(true);
  }
  expect(text.length).toBeGreaterThan(65_536);
  const blocks = Math.ceil(text.length / 65_536);
  const borders = Math.abs(count(text) - sum);
  expect(borders, "blocks of 65,536 characters are counted by themselves").toBeLessThan(2 * blocks);
  for (const module of catalogue.modules.values()) {
    const whole =
      titleOf(module) + module.parts.map(({ start, end }) => block(textOf(module.id).slice(start, end))).join("");
    expect(count(whole + lineOf(module))).toBe(
      module.tokens.title + module.parts.reduce((total, { tokens }) => total + tokens, 0) + module.tokens.L0,
    );
  }
});

const OWN = `---
id: architecture/distributed/idempotency-and-retry
title: Our retries
kind: pattern
summary: Ask the platform team before you retry.
aliases: [platform retries]
symptoms: [zebrafish in the ledger]
applies: { stacks: ["*"], concerns: [distributed] }
tiers: { executor: L2 }
severity: high
related: [ours/ledger]
---
# Our retries

Words before the first section.

## Brief

- Ask.
`;

describe("a project's own modules are laid over what ships", () => {
  const files = {
    "wazir.manifest.yaml": `${MANIFEST}paths:\n  expertise: expertise\n`,
    "expertise/architecture/distributed/idempotency-and-retry.md": OWN,
    "expertise/ours/ledger.md": OWN.replace(/^id: .*$/m, "id: ours/ledger").replace("platform retries", "quokka books"),
    "expertise/composition-map.yaml": "hide: [ours/hidden]\n",
    "expertise/ours/hidden.md": OWN.replace(/^id: .*$/m, "id: ours/hidden"),
  };

  test("one of the same id replaces, and says so; others are added; links go both ways", async () => {
    const { project } = await projectWith(files);
    const { catalogue, textOf } = await loadProjectExpertise(DIST, project.library);
    const replaced = catalogue.modules.get("architecture/distributed/idempotency-and-retry");
    expect(replaced).toMatchObject({ origin: "workspace", replaces: true, title: "Our retries" });
    expect(replaced?.tokens.title).toBe(
      count(titleOf({ ...(replaced ?? { id: "", title: "", summary: "" }) }, "Words before the first section.")),
    );
    expect(catalogue.modules.get("ours/ledger")).toMatchObject({ origin: "workspace" });
    expect(catalogue.modules.get("ours/ledger")?.replaces).toBeUndefined();
    expect(catalogue.modules.get("ours/ledger")?.backlinks).toContain("architecture/distributed/idempotency-and-retry");
    expect(textOf("ours/ledger")).toContain("id: ours/ledger");
    expect(catalogue.modules.size).toBe(shipped.catalogue.modules.size + 2);
  });

  test("the search finds them and not what they replace or hide", async () => {
    const { project } = await projectWith(files);
    const { search } = await loadProjectExpertise(DIST, project.library);
    const found = (query: string): readonly string[] => search(query, 5).map(({ id }) => id);
    expect(found("quokka books")[0]).toBe("ours/ledger");
    expect(found("zebrafish ledger")).toContain("architecture/distributed/idempotency-and-retry");
    expect(found("zebrafish ledger")).not.toContain("ours/hidden");
    expect(found("claim the key with one atomic write")).not.toContain(
      "architecture/distributed/idempotency-and-retry",
    );
  });

  test("without modules of its own a project has what ships", async () => {
    const { project } = await projectWith({});
    expect((await loadProjectExpertise(DIST, project.library)).catalogue).toEqual(shipped.catalogue);
    const same = catalogueOver(shipped.catalogue, project.library, { count, sha256 });
    expect(same.map).toEqual(shipped.catalogue.map);
  });
});
