import { manifest } from "../support/temporary-project";
import { clarification } from "../protocol/support/documents";
import { notes, PASSING, plan, proof, review, spec } from "../protocol/support/run-documents";
import { asAgent } from "../protocol/support/terminal";
import type { StageName } from "./attack";
import { copyOf, done, newProject, sceneOf, type Scene } from "./scene";

type Quick = readonly ["Off by one", "--intent", "bugfix", "--size", "small"];
type Standard = readonly ["Sums", "--intent", "feature"];

/** How each stage comes out of the one before. */
const STAGES: Readonly<Record<StageName, readonly [from: StageName | Quick | Standard, work: (s: Scene) => unknown]>> =
  {
    started: [["Off by one", "--intent", "bugfix", "--size", "small"], () => undefined],
    executing: ["started", clarified],
    verifying: ["executing", executed],
    reviewing: ["verifying", verified],
    approved: ["reviewing", async (s) => done(await s.person("run", "approve", "review", "--yes"))],
    specified: [["Sums", "--intent", "feature"], specified],
    signed: ["specified", async (s) => done(await s.person("run", "approve", "spec", "--yes"))],
    planned: ["signed", planned],
    proving: ["planned", proving],
    proven: ["proving", proven],
  };

async function clarified(s: Scene): Promise<void> {
  s.write("artifacts/clarification.md", clarification(s.run));
  done(await s.agent("run", "submit", "clarification"));
  done(await s.agent("run", "next"));
}

async function executed(s: Scene): Promise<void> {
  s.write("artifacts/execution-notes.md", notes(s.run));
  done(await s.agent("run", "submit", "execution-notes"));
  done(await s.agent("run", "next"));
}

async function verified(s: Scene): Promise<void> {
  done(await s.agent("verify"));
  done(await s.agent("run", "next"));
  s.write("artifacts/review.md", review(s.run));
  done(await s.agent("run", "submit", "review"));
}

async function specified(s: Scene): Promise<void> {
  s.write("artifacts/clarification.md", clarification(s.run));
  done(await s.agent("run", "submit", "clarification"));
  done(await s.agent("run", "skip", "discover", "--reason", "No question of fact is open."));
  done(await s.agent("run", "next"));
  s.write("artifacts/spec.md", spec(s.run));
  done(await s.agent("run", "submit", "spec"));
}

async function planned(s: Scene): Promise<void> {
  const why = ["--reason", "Nothing to see and nothing to read."];
  done(await s.critic("run", "skip", "spec_challenge", "--reason", "No interface is touched."));
  done(await s.person("run", "skip", "author", ...why));
  done(await s.person("run", "skip", "design", ...why));
  done(await s.critic("run", "skip", "design_review", ...why));
  done(await s.agent("run", "next"));
  s.write("artifacts/implementation-plan.md", plan(s.run));
  done(await s.agent("run", "submit", "implementation-plan"));
}

async function proving(s: Scene): Promise<void> {
  done(await s.person("run", "approve", "implementation-plan", "--yes"));
  done(await s.agent("run", "next"));
  await executed(s);
}

async function proven(s: Scene): Promise<void> {
  s.write("artifacts/verification-proof.md", proof(s.run));
  done(await s.agent("verify"));
  done(await s.agent("run", "submit", "verification-proof"));
}

const made = new Map<StageName, Promise<Scene>>();

/** A scene of one's own in which a run has come so far. Each stage is come to once and then copied. */
export async function stage(name: StageName): Promise<Scene> {
  const scene = made.get(name) ?? prepare(name);
  made.set(name, scene);
  return copyOf(await scene);
}

/** Disposes of the stages that were prepared. */
export async function disposeOfStages(): Promise<void> {
  for (const scene of made.values()) (await scene).project.dispose();
}

async function prepare(name: StageName): Promise<Scene> {
  const [from, work] = STAGES[name];
  const scene = typeof from === "string" ? await stage(from) : await begun(from);
  await work(scene);
  return scene;
}

async function begun(words: Quick | Standard): Promise<Scene> {
  const project = newProject({ "wazir.manifest.yaml": manifest(), "sum.test.mjs": PASSING });
  const { code, text } = await asAgent(project, ["run", "start", ...words, "--json"]);
  done({ code, text });
  return sceneOf(project, (JSON.parse(text) as { readonly run: string }).run);
}
