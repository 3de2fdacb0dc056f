import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
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
 * House rules. Who clears a browser is another telephone to the hall; what bounds that is the address, behind which a hall's whole wireless
 * network may stand: as many at once as come out of a bus, then 720 an hour, more than a busy hall serves.
 */
const takesPerAddress = { burst: 60, perSecond: 0.2 };
const takesPerPhone = { burst: 10, perSecond: 0.1 };

/** Milliseconds for which an answer about the services is given again: how long one waits is reckoned for each, and anybody may ask. */
const offersKept = 1000;

export interface TakeByPhoneOptions {
  readonly hall: Pick<Hall, "execute">;
  readonly entry: Entry;
  /** Of the key that a telephone made: by what the hall knows it again. */
  readonly hashPhone: (phone: string) => string;
  /** `/t/CODE` of a ticket. */
  readonly followedAt: (ticketId: string) => string;
  readonly clock: Clock;
}

type Asked = FastifyRequest<{ Params: { key: string } }>;

/** `/n/KEY/…`: what the page on which a telephone takes a number asks of the hall. */
export function serveTakeByPhone(door: Door, options: TakeByPhoneOptions): void {
  const { hall, entry, hashPhone, followedAt, clock } = options;
  const addresses = new AddressLimit(clock, perAddress);
  const misses = new AddressLimit(clock, missesPerAddress);
  const takesFrom = new AddressLimit(clock, takesPerAddress);
  const takesBy = new AddressLimit(clock, takesPerPhone);

  const tooMany = () => new ContractError("message.tooManyRequests", "wait a little");

  /** Lets in who scanned the code a short time ago; the key is in no error. Returns the address, as a key. */
  const admit = ({ ip, params: { key } }: Asked): string => {
    const address = clientKey(ip);
    if (!addresses.take(address)) throw tooMany();
    if (entry.admits(key.toUpperCase())) return address;
    if (!misses.take(address)) throw tooMany();
    throw new ContractError("queue.entryExpired", "scan the code in the hall again");
  };

  let known: { readonly at: number; readonly offers: PhoneOffers } | undefined;
  const offers = async (): Promise<PhoneOffers> => {
    const at = clock.now();
    if (known && at >= known.at && at - known.at < offersKept) return known.offers;
    const { hallName, services, classes } = await hall.execute("Queue.ListServices", {});
    known = { at, offers: { hallName, services, classes: classes.filter(({ choice }) => choice) } };
    return known.offers;
  };

  /** Whoever is at the hall's own machine has no camera for its screen. */
  door.app.get(entryPath.slice(0, -1), (_request, reply) => {
    reply.header("cache-control", "no-store");
    const path = entry.path();
    if (path === null) throw new ContractError("message.notFound", "not open yet");
    return reply.redirect(path);
  });

  door.app.get<{ Params: { key: string } }>(`${entryPath}:key/offers`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    admit(request);
    return offers();
  });

  door.app.post<{ Params: { key: string } }>(`${entryPath}:key/take`, async (request, reply) => {
    reply.header("cache-control", "no-store");
    const address = admit(request);
    const wish = phoneWish.safeParse(request.body);
    // Nothing of what was sent goes into the error.
    if (!wish.success)
      throw new ContractError(
        "message.invalidPayload",
        "expected { serviceId, classId, phone, idempotencyKey }",
      );
    const { serviceId, classId, phone } = wish.data;
    const person = hashPhone(phone);
    if (!takesBy.take(person) || !takesFrom.take(address)) throw tooMany();
    // A terminal knows who is old by the card; a telephone says what can be chosen, and nothing else.
    if (classId !== undefined && !(await offers()).classes.some(({ id }) => id === classId))
      throw new ContractError("queue.unknownClass", "no class that can be chosen");
    // A key of another sender's command cannot be named from here.
    const idempotencyKey = createHash("sha256")
      .update(`take ${person} ${wish.data.idempotencyKey}`)
      .digest("hex");
    const { ticket, already } = await hall.execute("Queue.Take", {
      serviceId,
      terminalId: phoneTerminal,
      ...(classId === undefined ? {} : { classId }),
      person,
      idempotencyKey,
    });
    return { number: ticket.number, already, path: followedAt(ticket.id) } satisfies TakenByPhone;
  });
}
