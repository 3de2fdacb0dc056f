import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import {
  entryPath,
  type PhoneOffers,
  phoneTerminal,
  phoneWish,
  type TakenByPhone,
} from "../../contract/take-by-phone.ts";
import { AddressLimit, clientKey } from "../../door/address-limit.ts";
import type { Door } from "../../door/door.ts";
import { missesPerAddress, perAddress } from "../follow/http.ts";
import type { Hall } from "../hall.ts";
import type { Entry } from "./entry.ts";

/**
 * House rules, and what each protects.
 *
 * - A site's line, from whoever clears a browser and so is another telephone: numbers of one address at one site. A hall's whole wireless network
 *   may stand behind one: as many at once as come out of a bus, then 720 an hour, more than a busy hall serves. It is counted at each site by
 *   itself, since all halls of a district often go out by one address, where one's crowd must not shut the others; and who would take at
 *   several has to stand in each of them, where its key is.
 * - The server, from one telephone that presses on and on: whichever sites it asks.
 * - The keys, from being tried: an address misses for all sites together (`missesPerAddress`), else more sites would be more tries.
 *
 * What one person may have is the queue's to say, and each site's own as for whoever comes with a card: of a service one number that waits, and
 * so many a day.
 */
const takesPerAddress = { burst: 60, perSecond: 0.2 };
const takesPerPhone = { burst: 10, perSecond: 0.1 };

/** Milliseconds for which an answer about the services is given again: how long one waits is reckoned for each, and anybody may ask. */
const offersKept = 1000;

/** A site at which telephones take numbers. */
export interface TakingSite {
  readonly id: string;
  readonly hall: Pick<Hall, "execute">;
  /** Under a key of the site's own: what opens it opens no other. */
  readonly entry: Entry;
  /** `/t/CODE` of a ticket. */
  readonly followedAt: (ticketId: string) => string;
}

export interface TakeByPhoneOptions {
  readonly sites: readonly TakingSite[];
  /** The site to which `/n` leads, where it names none. */
  readonly own: string;
  /** Of the key that a telephone made: by what the halls know it again. */
  readonly hashPhone: (phone: string) => string;
  readonly clock: Clock;
}

type Asked = FastifyRequest<{ Params: { key: string } }>;

const siteQuery = z.object({ site: z.optional(z.string()) });

/** What a site offers; one answer is given to all who ask within a moment. */
function offersOf(hall: TakingSite["hall"], clock: Clock): () => Promise<PhoneOffers> {
  let known: { readonly at: number; readonly offers: PhoneOffers } | undefined;
  return async () => {
    const at = clock.now();
    if (known && at >= known.at && at - known.at < offersKept) return known.offers;
    const { hallName, services, classes } = await hall.execute("Queue.ListServices", {});
    known = { at, offers: { hallName, services, classes: classes.filter(({ choice }) => choice) } };
    return known.offers;
  };
}

/** `/n/KEY/…`: what the page on which a telephone takes a number asks of the hall whose key it is. */
export function serveTakeByPhone(door: Door, options: TakeByPhoneOptions): void {
  const { own, hashPhone, clock } = options;
  const sites = options.sites.map((site) => ({
    ...site,
    offers: offersOf(site.hall, clock),
    takesFrom: new AddressLimit(clock, takesPerAddress),
  }));
  const addresses = new AddressLimit(clock, perAddress);
  const misses = new AddressLimit(clock, missesPerAddress);
  const takesBy = new AddressLimit(clock, takesPerPhone);

  const tooMany = () => new ContractError("message.tooManyRequests", "wait a little");

  /** Lets in who scanned the code a short time ago, to the site where it was shown; the key is in no error. Returns the address, as a key. */
  const admit = ({ ip, params: { key } }: Asked) => {
    const address = clientKey(ip);
    if (!addresses.take(address)) throw tooMany();
    const given = key.toUpperCase();
    const site = sites.find(({ entry }) => entry.admits(given));
    if (site) return { address, site };
    if (!misses.take(address)) throw tooMany();
    throw new ContractError("queue.entryExpired", "scan the code in the hall again");
  };

  /** Whoever is at the hall's own machine has no camera for its screen. */
  door.app.get(entryPath.slice(0, -1), (request, reply) => {
    reply.header("cache-control", "no-store");
    const wanted = siteQuery.safeParse(request.query).data?.site ?? own;
    const site = sites.find(({ id }) => id === wanted);
    if (!site) throw new ContractError("queue.unknownSite", "no such site");
    const path = site.entry.path();
    if (path === null) throw new ContractError("message.notFound", "not open yet");
    return reply.redirect(path);
  });

  door.app.get<{ Params: { key: string } }>(`${entryPath}:key/offers`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    return admit(request).site.offers();
  });

  door.app.post<{ Params: { key: string } }>(`${entryPath}:key/take`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    const { address, site } = admit(request);
    const wish = phoneWish.safeParse(request.body);
    // Nothing of what was sent goes into the error.
    if (!wish.success)
      throw new ContractError(
        "message.invalidPayload",
        "expected { serviceId, classId, phone, idempotencyKey }",
      );
    const { serviceId, classId, phone } = wish.data;
    const person = hashPhone(phone);
    if (!takesBy.take(person) || !site.takesFrom.take(address)) throw tooMany();
    // A terminal knows who is old by the card; a telephone says what can be chosen, and nothing else.
    if (classId !== undefined && !(await site.offers()).classes.some(({ id }) => id === classId))
      throw new ContractError("queue.unknownClass", "no class that can be chosen");
    // A key of another sender's command cannot be named from here.
    const idempotencyKey = createHash("sha256")
      .update(`take ${person} ${wish.data.idempotencyKey}`)
      .digest("hex");
    const { ticket, already } = await site.hall.execute("Queue.Take", {
      serviceId,
      terminalId: phoneTerminal,
      ...(classId === undefined ? {} : { classId }),
      person,
      idempotencyKey,
    });
    return { number: ticket.number, already, path: site.followedAt(ticket.id) } satisfies TakenByPhone;
  });
}
