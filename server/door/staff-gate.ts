import type { IncomingMessage } from "node:http";
import { ContractError, type ErrorCode } from "../contract/errors.ts";
import { type StaffMember, type StaffPage, staffPages } from "../contract/staff/member.ts";
import { permissionOf, permissions, type StaffCommand } from "../contract/staff/permissions.ts";
import { clientKey } from "./address-limit.ts";
import type { Role, Service } from "./service.ts";

/** From where somebody of staff comes: what a connection or a request shows of itself. */
export interface StaffOrigin {
  readonly page: StaffPage;
  /** Of `staffCookie`; undefined: none was sent. */
  readonly cookie: string | undefined;
  /** As `clientKey` has it. */
  readonly address: string;
}

/** A command on its way through the door, with what became of it when that is known: `done`, or the error's code. */
export interface GivenCommand {
  readonly name: string;
  readonly payload: unknown;
  /** Of the service; undefined: of all sites. */
  readonly site: string | undefined;
}

/** One connection's, or one request's, way through the gate. */
export interface StaffVisit {
  /** Who is signed in there now; null: nobody. */
  member(): StaffMember | null;
  /**
   * Whether the command may be given. Every one that may counts as a sign of life.
   * @throws ContractError staff.notSignedIn · message.notAuthorised · staff.notCertified
   */
  admit(command: GivenCommand): void;
  /**
   * Writes down what became of a command, where the table says so. What it returns has to be waited for before anything is answered.
   * @throws StorageError, or rejects with one
   */
  ended(command: GivenCommand, outcome: "done" | ErrorCode): Promise<void> | undefined;
  /** The listener hears once when whoever was signed in is no more. Returns the end of listening. */
  onEnd(listener: () => void): () => void;
}

/** Who of staff may do what; the hall has the accounts. */
export interface StaffGate {
  visit(origin: StaffOrigin): StaffVisit;
}

export function isStaffPage(role: Role): role is StaffPage {
  return Object.hasOwn(staffPages, role);
}

/** Of staff alone: then each of its commands stands in the table. @throws Error naming those that do not */
export function isOfStaff({ definition, roles }: Pick<Service, "definition" | "roles">): boolean {
  if (!roles.some(isStaffPage)) return false;
  const names = Object.keys(definition.commands).filter((name) => !name.startsWith("Common."));
  const free = names.filter((name) => !permissionOf(name));
  if (free.length > 0)
    throw new Error(`contract/staff/permissions.ts does not say who may do ${free.join(", ")}`);
  return true;
}

/** Whether what the service says by itself is for them: somebody who may give one of its commands. Where it has none, everybody is. */
export function mayHear(member: StaffMember | null, { definition, site }: Service): boolean {
  const names = Object.keys(definition.commands).filter((name) => !name.startsWith("Common."));
  if (names.length === 0) return true;
  return member !== null && isOfSite(member, site) && names.some((name) => mayGive(member, name));
}

/** By its roles alone. */
export function mayGive({ roles }: Pick<StaffMember, "roles">, command: string): boolean {
  return permissionOf(command)?.roles.some((role) => roles.includes(role)) ?? false;
}

/** @param site of the service; undefined: of all */
export function isOfSite(member: Pick<StaffMember, "site">, site: string | undefined): boolean {
  return member.site === null || site === undefined || member.site === site;
}

/** The pages of those who may give a command. */
export function pagesFor(command: StaffCommand): StaffPage[] {
  const { roles } = permissions[command];
  return (Object.keys(staffPages) as StaffPage[]).filter((page) => roles.includes(staffPages[page]));
}

/** @param name of the cookie */
export function cookieOf({ headers }: Pick<IncomingMessage, "headers">, name: string): string | undefined {
  const found = headers.cookie
    ?.split(";")
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** @throws ContractError message.notAuthorised */
export function originOf(request: IncomingMessage, role: Role, cookieName: string): StaffOrigin {
  if (!isStaffPage(role)) throw new ContractError("message.notAuthorised", "of staff's pages only");
  return {
    page: role,
    cookie: cookieOf(request, cookieName),
    address: clientKey(request.socket.remoteAddress ?? ""),
  };
}
