import { compileDetector, type CompiledDetector } from "../../src/core/detect/compiled-detector";
import { detectInText, type DetectorFault } from "../../src/core/detect/detect-in-text";
import type { DetectorRunner } from "../../src/core/detect/detector-runner";
import { sourceLanguage } from "../../src/core/detect/languages";
import { isFault } from "../../src/core/detect/pattern-fault";
import { astGrep } from "../../src/platform/detect/ast-grep";

/** Runs detectors in the test's own thread, without limits of time: the threads are a program that only a whole build makes. */
export function threadlessRunner(grammars: string): DetectorRunner {
  const engine = astGrep(grammars);
  let compiled: readonly CompiledDetector[] = [];
  let refused: readonly DetectorFault[] = [];
  return {
    setDetectors(detectors) {
      const results = detectors.map((detector) => ({ detector: detector.key, result: compileDetector(detector) }));
      compiled = results.flatMap(({ result }) => (isFault(result) ? [] : [result]));
      refused = results.flatMap(({ detector, result }) =>
        isFault(result) ? [{ detector, message: `The pattern is refused: ${result.fault}.` }] : [],
      );
    },
    async detect({ path, text, language }, only) {
      const wanted = compiled.filter(({ detector }) => only?.includes(detector.key) !== false);
      const source = { path, text, language: sourceLanguage(language ?? "") };
      const { hits, faults } = await detectInText(source, wanted, engine, () => undefined);
      return { hits, faults: [...refused, ...faults], overruns: [], unread: false };
    },
  };
}
