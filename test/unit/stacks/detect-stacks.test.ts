import { describe, expect, test } from "vitest";
import { subjectsOf } from "../../../src/core/library/subjects";
import { detectStacks, reasonText, stacksOfFiles } from "../../../src/core/stacks/detect-stacks";
import { STACK_SIGNS } from "../../../src/core/stacks/stack-signs";
import { MemoryFiles, type MemoryEntry } from "../../support/memory-files";
import { bundled } from "../../support/projects";

const ROOT = "/work/shop";

async function stacksIn(files: Readonly<Record<string, MemoryEntry>>) {
  const entries = Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text]);
  return detectStacks(new MemoryFiles(Object.fromEntries(entries) as Record<string, MemoryEntry>), ROOT);
}

/** The ids that files tell of, with the first reason of each. */
async function told(files: Readonly<Record<string, MemoryEntry>>): Promise<Readonly<Record<string, string>>> {
  const stacks = await stacksIn(files);
  return Object.fromEntries(stacks.map((stack) => [stack.id, reasonText(stack).replaceAll("`", "")]));
}

const packageJson = (...names: readonly string[]) =>
  `{\n  "name": "shop",\n  "dependencies": {\n${names.map((name) => `    "${name}": "^1.0.0"`).join(",\n")}\n  }\n}\n`;

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, MemoryEntry>>;
  readonly found: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    name: "Flutter, without its Android and iOS shells",
    files: {
      "pubspec.yaml": "name: shop\ndependencies:\n  flutter:\n    sdk: flutter\n",
      "android/app/build.gradle": "plugins { id 'com.android.application' }\n",
      "android/app/src/main/AndroidManifest.xml": "<manifest/>",
      "ios/Runner.xcodeproj/project.pbxproj": "",
      "ios/Podfile": "platform :ios, '13.0'\n",
    },
    found: { flutter: "pubspec.yaml:3 says flutter" },
  },
  {
    name: "React Native, which is no React for the web",
    files: {
      "package.json": packageJson("react", "react-native"),
      "android/build.gradle": "apply plugin: 'com.android.library'\n",
      "ios/Podfile": "",
    },
    found: { "react-native": "package.json:5 says react-native" },
  },
  {
    name: "Node by what serves",
    files: { "package.json": packageJson("fastify") },
    found: { node: "package.json:4 says fastify" },
  },
  {
    name: "Node by how it starts",
    files: { "package.json": '{\n  "scripts": {\n    "start": "node server.js"\n  }\n}\n' },
    found: { node: 'package.json:3 says "start": "node server.js"' },
  },
  { name: "no Node for a page", files: { "package.json": packageJson("vite", "svelte") }, found: {} },
  {
    name: "React",
    files: { "package.json": packageJson("react", "react-dom") },
    found: { react: "package.json:5 says react-dom" },
  },
  { name: "Vue", files: { "package.json": packageJson("vue") }, found: { vue: "package.json:4 says vue" } },
  {
    name: "Angular",
    files: { "angular.json": "{}", "package.json": packageJson("@angular/core") },
    found: { angular: "angular.json is there" },
  },
  {
    name: "Android",
    files: { "app/build.gradle.kts": 'plugins {\n  id("com.android.application")\n}\n' },
    found: { "native-android": 'app/build.gradle.kts:2 says id("com.android.application")' },
  },
  {
    name: "iOS",
    files: { "Shop.xcodeproj/project.pbxproj": "" },
    found: { "native-ios": "Shop.xcodeproj/project.pbxproj is there" },
  },
  {
    name: "iOS as a package",
    files: { "Package.swift": "let p = Package(\n platforms: [.iOS(.v16)])" },
    found: { "native-ios": "Package.swift:2 says platforms: [.iOS(.v16)])" },
  },
  { name: "Python", files: { "requirements-dev.txt": "pytest\n" }, found: { python: "requirements-dev.txt is there" } },
  {
    name: "Python by its image",
    files: { Dockerfile: "FROM python:3.12-slim\n" },
    found: { python: "Dockerfile:1 says FROM python:3.12-slim" },
  },
  { name: "Go", files: { "go.mod": "module shop\n\ngo 1.23\n" }, found: { go: "go.mod is there" } },
  { name: "Rust", files: { "Cargo.toml": '[package]\nname = "shop"\n' }, found: { rust: "Cargo.toml is there" } },
  { name: "Java by Maven", files: { "pom.xml": "<project/>" }, found: { java: "pom.xml is there" } },
  {
    name: "Java by Gradle",
    files: { "build.gradle.kts": 'plugins { id("org.springframework.boot") }\n' },
    found: { java: "build.gradle.kts is there" },
  },
  {
    name: "PostgreSQL in each language",
    files: {
      "a/package.json": packageJson("pg"),
      "b/requirements.txt": "# drivers\npsycopg2-binary==2.9.9\n",
      "c/go.mod": "module c\n\nrequire github.com/jackc/pgx/v5 v5.5.0\n",
      "d/Cargo.toml": '[dependencies]\nsqlx = { version = "0.8", features = ["postgres"] }\n',
      "e/pom.xml":
        "<project><dependencies><dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency></dependencies></project>",
      "f/docker-compose.yml": "services:\n  db:\n    image: postgres:16\n",
      "g/schema.prisma": 'datasource db {\n  provider = "postgresql"\n}\n',
    },
    found: {
      python: "b/requirements.txt is there",
      go: "c/go.mod is there",
      rust: "d/Cargo.toml is there",
      java: "e/pom.xml is there",
      postgres: "a/package.json:4 says pg",
    },
  },
  {
    name: "MongoDB",
    files: { "package.json": packageJson("mongoose") },
    found: { mongodb: "package.json:4 says mongoose" },
  },
  {
    name: "Electron",
    files: { "package.json": packageJson("electron") },
    found: { electron: "package.json:4 says electron" },
  },
  {
    name: "Next.js",
    files: { "package.json": packageJson("next", "react", "react-dom") },
    found: { react: "package.json:6 says react-dom", next: "package.json:4 says next" },
  },
  {
    name: "FastAPI",
    files: { "pyproject.toml": '[project]\nname = "shop"\ndependencies = [\n  "fastapi[standard]>=0.115",\n]\n' },
    found: { python: "pyproject.toml is there", fastapi: "pyproject.toml:4 says fastapi" },
  },
  {
    name: "Google Cloud",
    files: { "infra/main.tf": 'provider "google" {\n}\n' },
    found: { gcp: 'infra/main.tf:1 says provider "google" {' },
  },
  {
    name: "AWS",
    files: { "infra/main.tf": '# queues\nresource "aws_sqs_queue" "q" {}\n' },
    found: { aws: 'infra/main.tf:2 says resource "aws_sqs_queue" "q" {}' },
  },
  {
    name: "AWS by a template",
    files: { "template.yaml": "AWSTemplateFormatVersion: '2010-09-09'\n" },
    found: { aws: "template.yaml:1 says AWSTemplateFormatVersion: '2010-09-09'" },
  },
  { name: "Solidity by Foundry", files: { "foundry.toml": "" }, found: { solidity: "foundry.toml is there" } },
  {
    name: "Solidity by Hardhat",
    files: { "hardhat.config.ts": "" },
    found: { solidity: "hardhat.config.ts is there" },
  },
  { name: "firmware", files: { "platformio.ini": "[env:uno]\n" }, found: { embedded: "platformio.ini is there" } },
  {
    name: "firmware in Rust",
    files: { "Cargo.toml": '[dependencies]\ncortex-m = "0.7"\n' },
    found: { rust: "Cargo.toml is there", embedded: "Cargo.toml:2 says cortex-m" },
  },
  { name: "an empty folder", files: { "README.md": "react vue express" }, found: {} },
  {
    name: "what is installed, built or kept for tests tells nothing",
    files: {
      "node_modules/react/package.json": packageJson("react-dom"),
      "dist/package.json": packageJson("vue"),
      "test/fixtures/app/package.json": packageJson("next"),
      "vendor/x/go.mod": "module x\n",
    },
    found: {},
  },
  {
    name: "half-typed, unreadable and broken manifests",
    files: {
      "package.json": '{ "dependencies": { "vue": ',
      "a/package.json": { failure: "unreadable" },
      "Cargo.toml": "[[[",
    },
    found: { vue: "package.json:1 says vue", rust: "Cargo.toml is there" },
  },
];

describe("stacks by their files", () => {
  test.each(CASES)("$name", async ({ files, found }) => {
    expect(await told(files)).toEqual(found);
  });

  test("each of the 21 is found by one of these cases, and each sign is of one of them", () => {
    const ids = subjectsOf(bundled.library, "stacks").map(({ id }) => id);
    expect([...new Set(CASES.flatMap(({ found }) => Object.keys(found)))].sort()).toEqual([...ids].sort());
    expect([...new Set(STACK_SIGNS.map(({ stack }) => stack))].sort()).toEqual([...ids].sort());
  });
});

describe("a repository of several packages", () => {
  const files = {
    "package.json": '{ "workspaces": ["apps/*"] }',
    "apps/web/package.json": packageJson("react-dom"),
    "apps/api/package.json": packageJson("express", "pg"),
    "docker-compose.yml": "services:\n  db:\n    image: mongo:7\n",
  };

  test("has the stacks of all of them, each with every place that tells of it", async () => {
    const stacks = await stacksIn(files);
    expect(stacks.map(({ id }) => id)).toEqual(["node", "react", "postgres", "mongodb"]);
    expect(stacks[1]?.reasons).toEqual([{ file: "apps/web/package.json", line: 4, says: "react-dom" }]);
  });

  test("a file has the stacks of its package and of the folders above", async () => {
    const stacks = await stacksIn(files);
    const of = (...paths: readonly string[]) => stacksOfFiles(stacks, paths).map(({ id }) => id);
    expect(of("apps/web/src/page.tsx")).toEqual(["react", "mongodb"]);
    expect(of("apps/api/db.ts")).toEqual(["node", "postgres", "mongodb"]);
    expect(of("apps/api/db.ts", "apps/web/a.ts")).toEqual(["node", "react", "postgres", "mongodb"]);
    expect(of()).toEqual(["node", "react", "postgres", "mongodb"]);
    expect(stacksOfFiles(stacks.slice(1, 2), ["docs/a.md"]).map(({ id }) => id)).toEqual(["react"]);
  });
});

test("a huge tree is looked at within bounds", async () => {
  const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`p${at}/package.json`, packageJson("vue")]));
  const files = new MemoryFiles(
    Object.fromEntries(Object.entries(many).map(([path, text]) => [`${ROOT}/${path}`, text])),
  );
  expect((await detectStacks(files, ROOT)).map(({ id }) => id)).toEqual(["vue"]);
  expect(files.reads.length).toBeLessThanOrEqual(400);
});
