import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Said } from "../protocol/support/terminal";
import { ALL_ATTACKS } from "./all-attacks";
import type { Attack } from "./attack";
import { disposeOfStages, stage } from "./stages";

/** Only the attacks whose names hold this are played, where it is given. */
const WANTED = process.env.WAZIR_GATES ?? "";

const PLAYED = ALL_ATTACKS.map(([heading, attacks]) => {
  return [heading, attacks.filter(({ name }) => name.includes(WANTED))] as const;
}).filter(([, attacks]) => attacks.length > 0);
const ATTACKS = PLAYED.flatMap(([, attacks]) => attacks);

/** How many scenarios are played at once. */
const WORKERS = 2;

/** What came of an attack or of its twin, by name. */
const answers = { evil: new Map<string, Said>(), honest: new Map<string, Said>() };

/** Plays a scenario in a project of its own. */
async function play(attack: Attack, isEvil: boolean): Promise<Said> {
  const scene = await stage(attack.from);
  try {
    await (isEvil ? attack.evil : attack.honest)?.(scene);
    return await attack.ask(scene, isEvil);
  } finally {
    scene.project.dispose();
  }
}

/** The codes in an answer. */
function codesIn({ text }: Said): readonly string[] {
  return [...new Set([...text.matchAll(/\[((?:gate|wazir)\/[\w-]+)\]/g)].map(([, code = ""]) => code))];
}

function isRefused(attack: Attack): boolean {
  const answer = answers.evil.get(attack.name);
  if (answer === undefined || (answer.code !== 1 && answer.code !== 2)) return false;
  const codes = codesIn(answer);
  return attack.refusedBy.every((by) =>
    by.includes("/") && !by.endsWith("/") ? codes.includes(by) : answer.text.includes(by),
  );
}

beforeAll(async () => {
  const left = ATTACKS.flatMap((attack) => [[attack, true] as const, [attack, false] as const]);
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [attack, isEvil] = next;
      const answer = await play(attack, isEvil).catch((error: unknown): Said => ({ code: -1, text: String(error) }));
      answers[isEvil ? "evil" : "honest"].set(attack.name, answer);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
});

afterAll(disposeOfStages);

test("there are as many attacks as promised, each with a name of its own", () => {
  const names = ALL_ATTACKS.flatMap(([, attacks]) => attacks.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(PLAYED)("%s", (_heading, attacks) => {
  test.each(attacks)("kills: $name", (attack) => {
    const answer = answers.evil.get(attack.name);
    expect(isRefused(attack), `${String(answer?.code)} ${String(answer?.text)}`).toBe(true);
  });

  test.each(attacks)("lets through: $name", (attack) => {
    expect(answers.honest.get(attack.name)).toMatchObject({ code: 0 });
  });
});
