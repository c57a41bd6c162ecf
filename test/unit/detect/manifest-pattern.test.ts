import { describe, expect, test } from "vitest";
import { dependenciesIn } from "../../../src/core/detect/dependencies";
import type { Detector } from "../../../src/core/detect/detector";
import { scopeOf } from "../../../src/core/detect/detector-scope";
import { manifestHits, readManifestPattern } from "../../../src/core/detect/manifest-pattern";
import { isFault } from "../../../src/core/detect/pattern-fault";
import { allowsIn } from "../../../src/core/detect/version-ranges";

const PYPROJECT = `[project]
name = "shop"
dependencies = [
  "requests[socks] >= 2.8, < 3; python_version < '4'",
  "flask",
]
[project.optional-dependencies]
dev = ["pytest~=7.1"]
[tool.poetry.dependencies]
django = "^3.2"
celery = { version = "4.4.*", extras = ["redis"] }
[tool.poetry.group.test.dependencies]
mock = "*"
`;
const CARGO = `[package]
name = "x"
[dependencies]
serde = "1.0"
tokio = { version = "0.2", features = ["full"] }
[dependencies.time]
version = "0.1.40"
`;
const GO = `module example.com/shop

go 1.22

require github.com/pkg/errors v0.9.1

require (
	github.com/dgrijalva/jwt-go v3.2.0+incompatible // indirect
	golang.org/x/net v0.7.0
)
`;
const POM = `<project>
  <!-- <dependency><groupId>no</groupId></dependency> -->
  <properties><log4j.version>2.14.1</log4j.version></properties>
  <dependencies>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-core</artifactId>
      <version>\${log4j.version}</version>
    </dependency>
  </dependencies>
</project>
`;
const PACKAGE = `{ "name": "x", "dependencies": { "express": "^4.17.1" }, "devDependencies": { "left-pad": "1.0.0" } }`;
const PUBSPEC = `name: x\ndependencies:\n  http: ^0.13.0\n  flutter:\n    sdk: flutter\ndev_dependencies:\n  test: ">=1.0.0 <2.0.0"\n`;

test.each([
  ["package.json", PACKAGE, ["express ^4.17.1", "left-pad 1.0.0"]],
  [
    "a/pyproject.toml",
    PYPROJECT,
    ["requests >= 2.8, < 3", "flask ", "pytest ~=7.1", "django ^3.2", "celery 4.4.*", "mock *"],
  ],
  ["Cargo.toml", CARGO, ["serde 1.0", "tokio 0.2", "time 0.1.40"]],
  [
    "go.mod",
    GO,
    ["github.com/pkg/errors v0.9.1", "github.com/dgrijalva/jwt-go v3.2.0+incompatible", "golang.org/x/net v0.7.0"],
  ],
  ["pom.xml", POM, ["org.apache.logging.log4j:log4j-core 2.14.1"]],
  ["pubspec.yaml", PUBSPEC, ["http ^0.13.0", "flutter ", "test >=1.0.0 <2.0.0"]],
  ["package.json", "{ broken", []],
  ["Cargo.toml", "[dependencies\nserde = 1", []],
  ["Cargo.toml", "a = " + "[".repeat(5000), []],
  ["pom.xml", "<dependency><groupId>", []],
  ["other.json", PACKAGE, []],
])("what %s declares", (path, text, expected) => {
  expect(dependenciesIn(path, text).map(({ name, versions }) => `${name} ${versions}`)).toEqual(expected);
});

test("each is told of where it stands", () => {
  const shown = (path: string, text: string): readonly string[] =>
    dependenciesIn(path, text).map(({ range }) => text.slice(range.start, range.end));
  expect(shown("package.json", PACKAGE)).toEqual([`"express": "^4.17.1"`, `"left-pad": "1.0.0"`]);
  expect(shown("go.mod", GO)[2]).toBe("golang.org/x/net v0.7.0");
  expect(shown("Cargo.toml", CARGO)[1]).toBe(`tokio = { version = "0.2", features = ["full"] }`);
  expect(shown("pyproject.toml", PYPROJECT)[1]).toBe(`"flask"`);
  expect(shown("pom.xml", POM)[0]).toMatch(/^<dependency>[^]*<\/dependency>$/);
});

test.each([
  ["^4.17.1", "<4.19.0", true],
  ["^4.19.2", "<4.19.0", false],
  [">=2.8, <3", "<2.31", true],
  ["~=7.1", "<7", false],
  ["==1.2.*", "<1.3", true],
  ["!=1.5,>=1.4", "<1.4", false],
  ["v3.2.0+incompatible", "<4", true],
  ["[1.0,2.0)", "<1.1", true],
  ["2.14.1.Final", "<2.15", true],
  ["4.4.*", "<5", true],
  ["0.2", "<1", true],
  ["*", "<5", false],
  ["", "<5", false],
  ["any", "<5", false],
  ["workspace:^", "<5", false],
  ["git+https://example.com/a#v1", "<5", false],
  ["npm:other@^1.2.0", "<2", true],
])("%s allows something in %s: %s", (declared, range, expected) => {
  expect(allowsIn(declared, range)).toBe(expected);
});

describe("a pattern", () => {
  function hits(pattern: unknown, path: string, text: string): number {
    const read = readManifestPattern(pattern);
    if (isFault(read)) throw new Error(read.fault);
    const detector = { engine: "manifest", pattern, exclude: [] as readonly string[] } as Detector;
    return scopeOf(detector).looksInto(path, undefined) ? manifestHits(read, path, text).length : 0;
  }
  test("names a dependency, its range, what takes it back, and where to look", () => {
    expect(hits("express", "package.json", PACKAGE)).toBe(1);
    expect(hits({ dependency: ["express", "left-pad"] }, "a/package.json", PACKAGE)).toBe(2);
    expect(hits({ dependency: "express", range: "<4" }, "package.json", PACKAGE)).toBe(0);
    expect(hits({ dependency: "express", without: "left-pad" }, "package.json", PACKAGE)).toBe(0);
    expect(hits({ dependency: "express", without: "helmet" }, "package.json", PACKAGE)).toBe(1);
    expect(hits({ dependency: "serde", in: "package.json" }, "Cargo.toml", CARGO)).toBe(0);
  });
  test.each([
    [{}, "`dependency`"],
    [{ dependency: "a", range: "not a range" }, "`range`"],
    [{ dependency: "a", range: 3 }, "`range`"],
    [{ dependency: "a", in: "build.gradle" }, "is not read"],
    [{ dependency: "a", version: "1" }, "`version` is not known"],
  ])("%j is refused", (pattern, why) => {
    const read = readManifestPattern(pattern);
    expect(isFault(read) ? read.fault : "").toContain(why);
  });
});
