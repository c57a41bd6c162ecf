import { CLARIFICATION, PLAN_JSON, type CompletionCase } from "./completion-cases";

/** Completions in JSON. */
export const JSON_CASES: readonly CompletionCase[] = [
  { name: "the first key", path: PLAN_JSON, before: "{\n  ⟦^⟧\n}", take: "phase", after: '{\n  "phase": "plan"\n}' },
  {
    name: "a key within its quotes",
    path: PLAN_JSON,
    before: '{\n  "sta⟦^⟧"\n}',
    take: "status",
    after: '{\n  "status": "draft"\n}',
  },
  {
    name: "a key with a quote too few",
    path: PLAN_JSON,
    before: '{\n  "sta⟦^⟧\n}',
    take: "status",
    after: '{\n  "status": "draft"\n}',
  },
  {
    name: "a key that has its value already",
    path: PLAN_JSON,
    before: '{\n  "sta⟦^⟧tus": "draft"\n}',
    take: "status",
    after: '{\n  "status": "draft"\n}',
  },
  {
    name: "a key after others",
    path: PLAN_JSON,
    before: '{\n  "phase": "plan",\n  ⟦^⟧\n}',
    take: "loop_number",
    after: '{\n  "phase": "plan",\n  "loop_number": 0\n}',
  },
  {
    name: "a key before others gets its comma",
    path: PLAN_JSON,
    before: '{\n  ⟦^⟧\n  "phase": "plan"\n}',
    take: "loop_number",
    after: '{\n  "loop_number": 0,\n  "phase": "plan"\n}',
  },
  {
    name: "a list with an item",
    path: PLAN_JSON,
    before: '{\n  "phase": "plan",\n  "tas⟦^⟧"\n}',
    take: "tasks",
    after:
      '{\n  "phase": "plan",\n  "tasks": [{\n    "id": "‸",\n    "title": "‸",\n    "covers": [‸],\n    "files": [‸],\n    "verify": "‸"\n  }]\n}',
  },
  {
    name: "an item",
    path: PLAN_JSON,
    before: '{\n  "tasks": [\n    ⟦^⟧\n  ]\n}',
    take: "{ T-1 … }",
    after:
      '{\n  "tasks": [\n    {\n      "id": "T-1",\n      "title": "‸",\n      "covers": [‸],\n      "files": [‸],\n      "verify": "‸"\n    }\n  ]\n}',
  },
  {
    name: "an item before others gets its comma",
    path: CLARIFICATION.replace(".md", ".json"),
    before: '{"questions": [\n  ⟦^⟧\n  {"id": "Q-2", "text": "?"}\n]}',
    take: "{ Q-3 … }",
    after: '{"questions": [\n  {\n    "id": "Q-3",\n    "text": "‸"\n  },\n  {"id": "Q-2", "text": "?"}\n]}',
  },
  {
    name: "a key of an item",
    path: PLAN_JSON,
    before: '{"tasks": [{"id": "T-1", ⟦^⟧}]}',
    take: "verify",
    after: '{"tasks": [{"id": "T-1", "verify": "‸"}]}',
  },
  { name: "a value", path: PLAN_JSON, before: '{"status": ⟦^⟧}', take: "draft", after: '{"status": "draft"}' },
  {
    name: "a value within its quotes",
    path: PLAN_JSON,
    before: '{"status": "dr⟦^⟧aft"}',
    take: "approved",
    after: '{"status": "approved"}',
  },
  {
    name: "a value with a quote too few",
    path: PLAN_JSON,
    before: '{\n  "status": "dr⟦^⟧\n}',
    take: "draft",
    after: '{\n  "status": "draft"\n}',
  },
  {
    name: "a value that is not there yet",
    path: PLAN_JSON,
    before: '{"status":⟦^⟧',
    take: "draft",
    after: '{"status":"draft"',
  },
];
