import { isDeepStrictEqual } from "node:util";
import type { Clock } from "../../../device-drivers/clock.ts";
import { hallDay } from "../../contract/hall-time.ts";
import type { Holder } from "../holder.ts";
import { Refusal, type StandInRequest, type StandInServer, startStandInServer } from "../stand-in-server.ts";
import {
  authorisationTime,
  type FetchedLicence,
  type HeldLicence,
  inquiry,
  type LicenceAuthorisation,
  licenceAuthorisation,
} from "./licences.ts";

const longestRequest = 16 * 1024;

/** By whom a licence is held. */
export type LicenceHolder = Pick<Holder, "kind" | "number">;

/** An e-licence as the stand-in has it. Whether it has expired, the day says. */
export interface StandInLicence extends Omit<HeldLicence, "state"> {
  readonly holders: readonly LicenceHolder[];
  readonly isRevoked: boolean;
  readonly fields: FetchedLicence["fields"];
}

/** A registry of e-licences of people who do not exist: as strict as docs/connectors.md, for tests and the demo. */
export interface LicencesStandIn extends StandInServer {
  /** Every use once, in the order of coming. */
  readonly uses: readonly LicenceAuthorisation[];
  /** From now on it counts no more. Unknown ones stay unknown. */
  revoke(id: string): void;
}

export interface LicencesStandInOptions {
  /** The one that a client must show. */
  readonly secret: string;
  readonly clock: Clock;
  readonly licences: readonly StandInLicence[];
}

export async function startLicencesStandIn(options: LicencesStandInOptions): Promise<LicencesStandIn> {
  const { secret, clock, licences } = options;
  const uses = new Map<string, LicenceAuthorisation>();
  const revoked = new Set(licences.filter(({ isRevoked }) => isRevoked).map(({ id }) => id));
  const inOrder: LicenceAuthorisation[] = [];

  const listed = ({ id, kind, title, issuer, validFrom, validTo }: StandInLicence): HeldLicence => {
    const isOver = validTo !== null && validTo < hallDay(clock.now());
    const state = revoked.has(id) ? "revoked" : isOver ? "expired" : "valid";
    return { id, kind, title, issuer, validFrom, validTo, state };
  };
  const isOf = ({ holders }: StandInLicence, { kind, number }: Holder) =>
    holders.some((one) => one.kind === kind && one.number === number);
  const mustBe = (id: string, key: string) => {
    if (id !== key) throw new Refusal(400, "idempotencyKey");
  };

  const use = (request: StandInRequest): FetchedLicence => {
    const one = request.json(licenceAuthorisation);
    mustBe(one.id, request.key());
    const licence = licences.find(({ id, kind }) => id === one.licence && kind === one.kind);
    if (!licence) throw new Refusal(404, "unknownLicence");
    if (!isOf(licence, one.holder)) throw new Refusal(403, "notHolder");
    const age = clock.now() - one.givenAt;
    if (age < 0 || age > authorisationTime) throw new Refusal(403, "authorisationTooOld");
    const before = uses.get(one.id);
    if (before && !isDeepStrictEqual(before, one)) throw new Refusal(409, "authorisationUsed");
    if (!before) inOrder.push(one);
    uses.set(one.id, one);
    return { authorisation: one.id, licence: listed(licence), fields: licence.fields };
  };

  const server = await startStandInServer({
    secret,
    clock,
    base: "/licences",
    longestRequest,
    answer(request) {
      if (request.method === "POST" && request.path === "/uses") return { status: 200, json: use(request) };
      if (request.method !== "POST" || request.path !== "/inquiries") throw new Refusal(404, "address");
      const one = request.json(inquiry);
      mustBe(one.id, request.key());
      const found = licences.filter((licence) => isOf(licence, one.holder)).map(listed);
      return { status: 200, json: { inquiry: one.id, licences: found } };
    },
  });
  return Object.assign(server, {
    uses: inOrder,
    revoke(id: string) {
      revoked.add(id);
    },
  });
}
