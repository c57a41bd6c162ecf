import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPublicKey } from "../../../src/core/runs/public-key";
import { keyTrust } from "../../../src/core/runs/known-keys";
import { publishKey, readWorkspaceKeys } from "../../../src/core/runs/workspace-keys";
import { configFolder } from "../../../src/platform/config-folder";
import { ed25519, newPrivateKey, signingKeyOf } from "../../../src/platform/ed25519";
import { keyFile } from "../../../src/platform/key-file";
import { knownKeys, rememberKeys } from "../../../src/platform/known-keys";
import { nodeFiles } from "../../../src/platform/node-files";
import { nodeWriter } from "../../../src/platform/node-writer";
import { signingKey } from "../../../src/platform/signing-key";
import { testProject } from "../../support/temporary-project";

const isWindows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;

test("the settings of a user stand where their system has them", () => {
  const linux = { platform: "linux", home: "/home/dana" } as const;
  expect(configFolder({ ...linux, env: {} })).toBe("/home/dana/.config/wazir");
  expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: "/x" } })).toBe("/x/wazir");
  expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: "x" } })).toBe("/home/dana/.config/wazir");
  expect(configFolder({ ...linux, env: { XDG_CONFIG_HOME: "" } })).toBe("/home/dana/.config/wazir");
  const mac = { platform: "darwin", home: "/Users/dana", env: { XDG_CONFIG_HOME: "/x" } } as const;
  expect(configFolder(mac)).toBe("/Users/dana/Library/Application Support/wazir");
  const windows = { platform: "win32", home: "C:\\Users\\dana" } as const;
  expect(configFolder({ ...windows, env: { APPDATA: "D:\\Roaming" } })).toBe("D:\\Roaming\\wazir");
  expect(configFolder({ ...windows, env: {} })).toBe("C:\\Users\\dana\\AppData\\Roaming\\wazir");
});

describe("a key file", () => {
  test("is made once, closed to others, and found again", async () => {
    const folder = testProject().at("config/wazir");
    const first = await signingKey(keyFile(folder));
    const second = await signingKey(keyFile(folder));
    if (!first.ok || !second.ok) throw new Error("no key");
    expect(second.key.fingerprint).toBe(first.key.fingerprint);
    expect(ed25519.verify("a", second.key.sign("a"), first.key.publicKey)).toBe(true);
    expect(readdirSync(folder)).toEqual(["signing-key"]);
    if (isWindows) return;
    expect(statSync(`${folder}/signing-key`).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test("is one and the same for many who make it at once", async () => {
    const folder = testProject().at("wazir");
    const keys = await Promise.all(Array.from({ length: 20 }, () => signingKey(keyFile(folder))));
    expect(new Set(keys.map((key) => key.ok && key.key.fingerprint)).size).toBe(1);
    expect(readdirSync(folder)).toEqual(["signing-key"]);
  });

  const refusal = async (prepare: (folder: string, path: string) => void): Promise<string> => {
    const project = testProject();
    const folder = project.folder("wazir");
    chmodSync(folder, 0o700);
    const path = `${folder}/signing-key`;
    writeFileSync(path, newPrivateKey(), { mode: 0o600 });
    prepare(folder, path);
    const before = readdirSync(folder);
    const outcome = await signingKey(keyFile(folder));
    expect(readdirSync(folder)).toEqual(before);
    return outcome.ok ? "" : outcome.message.replaceAll(folder, "…");
  };

  test.skipIf(isWindows).each<readonly [string, (folder: string, path: string) => void, string]>([
    ["is used as it is", () => undefined, ""],
    [
      "is refused when its group may read it",
      (_folder, path) => chmodSync(path, 0o640),
      "`…/signing-key` is open to others: run `chmod 600` on it, or remove it to get a new key.",
    ],
    [
      "is refused when others may write to its folder",
      (folder) => chmodSync(folder, 0o722),
      "Others may write to `…`, which holds the signing key: run `chmod 700` on it.",
    ],
    [
      "is refused when it holds no key",
      (_folder, path) => writeFileSync(path, "no key"),
      "What is kept as the signing key is none: remove it, and a new one is made.",
    ],
    [
      "is refused when it is long",
      (_folder, path) => writeFileSync(path, "a".repeat(5000)),
      "`…/signing-key` is no key file: remove it.",
    ],
  ])("%s", async (_name, prepare, message) => {
    expect(await refusal(prepare)).toBe(message);
  });

  test.skipIf(isWindows)("is refused when it is a link or a folder", async () => {
    const project = testProject({ "other/key": newPrivateKey() });
    chmodSync(project.at("other/key"), 0o600);
    chmodSync(project.folder("a"), 0o700);
    project.link("a/signing-key", project.at("other/key"));
    const link = await signingKey(keyFile(project.at("a")));
    expect(link).toEqual({
      ok: false,
      message: `\`${project.at("a/signing-key")}\` is a link: a signing key is kept in a file.`,
    });
    chmodSync(project.folder("b"), 0o700);
    mkdirSync(project.at("b/signing-key"));
    expect((await signingKey(keyFile(project.at("b")))).ok).toBe(false);
  });

  test.skipIf(isWindows || !isRoot)("is refused when it is another user's", async () => {
    const path = await refusal((_folder, file) => chownSync(file, 12345, 12345));
    expect(path).toBe("`…/signing-key` belongs to another user: remove it.");
    const folder = await refusal((at) => chownSync(at, 12345, 12345));
    expect(folder).toBe("`…`, which holds the signing key, belongs to another user.");
  });

  test("that cannot be written is told", async () => {
    const project = testProject({ file: "" });
    const outcome = await signingKey(keyFile(project.at("file/wazir")));
    expect(outcome.ok).toBe(false);
  });
});

test("a workspace gets a key's public half alone", async () => {
  const project = testProject();
  const key = signingKeyOf(newPrivateKey())!;
  await publishKey(nodeWriter, project.at(".wazir"), key.fingerprint, { publicKey: key.publicKey, actor: "Dana Ruiz" });
  const text = readFileSync(project.at(`.wazir/keys/${key.fingerprint}.pub`), "utf8");
  expect(readPublicKey(text)).toEqual({ publicKey: key.publicKey, actor: "Dana Ruiz" });
  const keys = await readWorkspaceKeys(nodeFiles, project.at(".wazir"), new Map());
  expect(keys.get(key.fingerprint)).toEqual({ publicKey: key.publicKey, actor: "Dana Ruiz", replaced: false });
});

test("what is known of keys is remembered outside of workspaces", async () => {
  const project = testProject({ file: "" });
  const folder = project.at("config/wazir");
  const [a, b] = ["a".repeat(64), "b".repeat(64)];
  expect((await knownKeys(nodeFiles, folder)).size).toBe(0);
  const written = await Promise.all([rememberKeys(folder, "dana", [a]), rememberKeys(folder, "kim", [b])]);
  expect(written).toEqual([undefined, undefined]);
  const known = await knownKeys(nodeFiles, folder);
  expect([keyTrust(known, "dana", a), keyTrust(known, "dana", b), keyTrust(known, "kim", b)]).toEqual([
    "known",
    "replaced",
    "known",
  ]);
  expect(await rememberKeys(project.at("file"), "dana", [a])).toMatch(/could not be written: /);
});
