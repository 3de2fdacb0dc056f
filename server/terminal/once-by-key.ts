/** Keys that are remembered; by then nobody asks again for the first. */
const remembered = 64;

/**
 * Does each thing once: whoever comes with the same key waits for the first, and is told what became of it. Work that throws has done nothing, and
 * may be tried again under its key.
 */
export function onceByKey<Result>(): (key: string, work: () => Promise<Result>) => Promise<Result> {
  const under = new Map<string, Promise<Result>>();
  return (key, work) => {
    const known = under.get(key);
    if (known) return known;
    const working = work();
    under.set(key, working);
    working.catch(() => under.delete(key));
    const [oldest] = under.keys();
    if (under.size > remembered && oldest !== undefined) under.delete(oldest);
    return working;
  };
}
