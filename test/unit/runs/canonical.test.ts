import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocument, type DocumentFormat } from "../../../src/core/documents/read-document";
import { canonicalDigest, canonicalText } from "../../../src/core/runs/canonical";
import { sha256 } from "../../../src/platform/sha256";
import { anyText, runs } from "../../support/arbitraries";

const SPEC = "---\nphase: specify\nstatus: draft\nlimit: 5 # seconds\napproval: pending\n---\n\n# Spec\n\nBody.\n";

function canonical(text: string, format: DocumentFormat = "markdown"): string {
  return canonicalText(readDocument(text, format));
}

test("what is left of an artifact is its text without the two notes and the last line break", () => {
  expect(canonical(SPEC)).toBe("---\nphase: specify\nstatus:\nlimit: 5 # seconds\napproval:\n---\n\n# Spec\n\nBody.");
});

describe("these changes leave an approval standing", () => {
  test.each([
    ["the status word", SPEC.replace("draft", "approved")],
    ["a quoted status", SPEC.replace("draft", '"approved"')],
    ["a status with more blanks", SPEC.replace(" draft", "   approved")],
    ["a status that is not written yet", SPEC.replace(" draft", "")],
    ["the note on the approval", SPEC.replace("pending", "approved by Dana Ruiz, 2026-11-20")],
    ["both notes", SPEC.replace("draft", "approved").replace("pending", "'see #4'")],
    ["Windows line ends", SPEC.replaceAll("\n", "\r\n")],
    ["old line ends", SPEC.replaceAll("\n", "\r")],
    ["mixed line ends", SPEC.replace("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${SPEC}`],
    ["no line break at the end", SPEC.trimEnd()],
    ["more line breaks at the end", `${SPEC}\n\r\n`],
  ])("%s", (_name, text) => {
    expect(canonical(text)).toBe(canonical(SPEC));
  });
});

describe("these changes end an approval", () => {
  test.each([
    ["another value", SPEC.replace("limit: 5", "limit: 6")],
    ["another comment", SPEC.replace("# seconds", "# minutes")],
    ["another key", SPEC.replace("limit:", "limits:")],
    ["another order of keys", SPEC.replace("phase: specify\nstatus: draft\n", "status: draft\nphase: specify\n")],
    ["a note less", SPEC.replace("approval: pending\n", "")],
    ["a comment behind the status", SPEC.replace("draft", "draft # only for EU customers")],
    ["a status of several lines", SPEC.replace("draft", "draft\n  and more")],
    ["a status that is a list", SPEC.replace("draft", "[draft]")],
    ["a status that is a block", SPEC.replace("draft", "|\n  draft")],
    ["a status that others refer to", SPEC.replace("draft", "&s draft").replace("limit: 5", "limit: *s")],
    ["a status further down", SPEC.replace("phase: specify", "phase:\n  status: draft")],
    ["the body", SPEC.replace("Body.", "Body!")],
    ["blanks in the body", SPEC.replace("Body.", "Body.  ")],
    ["an empty line in the body", SPEC.replace("\n\nBody", "\n\n\nBody")],
    ["a status in the body", SPEC.replace("Body.", "status: draft")],
    ["a letter written in another way", SPEC.replace("Body", "B\u006F\u0308dy").replace("o\u0308", "\u00F6")],
  ])("%s", (_name, text) => {
    expect(canonical(text)).not.toBe(canonical(SPEC));
  });

  test("a status that others refer to, when its value changes", () => {
    const shared = SPEC.replace("draft", "&s draft").replace("limit: 5", "limit: *s");
    expect(canonical(shared.replace("draft", "approved"))).not.toBe(canonical(shared));
  });

  test("the status of a text that cannot be read", () => {
    const broken = SPEC.replace("limit: 5", "limit: [5");
    expect(canonical(broken.replace("draft", "approved"))).not.toBe(canonical(broken));
  });

  test("one of two status lines", () => {
    const twice = SPEC.replace("limit: 5", "status: draft");
    expect(canonical(twice.replace("status: draft", "status: approved"))).not.toBe(canonical(twice));
  });
});

describe("other formats", () => {
  test("the notes of a YAML artifact are left out, its last line breaks count: a block may hold them", () => {
    expect(canonical("status: draft\nsections:\n  - |+\n    a\n", "yaml")).toBe("status:\nsections:\n  - |+\n    a\n");
    expect(canonical("a: |+\n  b\n\n", "yaml")).not.toBe(canonical("a: |+\n  b\n", "yaml"));
  });

  test("the notes of a JSON artifact are left out", () => {
    expect(canonical('{ "status": "draft", "limit": 5 }\n', "json")).toBe('{ "status":, "limit": 5 }');
    expect(canonical('{"status":"a"}', "json")).toBe(canonical('{"status" : "b"}'.replace(" :", ":"), "json"));
  });

  test("of a stream of several documents nothing is left out", () => {
    const two = "status: draft\n---\nstatus: draft\n";
    expect(canonical(two, "yaml")).toBe(two);
  });
});

test("whatever a text holds, its canonical text is found, and found again in any line ends", () => {
  fc.assert(
    fc.property(anyText(), fc.constantFrom<DocumentFormat>("markdown", "yaml", "json"), (text, format) => {
      const lines = text.replace(/\r\n?/g, "\n");
      expect(canonical(lines.replaceAll("\n", "\r\n"), format)).toBe(canonical(lines, format));
    }),
    runs(300),
  );
});

test("whatever stands in a body counts, and any word of a status does not", () => {
  const word = fc.constantFrom("draft", "approved", "in_review", '"superseded"', "'rejected'", "");
  fc.assert(
    fc.property(fc.string(), fc.string(), word, (one, other, status) => {
      const of = (body: string, note: string): string =>
        canonicalDigest(readDocument(`---\nstatus: ${note}\n---\n\n${body}.`, "markdown"), sha256);
      const same = one.replace(/\r\n?/g, "\n") === other.replace(/\r\n?/g, "\n");
      expect(of(one, "draft") === of(other, status)).toBe(same);
    }),
    runs(300),
  );
});
