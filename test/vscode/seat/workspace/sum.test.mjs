import { equal } from "node:assert/strict";
import { test } from "node:test";

test("adds", () => equal(1 + 1, 2));
