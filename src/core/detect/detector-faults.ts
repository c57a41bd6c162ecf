import type { Detector, DetectorFault } from "./detector";
import type { DetectorRunner } from "./detector-runner";
import { SOURCE_LANGUAGES, sourceLanguage } from "./languages";

/** Why detectors cannot be run as they are written. The runner is given them: it reads patterns. */
export async function detectorFaults(
  detectors: readonly Detector[],
  runner: DetectorRunner,
): Promise<readonly DetectorFault[]> {
  const refused = await refusedPatterns(detectors, runner);
  const languages = detectors.flatMap((detector) =>
    languageFaults(detector).map((message) => ({ detector: detector.key, message })),
  );
  return [...refused, ...languages];
}

/** The patterns that the runner does not take, each with why. */
export async function refusedPatterns(
  detectors: readonly Detector[],
  runner: DetectorRunner,
): Promise<readonly DetectorFault[]> {
  runner.setDetectors(detectors);
  return (await runner.detect({ path: "", text: "", language: undefined })).faults;
}

function languageFaults({ engine, languages = [] }: Detector): readonly string[] {
  const unknown = languages.filter((id) => id !== "*" && sourceLanguage(id) === undefined);
  const isAst = engine === "ast-grep";
  const unread = languages.filter((id) => isAst && sourceLanguage(id)?.grammar === undefined && !unknown.includes(id));
  const known = SOURCE_LANGUAGES.map(({ id }) => id).join(", ");
  return [
    ...unknown.map((id) => `\`${id}\` is no language that is known; there are ${known}.`),
    ...unread.map(
      (id) => `There is no grammar for \`${id}\`, so ast-grep cannot look at it; use the engine \`regex\`.`,
    ),
    ...(isAst && languages.length === 0 ? ["A detector with ast-grep names its languages."] : []),
  ];
}
