import type { OutboxToWatch } from "../outbox/watched.ts";
import type { Matters } from "./matters.ts";
import type { PlatformDesk, SpoiltResult } from "./platform-desk.ts";

interface Found {
  readonly desk: PlatformDesk;
  readonly spoilt: SpoiltResult;
}

const keyOf = ({ number, document }: SpoiltResult) => `${number}/result/${document.slice(0, 16)}`;

/**
 * What goes to the platform, and beside it what should come back and is none: files of results. The office asks for one again, or gives the result out
 * at a window.
 *
 * @param askSoon forgets for how long a file was not to be asked for
 */
export function withResults(
  outbox: OutboxToWatch,
  sites: readonly Pick<Matters, "platform">[],
  askSoon: (document: string) => void,
): OutboxToWatch {
  const all = (): Found[] =>
    sites.flatMap(({ platform: desk }) => desk.spoiltResults().map((spoilt) => ({ desk, spoilt })));
  const named = (key: string) => all().find(({ spoilt }) => keyOf(spoilt) === key);
  return {
    counts() {
      const counts = outbox.counts();
      const since = all().map(({ spoilt }) => spoilt.since);
      const oldest = [...since, ...(counts.parkedSince === null ? [] : [counts.parkedSince])];
      return {
        ...counts,
        parked: counts.parked + since.length,
        parkedSince: oldest.length > 0 ? Math.min(...oldest) : null,
      };
    },
    stuck: () => [
      ...outbox.stuck(),
      ...all().map(({ spoilt }) => ({
        stream: spoilt.number,
        kind: "platform.result",
        key: keyOf(spoilt),
        at: spoilt.since,
        state: "parked" as const,
        reason: spoilt.reason,
        status: null,
        failures: 0,
        last: spoilt.last,
      })),
    ],
    async release(key, by) {
      const found = named(key);
      if (!found) return outbox.release(key, by);
      const isAsked = await found.desk.seeToResult(found.spoilt, "again", by);
      if (isAsked) askSoon(found.spoilt.document);
      return isAsked;
    },
    async give(key, by) {
      const found = named(key);
      return found ? found.desk.seeToResult(found.spoilt, "given", by) : outbox.give(key, by);
    },
  };
}
