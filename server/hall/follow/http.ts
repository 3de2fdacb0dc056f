import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { cancelWish, type FollowedTicket, followPath, textWish } from "../../contract/follow.ts";
import { AddressLimit, clientKey } from "../../door/address-limit.ts";
import type { Door } from "../../door/door.ts";
import type { Hall } from "../hall.ts";
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

export interface FollowOptions {
  readonly hall: Hall;
  readonly codes: FollowCodes;
  /** Undefined: this hall sends no text messages. */
  readonly reminders: Reminders | undefined;
  readonly clock: Clock;
}

type Asked = FastifyRequest<{ Params: { code: string } }>;

/** `/t/CODE/…`: what the page of a ticket asks of the hall. Returns what ends it. */
export function serveFollow(door: Door, { hall, codes, reminders, clock }: FollowOptions): () => void {
  const addresses = new AddressLimit(clock, perAddress);
  const asks = new AddressLimit(clock, perCode);
  const misses = new AddressLimit(clock, missesPerAddress);
  const wishes = new AddressLimit(clock, textWishesPerCode);

  const view = (ticketId: string): FollowedTicket | undefined => {
    const ticket = hall.followed(ticketId);
    return ticket && { ...ticket, texts: reminders?.of(ticketId) ?? null };
  };
  const followers = createFollowers(hall, view, clock);
  const leaveReminders = reminders?.onChange((ticketId) => followers.refresh(ticketId));

  const tooMany = () => new ContractError("message.tooManyRequests", "wait a little");

  /** The ticket that is asked about. The code is in no error. */
  const ticketOf = ({ ip, params: { code } }: Asked): string => {
    const address = clientKey(ip);
    if (!addresses.take(address)) throw tooMany();
    const ticketId = codes.find(code.toUpperCase());
    if (ticketId === undefined || !hall.followed(ticketId)) {
      if (!misses.take(address)) throw tooMany();
      throw new ContractError("queue.unknownTicket", "no ticket of today has this code");
    }
    if (!asks.take(ticketId)) throw tooMany();
    return ticketId;
  };
  const seen = (ticketId: string): FollowedTicket => {
    const ticket = view(ticketId);
    if (!ticket) throw new ContractError("queue.unknownTicket", "its day is over");
    return ticket;
  };

  door.app.get<{ Params: { code: string } }>(`${followPath}:code/events`, (request, reply) => {
    const ticketId = ticketOf(request);
    if (followers.count >= maximumFollowers) throw tooMany();
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
    const leave = followers.follow(ticketId, {
      ticket: (ticket) => send("ticket", ticket),
      beat: () => send("beat", null),
      end: () => response.end(),
    });
    request.raw.on("close", leave);
    response.on("close", leave);
  });

  door.app.post<{ Params: { code: string } }>(`${followPath}:code/cancel`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    const ticketId = ticketOf(request);
    const wish = cancelWish.safeParse(request.body);
    if (!wish.success) throw new ContractError("message.invalidPayload", "expected { idempotencyKey }");
    // A key of another sender's command cannot be named from here.
    const idempotencyKey = createHash("sha256")
      .update(`${ticketId} ${wish.data.idempotencyKey}`)
      .digest("hex");
    await hall.execute("Queue.Cancel", { ticketId, idempotencyKey });
    return { ticket: seen(ticketId) };
  });

  if (reminders) {
    door.app.put<{ Params: { code: string } }>(`${followPath}:code/texts`, async (request, reply) => {
      reply.header("cache-control", "no-store");
      const ticketId = ticketOf(request);
      const wish = textWish.safeParse(request.body);
      // Nothing of what was typed goes into the error.
      if (!wish.success) throw new ContractError("message.invalidPayload", "expected { to, language }");
      if (!wishes.take(ticketId)) throw tooMany();
      return reminders.order(ticketId, wish.data);
    });
    door.app.delete<{ Params: { code: string } }>(`${followPath}:code/texts`, async (request, reply) => {
      reply.header("cache-control", "no-store");
      return reminders.forget(ticketOf(request));
    });
  }

  return () => {
    leaveReminders?.();
    followers.close();
  };
}
