import { defineConfig } from "@playwright/test";
export default defineConfig({
  workers: 1,
  reporter: "list",
  retries: Number(process.env.RETRIES ?? 0),
  failOnFlakyTests: process.env.FAIL_FLAKY === "1",
  use: { launchOptions: { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] } },
});
