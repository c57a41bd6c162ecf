import { writeFileSync } from "node:fs";
import { test } from "node:test";

test("takes its time", async () => {
  writeFileSync("begun", "");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
