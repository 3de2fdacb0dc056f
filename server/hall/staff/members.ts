import { type StaffMember, type StaffPage, staffPages } from "../../contract/staff/member.ts";
import { dayOf } from "../calendar/day.ts";
import { standingOf } from "./certificates.ts";
import type { Account } from "./store.ts";

/** @param now milliseconds since the epoch */
export function memberOf({ id, name, roles, site, certificate }: Account, now: number): StaffMember {
  return {
    id,
    name,
    roles: [...roles],
    site,
    demo: false,
    certificate: standingOf(certificate, dayOf(now)),
  };
}

/** Whoever opens a page of a hall that has no accounts: with the role of the page, and plainly nobody. */
export function demoMember(page: StaffPage): StaffMember {
  return { id: "demo", name: "演示", roles: [staffPages[page]], site: null, demo: true, certificate: "none" };
}
