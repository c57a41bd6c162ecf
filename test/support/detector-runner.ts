import { compileDetectors } from "../../src/core/detect/compiled-detector";
import { detectInText } from "../../src/core/detect/detect-in-text";
import type { DetectorRunner } from "../../src/core/detect/detector-runner";
import { sourceLanguage } from "../../src/core/detect/languages";
import { astGrep } from "../../src/platform/detect/ast-grep";

/** Runs detectors in the test's own thread, without limits of time: the threads are a program that only a whole build makes. */
export function threadlessRunner(grammars: string): DetectorRunner {
  const engine = astGrep(grammars);
  let { compiled, faults: refused } = compileDetectors([]);
  return {
    setDetectors(detectors) {
      ({ compiled, faults: refused } = compileDetectors(detectors));
    },
    async detect({ path, text, language }, only) {
      const wanted = compiled.filter(({ detector }) => only?.includes(detector.key) !== false);
      const source = { path, text, language: sourceLanguage(language ?? "") };
      const { hits, faults } = await detectInText(source, wanted, engine, () => undefined);
      return { hits, faults: [...refused, ...faults], overruns: [], unread: false };
    },
  };
}
