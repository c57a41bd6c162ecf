import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Transformed modules are kept by their content: the unit layer begins two seconds earlier.
    experimental: { fsModuleCache: true },
    projects: [
      // The tests share nothing they change, so one set of loaded modules serves them all: three times as fast.
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          testTimeout: 60_000,
          pool: "threads",
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        // Most of the time goes into waiting for programs: more than one file at once even on two cores.
        test: {
          name: "protocol",
          include: ["test/protocol/**/*.test.ts"],
          testTimeout: 150_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        test: { name: "gates", include: ["test/gates/**/*.test.ts"], hookTimeout: 600_000 },
      },
      {
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "ui",
          include: ["test/ui/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
