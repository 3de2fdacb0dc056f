import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { cancelWish, type FollowedTicket, followPath, ratingWish, textWish } from "../../contract/follow.ts";
import { AddressLimit, clientKey } from "../../door/address-limit.ts";
import type { Door } from "../../door/door.ts";
import type { Hall } from "../hall.ts";
import type { Ratings } from "../ratings/ratings.ts";
import type { Reminders } from "../reminders/reminders.ts";
import type { FollowCodes } from "./codes.ts";
import { createFollowers } from "./followers.ts";

/**
 * House rules. A hall's whole wireless network may stand behind one address, so that an address may ask much; a code is one person's. What
 * keeps codes from being guessed is their length; that an address may miss only so often keeps the trying from costing anything.
 */
export const perAddress = { burst: 400, perSecond: 40 };
const perCode = { burst: 30, perSecond: 0.5 };
export const missesPerAddress = { burst: 30, perSecond: 0.2 };
/** Each may send a text message to a telephone that is somebody else's. */
const textWishesPerCode = { burst: 3, perSecond: 1 / 600 };

/** Streams at one time; each is a connection. */
const maximumFollowers = 2000;

/** Bytes that may wait for a telephone that does not read. Beyond, it is cut off: it comes back and asks anew. */
const maximumBacklog = 64 * 1024;

/** A site whose tickets are followed. */
export interface FollowedSite {
  readonly hall: Hall;
  /** Under a key of the site's own: a code is one ticket's of one site. */
  readonly codes: FollowCodes;
  readonly ratings: Pick<Ratings, "tags" | "check" | "rateVisit">;
  /** Undefined: no text messages are sent. */
  readonly reminders: Reminders | undefined;
}

export interface FollowOptions {
  readonly sites: readonly FollowedSite[];
  readonly clock: Clock;
}

/** What a code stands for. */
interface Found {
  readonly site: ReturnType<typeof watched>;
  readonly ticketId: string;
}

type Asked = FastifyRequest<{ Params: { code: string } }>;

/** A site, and who follows its tickets. */
function watched({ hall, codes, ratings, reminders }: FollowedSite, clock: Clock) {
  const view = (ticketId: string): FollowedTicket | undefined => {
    const ticket = hall.followed(ticketId);
    const tags = ticket && ticket.served.length > 0 ? [...ratings.tags("window")] : [];
    return ticket && { ...ticket, tags, texts: reminders?.of(ticketId) ?? null };
  };
  const followers = createFollowers(hall, view, clock);
  const leaveReminders = reminders?.onChange((ticketId) => followers.refresh(ticketId));
  return {
    hall,
    codes,
    ratings,
    reminders,
    view,
    followers,
    close() {
      leaveReminders?.();
      followers.close();
    },
  };
}

/** Of a command that comes by a ticket's code: a key of another sender's command cannot be named from here. */
const ownKey = (ticketId: string, key: string): string =>
  createHash("sha256").update(`${ticketId} ${key}`).digest("hex");

/** `/t/CODE/…`: what the page of a ticket asks of its hall. Returns what ends it. */
export function serveFollow(door: Door, { sites, clock }: FollowOptions): () => void {
  const addresses = new AddressLimit(clock, perAddress);
  const asks = new AddressLimit(clock, perCode);
  const misses = new AddressLimit(clock, missesPerAddress);
  const wishes = new AddressLimit(clock, textWishesPerCode);

  const all = sites.map((site) => watched(site, clock));
  const following = () => all.reduce((sum, { followers }) => sum + followers.count, 0);

  const tooMany = () => new ContractError("message.tooManyRequests", "wait a little");

  const find = (code: string): Found | undefined => {
    for (const site of all) {
      const ticketId = site.codes.find(code);
      if (ticketId !== undefined && site.hall.followed(ticketId)) return { site, ticketId };
    }
    return undefined;
  };
  /** The ticket that is asked about. The code is in no error. */
  const ticketOf = ({ ip, params }: Asked): Found => {
    const address = clientKey(ip);
    if (!addresses.take(address)) throw tooMany();
    const code = params.code.toUpperCase();
    const found = find(code);
    if (!found) {
      if (!misses.take(address)) throw tooMany();
      throw new ContractError("queue.unknownTicket", "no ticket of today has this code");
    }
    if (!asks.take(code)) throw tooMany();
    return found;
  };
  const seen = ({ site, ticketId }: Found): FollowedTicket => {
    const ticket = site.view(ticketId);
    if (!ticket) throw new ContractError("queue.unknownTicket", "its day is over");
    return ticket;
  };

  door.app.get<{ Params: { code: string } }>(`${followPath}:code/events`, (request, reply) => {
    const { site, ticketId } = ticketOf(request);
    if (following() >= maximumFollowers) throw tooMany();
    reply.hijack();
    const response = reply.raw;
    response.writeHead(200, {
      ...Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)])),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      // Proxies of mobile networks and of halls gather what is no event for them.
      "x-accel-buffering": "no",
    });
    const send = (event: string, data: unknown) => {
      if (response.writableLength > maximumBacklog) response.destroy();
      else response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const leave = site.followers.follow(ticketId, {
      ticket: (ticket) => send("ticket", ticket),
      beat: () => send("beat", null),
      end: () => response.end(),
    });
    request.raw.on("close", leave);
    response.on("close", leave);
  });

  door.app.post<{ Params: { code: string } }>(`${followPath}:code/cancel`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    const found = ticketOf(request);
    const { site, ticketId } = found;
    const wish = cancelWish.safeParse(request.body);
    if (!wish.success) throw new ContractError("message.invalidPayload", "expected { idempotencyKey }");
    const idempotencyKey = ownKey(ticketId, wish.data.idempotencyKey);
    await site.hall.execute("Queue.Cancel", { ticketId, idempotencyKey });
    return { ticket: seen(found) };
  });

  door.app.post<{ Params: { code: string } }>(`${followPath}:code/ratings`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    const found = ticketOf(request);
    const { site, ticketId } = found;
    const wish = ratingWish.safeParse(request.body);
    if (!wish.success) throw new ContractError("message.invalidPayload", "check what was said");
    const { idempotencyKey, visit, level, ...opinion } = wish.data;
    site.ratings.check("window", level, opinion);
    const key = ownKey(ticketId, idempotencyKey);
    const stands = await site.hall.rate(key, { ticketId, visit, level });
    // The first rating stands; what was said beside another one is not about it.
    const said = stands.level === level ? opinion : { ...opinion, tags: [], words: null, telephone: null };
    await site.ratings.rateVisit(key, stands, said);
    return { ticket: seen(found) };
  });

  if (sites.some(({ reminders }) => reminders)) {
    const remindersOf = ({ site: { reminders } }: Found): Reminders => {
      if (reminders) return reminders;
      throw new ContractError("message.notFound", "no texts of this site");
    };
    door.app.put<{ Params: { code: string } }>(`${followPath}:code/texts`, async (request, reply) => {
      reply.header("cache-control", "no-store");
      const found = ticketOf(request);
      const wish = textWish.safeParse(request.body);
      // Nothing of what was typed goes into the error.
      if (!wish.success) throw new ContractError("message.invalidPayload", "expected { to, language }");
      if (!wishes.take(request.params.code.toUpperCase())) throw tooMany();
      return remindersOf(found).order(found.ticketId, wish.data);
    });
    door.app.delete<{ Params: { code: string } }>(`${followPath}:code/texts`, async (request, reply) => {
      reply.header("cache-control", "no-store");
      const found = ticketOf(request);
      return remindersOf(found).forget(found.ticketId);
    });
  }

  return () => {
    for (const site of all) site.close();
  };
}
