import { join } from "node:path";
import type {
  AssistanceCommandName,
  AssistanceCompletion,
  AssistancePayload,
} from "../../contract/assistance/hall.ts";
import { ContractError } from "../../contract/errors.ts";
import { type OpeningHours, usualSpans } from "../appointments/opening-hours.ts";
import { Tries } from "../appointments/tries.ts";
import {
  type Assistance,
  type AssistanceOptions,
  type MeantRequests,
  openAssistance,
} from "../assistance/assistance.ts";
import { openSpans } from "../calendar/opening-hours.ts";
import { arrangementsWith, isWorkingDay } from "../calendar/working-days.ts";
import type { SiteConfig } from "./district.ts";
import { siteKey } from "./site-key.ts";
import { noTurns, openTurns, passedByAnother, type Turns } from "./turns.ts";

export interface SiteAssistanceOptions
  extends Pick<AssistanceOptions, "clock" | "catalogue" | "hashPerson" | "randomBytes" | "newKey" | "log"> {
  readonly sites: readonly { readonly config: SiteConfig }[];
  /** Where the sites' databases are. */
  readonly directory: string;
  /** 256 bits, the district's. */
  readonly key: Buffer;
}

interface AssistanceSite {
  readonly id: string;
  readonly assistance: Assistance;
}

export interface SitesAssistance {
  readonly all: readonly Assistance[];
  /** As one of the sites answers for all. @param id null: the first @throws ContractError queue.unknownSite */
  assistance(id: string | null): Pick<Assistance, "execute">;
  /** A site's own, for its office. @throws ContractError queue.unknownSite */
  ofSite(id: string): Assistance;
  close(): void;
}

/** 上门办 and 帮代办 of every site, each with a file, a key and numbers of its own. @throws StorageError */
export function openSiteAssistance({
  sites: configured,
  directory,
  key,
  ...common
}: SiteAssistanceOptions): SitesAssistance {
  const tries = new Tries(common.clock, { code: "matter.tooManyTries" });
  const turns = configured.length > 1 ? openTurns(directory, common.clock, common.newKey) : noTurns;
  const sites: AssistanceSite[] = [];
  for (const [index, { config }] of configured.entries()) {
    const { id, hall, place } = config;
    const arrangements = arrangementsWith(hall.calendar?.arrangements ?? []);
    sites.push({
      id,
      assistance: openAssistance({
        ...common,
        // The first keeps the names that a hall alone has, so that a district can grow out of it.
        databasePath: join(directory, index === 0 ? "assistance.sqlite" : `assistance-${id}.sqlite`),
        key: index === 0 ? key : siteKey(key, id),
        config: hall.assistance ?? {},
        hours: hoursOf(config, arrangements),
        arrangements,
        hall: { name: hall.name, place: configured.length > 1 ? place : null },
        prefix: index === 0 ? "HL" : `HL${index + 1}`,
        tries,
        isFreeElsewhere: (code) => sites.every((site) => site.id === id || !site.assistance.has({ code })),
      }),
    });
  }
  const siteOf = (id: string | null): AssistanceSite => {
    const found = id === null ? sites[0] : sites.find((site) => site.id === id);
    if (found) return found;
    throw new ContractError("queue.unknownSite", `no site ${id}`);
  };
  return {
    all: sites.map(({ assistance }) => assistance),
    assistance: (id) => answeringFor(sites, siteOf(id), turns),
    ofSite: (id) => siteOf(id).assistance,
    close() {
      for (const { assistance } of sites) assistance.close();
      turns.close();
    },
  };
}

/** Days on which the hall is open, or without a calendar the working days (工作日), with a break at noon. */
function hoursOf(
  { hall: { calendar } }: SiteConfig,
  arrangements: ReturnType<typeof arrangementsWith>,
): OpeningHours {
  if (calendar) return { openSpans: (_service, day) => openSpans(calendar, day) };
  return { openSpans: (_service, day) => (isWorkingDay(arrangements, day) ? usualSpans(day) : []) };
}

/**
 * What is asked for stands in the log of the site where it was asked for. A code leads to the site that gave it, and a person's requests are those
 * of all sites.
 */
function answeringFor(
  sites: readonly AssistanceSite[],
  here: AssistanceSite,
  turns: Turns,
): Pick<Assistance, "execute"> {
  const holding = (meant: MeantRequests) => sites.find(({ assistance }) => assistance.has(meant)) ?? here;
  /** Terminals of two sites may have one name. */
  const asking = (terminalId: string) => ({ place: `${here.id} ${terminalId}` });

  type Commands = {
    readonly [N in AssistanceCommandName]: (
      payload: AssistancePayload<N>,
    ) => Promise<AssistanceCompletion<N>>;
  };
  const commands: Commands = {
    "Assistance.Ways": (payload) => here.assistance.execute("Assistance.Ways", payload),
    "Assistance.Offer": (payload) => here.assistance.execute("Assistance.Offer", payload),
    "Assistance.Book": (payload) => {
      // One after the other, as no site's log knows of another's.
      const person = here.assistance.personOf(payload);
      return turns.of(`assistance ${person}`, async (isMine) => {
        const openElsewhere = sites.some(
          (site) =>
            site !== here && site.assistance.isOpen(site.assistance.personOf(payload), payload.matterId),
        );
        return here.assistance.execute("Assistance.Book", payload, {
          openElsewhere,
          barred: () => (isMine() ? undefined : passedByAnother),
        });
      });
    },
    async "Assistance.Find"(payload) {
      const { of, terminalId } = payload;
      const at = asking(terminalId);
      if ("code" in of) return holding(of).assistance.execute("Assistance.Find", payload, at);
      const found = await Promise.all(
        sites.map(({ assistance }) => assistance.execute("Assistance.Find", payload, at)),
      );
      return {
        requests: found
          .flatMap(({ requests }) => requests)
          .toSorted((one, other) => other.bookedAt - one.bookedAt),
      };
    },
    "Assistance.Cancel": (payload) =>
      holding({ code: payload.code }).assistance.execute(
        "Assistance.Cancel",
        payload,
        asking(payload.terminalId),
      ),
  };
  // A refusal is a rejection, whether it came at once or later.
  return { execute: async (name, payload) => commands[name](payload) };
}
