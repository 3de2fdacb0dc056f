import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import type { StaffMember } from "../../contract/staff/member.ts";
import { permissionOf, type StaffCommand } from "../../contract/staff/permissions.ts";
import {
  type GivenCommand,
  isOfSite,
  mayGive,
  type StaffGate,
  type StaffOrigin,
  type StaffVisit,
} from "../../door/staff-gate.ts";
import type { Audit } from "../audit/audit.ts";
import { isCertified } from "./certificates.ts";
import { demoMember, memberOf } from "./members.ts";
import type { Sessions } from "./sessions.ts";

export interface GateOptions {
  /** Null: the hall has no accounts, and a page alone makes somebody staff. */
  readonly sessions: Sessions | null;
  readonly audit: Pick<Audit, "write">;
  /** What needs a certificate that is valid. */
  readonly certified: ReadonlySet<StaffCommand>;
  readonly clock: Clock;
}

/** What a page hears by itself goes by who was there so long ago at most, milliseconds; commands are always looked at anew. */
const freshFor = 1000;
/** What is written of a target, characters. */
const longestTarget = 80;

/** Lets through what the table allows, and writes down what it says. */
export function createStaffGate({ sessions, audit, certified, clock }: GateOptions): StaffGate {
  const visit = (origin: StaffOrigin): StaffVisit => {
    let known: { readonly member: StaffMember | null; readonly at: number } | undefined;
    const look = (isAct: boolean): StaffMember | null => {
      if (!sessions) return demoMember(origin.page);
      const found = sessions.find(origin.cookie);
      const isWhole = found?.session.stage === "signedIn";
      if (isWhole && isAct) sessions.touch(found.session);
      return isWhole ? memberOf(found.account, clock.now()) : null;
    };
    const member = () => {
      if (!known || clock.now() - known.at >= freshFor) known = { member: look(false), at: clock.now() };
      return known.member;
    };
    return {
      member,
      admit({ name, site }) {
        const now = look(!permissionOf(name)?.byItself);
        known = { member: now, at: clock.now() };
        if (!now) throw new ContractError("staff.notSignedIn", "sign in first");
        if (!mayGive(now, name) || !isOfSite(now, site))
          throw new ContractError("message.notAuthorised", `${name} is for others`);
        if (certified.has(name as StaffCommand) && !isCertified(now.certificate))
          throw new ContractError("staff.notCertified", `${name} needs a valid certificate`);
      },
      ended(command, outcome) {
        const { audited } = permissionOf(command.name) ?? { audited: "refused" };
        const isRefusal = ["staff.notSignedIn", "message.notAuthorised", "staff.notCertified"].includes(
          outcome,
        );
        if (audited !== "always" && !isRefusal) return undefined;
        const who = member();
        return audit.write({
          account: who ? (who.demo ? "@demo" : who.id) : "?",
          name: who?.name ?? "",
          roles: who?.roles ?? [],
          page: origin.page,
          site: command.site ?? "",
          address: origin.address,
          what: command.name,
          target: targetOf(command),
          outcome,
        });
      },
      onEnd: (listener) =>
        sessions && origin.cookie ? sessions.onEnd(origin.cookie, listener) : () => undefined,
    };
  };
  return { visit };
}

function targetOf({ name, payload }: GivenCommand): string {
  const { target } = permissionOf(name) ?? {};
  const value = target === undefined ? undefined : (payload as Record<string, unknown>)[target];
  const named = Array.isArray(value) ? value.join(" ") : value;
  return typeof named === "string" ? named.slice(0, longestTarget) : "";
}
