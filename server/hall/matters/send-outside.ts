import { sleep } from "../../../device-drivers/clock.ts";
import { ConnectorError } from "../../connectors/connector-error.ts";
import type { Platform } from "../../connectors/platform/platform.ts";
import type { Progress } from "../../connectors/platform/progress.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Settled } from "../outbox/kind.ts";
import { createOutbox, type OutboxOptions } from "../outbox/outbox.ts";
import { platformKinds } from "../outbox/platform-kinds.ts";
import { createRounds } from "../outbox/rounds.ts";
import type { OutboxToWatch } from "../outbox/watched.ts";
import type { Matters } from "./matters.ts";
import { withResults } from "./watched-results.ts";

/** Why a result's file is none: as the platform refuses it, or that it is no whole PDF. */
const reasonOf = (cause: ConnectorError | ContractError): string =>
  cause instanceof ContractError ? "noPdf" : (cause.reason ?? "refused");

/** Milliseconds between two rounds of asking the platform how things stand. House rule: a citizen who looks again soon sees what is new. */
export const askEvery = 15_000;
/** Milliseconds until a result's file that the platform does not have, or that is none, is asked for again: somebody has to mend it there. */
const spoiltFor = 60 * 60 * 1000;
/** Applications asked about in one round. */
const askedAtOnce = 40;

export interface SendOutsideOptions extends Omit<OutboxOptions, "kinds"> {
  readonly platform: Platform;
  /** Of every site. */
  readonly sites: readonly Pick<Matters, "platform" | "subscribe">[];
}

/**
 * Hands applications to the platform: each in its own order, once, whatever fails; and hears how they stand. What is in the log and not in the
 * outbox, since a process ended between the two, is put in at the next start or change.
 */
export function sendOutside(options: SendOutsideOptions): {
  readonly outbox: OutboxToWatch;
  close(): Promise<void>;
} {
  const { platform, sites, clock, log } = options;
  const deskOf = (number: string) => sites.find((site) => site.platform.has(number))?.platform;
  const parked = (settled: Settled<unknown>) => {
    if (settled.end === "parked")
      log.warn(
        { key: settled.key, reason: settled.reason },
        "the platform does not take it: somebody has to look",
      );
  };
  const hear = async (settled: Settled<Progress>) => {
    parked(settled);
    if (settled.end === "done") await deskOf(settled.stream)?.told(settled.answer);
  };
  const kinds = platformKinds(platform, {
    contentOf: (number, digest) => deskOf(number)?.contentOf(number, digest) ?? null,
    fileSettled: parked,
    async applicationSettled(settled) {
      parked(settled);
      if (settled.end === "done")
        await deskOf(settled.stream)?.sent(settled.stream, settled.answer.acceptanceNumber);
    },
    supplementSettled: hear,
    withdrawalSettled: hear,
  });
  const outbox = createOutbox({ ...options, kinds: kinds.kinds });

  const hand = () => {
    for (const { platform: desk } of sites)
      for (const { application, supplements, withdrawnAt, handedOn } of desk.forPlatform()) {
        const { applicationNumber } = application;
        outbox.add(
          ...kinds.application(application),
          ...supplements.flatMap(({ supplement, occasion }) => kinds.supplement(supplement, occasion)),
          ...(withdrawnAt === null ? [] : kinds.withdrawal({ applicationNumber, at: withdrawnAt })),
        );
        handedOn();
      }
  };
  const stopping = new AbortController();
  // What is not marked as handed on is looked at again in the next round.
  const rounds = createRounds({ clock, log, signal: stopping.signal });
  const handSoon = rounds.soon("applications could not be put in the outbox", hand);

  const askAll = async () => {
    for (let from = 0; !stopping.signal.aborted; from += askedAtOnce) {
      await sleep(clock, askEvery, stopping.signal);
      handSoon();
      const awaited = sites.flatMap((site) => site.platform.awaited().map((number) => ({ number, site })));
      if (from >= awaited.length) from = 0;
      await rounds.tried("how an application stands could not be heard", async () => {
        for (const { number, site } of awaited.slice(from, from + askedAtOnce))
          await site.platform.told(await platform.progress(number, stopping.signal));
      });
    }
  };
  /** Files that were none when they came, and when they are asked for again. */
  const spoilt = new Map<string, number>();
  const fetchAll = async () => {
    for (;;) {
      await sleep(clock, askEvery, stopping.signal);
      for (const { platform: desk } of sites)
        for (const { number, document } of desk.resultsWanted()) {
          if ((spoilt.get(document) ?? 0) > clock.now()) continue;
          try {
            await desk.keepResult(number, document, await platform.document(document, stopping.signal));
          } catch (cause) {
            stopping.signal.throwIfAborted();
            if (!(cause instanceof ConnectorError || cause instanceof ContractError)) throw cause;
            const comesLater = cause instanceof ConnectorError && cause.again;
            if (!comesLater) {
              spoilt.set(document, clock.now() + spoiltFor);
              await desk.spoilResult(number, document, reasonOf(cause));
            }
            log[comesLater ? "info" : "error"]({ number, cause: cause.message }, "a result did not come");
          }
        }
    }
  };
  const fetching = fetchAll().catch((cause: unknown) => {
    if (!stopping.signal.aborted) throw cause;
  });
  const asking = askAll().catch((cause: unknown) => {
    if (!stopping.signal.aborted) throw cause;
  });
  const ends = sites.map((site) => site.subscribe(handSoon));
  handSoon();
  return {
    outbox: withResults(outbox, sites, (document) => spoilt.delete(document)),
    async close() {
      for (const end of ends) end();
      stopping.abort();
      await Promise.all([asking, fetching, rounds.ended()]);
      await outbox.close();
    },
  };
}
