import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../../device-drivers/clock.ts";
import { type CarriedCase, carryOnAsk, carryOnOpening, carryOnRequests } from "../../contract/carry-on.ts";
import { ContractError } from "../../contract/errors.ts";
import type { Localized } from "../../contract/hall.ts";
import { carryOnPath } from "../../contract/matters.ts";
import { AddressLimit, clientKey } from "../../door/address-limit.ts";
import type { Door } from "../../door/door.ts";
import { staffEntrance } from "../../door/origin.ts";
import { missesPerAddress, perAddress } from "../follow/http.ts";
import { parsed } from "../http.ts";
import type { CarriedCases } from "../matters/carried.ts";
import type { Grants } from "./grants.ts";

/** House rule: of one case. A photograph comes in some thirty parts, one after another. */
const perCase = { burst: 200, perSecond: 5 };

/** A site whose saved cases are gone on with. */
export interface CarryingSite {
  readonly id: string;
  readonly hallName: Localized;
  readonly carried: CarriedCases;
}

export interface CarryOnOptions {
  readonly sites: readonly CarryingSite[];
  readonly grants: Grants;
  readonly clock: Clock;
}

/**
 * `/c/…`: what the page asks on which a saved case is gone on with. Whoever comes from the network has a code and four signs, or nothing; a clerk
 * has a grant, which stands for one opening. The id of an opened case is as good as a key: it is made of the page's own and stands in no address.
 */
export function serveCarryOn(door: Door, { sites, grants, clock }: CarryOnOptions): void {
  const addresses = new AddressLimit(clock, perAddress);
  const misses = new AddressLimit(clock, missesPerAddress);
  const asks = new AddressLimit(clock, perCase);
  const tooMany = () => new ContractError("message.tooManyRequests", "wait a little");

  const admit = ({ ip }: FastifyRequest, reply: FastifyReply): string => {
    reply.header("cache-control", "no-store");
    const address = clientKey(ip);
    if (!addresses.take(address)) throw tooMany();
    return address;
  };
  /** A key of another sender's command cannot be named from here. */
  const ownKey = (what: string, key: string) => createHash("sha256").update(`${what} ${key}`).digest("hex");

  door.app.post(`${carryOnPath}/open`, async (request, reply): Promise<CarriedCase> => {
    const address = admit(request, reply);
    const wish = carryOnOpening.safeParse(request.body);
    // Nothing of what was sent goes into the error.
    if (!wish.success)
      throw new ContractError("message.invalidPayload", "expected { code, lastFour, idempotencyKey }");
    // There a page of staff's has it open, with a grant; who only has a code comes by the telephones' entrance.
    if ("code" in wish.data && door.cameBy(request) === staffEntrance)
      throw new ContractError("message.notFound", "not from here");
    const { idempotencyKey } = wish.data;
    const granted = "grant" in wish.data ? grants.redeem(wish.data.grant) : undefined;
    if ("grant" in wish.data && !granted) {
      if (!misses.take(address)) throw tooMany();
      throw new ContractError("message.notAuthorised", "ask the window again");
    }
    const code = "code" in wish.data ? wish.data.code : (granted?.code ?? "");
    const site = sites.find(({ id, carried }) => (granted ? id === granted.site : carried.knows(code)));
    if (!site) {
      if (!misses.take(address)) throw tooMany();
      throw new ContractError("matter.notFound", "nothing saved");
    }
    const right =
      "code" in wish.data
        ? { lastFour: wish.data.lastFour, place: `@phone ${address}` }
        : { clerk: granted?.clerk ?? "" };
    const found = await site.carried.open(code, right, ownKey(code, idempotencyKey));
    return { ...found, hallName: site.hallName };
  });

  door.app.post(`${carryOnPath}/ask`, async (request, reply) => {
    admit(request, reply);
    const message = carryOnAsk.safeParse(request.body);
    if (!message.success) throw new ContractError("message.malformed", "expected { name, payload }");
    const { name, payload } = message.data;
    const wanted = parsed(name, carryOnRequests[name].payload, payload) as { readonly caseId: string };
    if (!asks.take(wanted.caseId)) throw tooMany();
    const keyed =
      "idempotencyKey" in wanted
        ? { ...wanted, idempotencyKey: ownKey(wanted.caseId, String(wanted.idempotencyKey)) }
        : wanted;
    const site = sites.find(({ carried }) => carried.holds(wanted.caseId));
    if (site) return site.carried.ask(name, keyed as never);
    // It is over: where it was handed in, the same key brings its receipt.
    for (const { carried } of sites) {
      try {
        return await carried.ask(name, keyed as never);
      } catch (cause) {
        if (!(cause instanceof ContractError) || cause.code !== "matter.caseOver") throw cause;
      }
    }
    throw new ContractError("matter.caseOver", "no such case here");
  });
}
