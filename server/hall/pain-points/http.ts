import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { painPath } from "../../contract/matters/code.ts";
import { painLook, painSettling } from "../../contract/pain-points/phone.ts";
import { AddressLimit, clientKey } from "../../door/address-limit.ts";
import type { Door } from "../../door/door.ts";
import { perAddress } from "../follow/http.ts";
import type { SitesPainPoints } from "../sites/site-pain-points.ts";

/** In the log of what is asked, where it comes from no terminal. */
const terminalId = "@phone";

/** `/f/…`: what the page asks on which a report is followed. Whoever comes has a code, or nothing; who guesses is slowed down by address. */
export function servePainPoints(
  door: Door,
  { byPhone, clock }: Pick<SitesPainPoints, "byPhone"> & { readonly clock: Clock },
): void {
  const addresses = new AddressLimit(clock, perAddress);
  const admit = ({ ip }: FastifyRequest, reply: FastifyReply): string => {
    reply.header("cache-control", "no-store");
    const address = clientKey(ip);
    if (!addresses.take(address)) throw new ContractError("message.tooManyRequests", "wait a little");
    return `@phone ${address}`;
  };

  door.app.post(`${painPath}/look`, async (request, reply) => {
    const place = admit(request, reply);
    const wish = painLook.safeParse(request.body);
    // Nothing of what was sent goes into the error.
    if (!wish.success) throw new ContractError("message.invalidPayload", "expected { code }");
    const { pain } = await byPhone("PainPoint.Follow", { ...wish.data, terminalId }, place);
    return { pain };
  });

  door.app.post(`${painPath}/settle`, async (request, reply) => {
    const place = admit(request, reply);
    const wish = painSettling.safeParse(request.body);
    if (!wish.success)
      throw new ContractError("message.invalidPayload", "expected { code, enough, idempotencyKey }");
    const { code, idempotencyKey } = wish.data;
    // A key of another sender's command cannot be named from here.
    const ownKey = createHash("sha256").update(`${code} ${idempotencyKey}`).digest("hex");
    const { pain } = await byPhone(
      "PainPoint.Settle",
      { ...wish.data, idempotencyKey: ownKey, terminalId },
      place,
    );
    return { pain };
  });
}
