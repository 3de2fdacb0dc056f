/** What the guest prints, and the count of it. */
export interface Checks {
  /** Runs one test; a failure is printed and counted, and the next one runs. */
  check(name: string, run: () => Promise<void>): Promise<void>;
  readonly passed: number;
  readonly failed: number;
}

/** Milliseconds for one test on an emulated machine. */
const limit = 15_000;

export function createChecks(print: (line: string) => void): Checks {
  let passed = 0;
  let failed = 0;
  return {
    async check(name, run) {
      const begun = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit);
      });
      try {
        await Promise.race([run(), late]);
        passed++;
        print(`  ✓ ${name} (${Math.round(performance.now() - begun)} ms)`);
      } catch (cause) {
        failed++;
        print(`  ✗ ${name}`);
        print(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
      } finally {
        clearTimeout(timer);
      }
    },
    get passed() {
      return passed;
    },
    get failed() {
      return failed;
    },
  };
}

/** Resolves as soon as `condition` holds; looks every few milliseconds, until the test's own limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}
