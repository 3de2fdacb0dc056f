import { randomBytes, timingSafeEqual } from "node:crypto";
import { type Role, roles } from "./service.ts";

/** A token that nobody guesses: 32 characters that may stand in any header. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** One token a role, made afresh at every start of the server but for those that are given. */
export class Tokens {
  readonly #tokens: ReadonlyMap<Role, string>;

  constructor(given: Partial<Readonly<Record<Role, string>>> = {}) {
    this.#tokens = new Map(roles.map((role) => [role, given[role] ?? newToken()]));
  }

  of(role: Role): string {
    return this.#tokens.get(role) ?? "";
  }

  /** The role that a token stands for, or undefined. */
  roleOf(token: string): Role | undefined {
    const given = Buffer.from(token);
    for (const [role, expected] of this.#tokens) {
      const wanted = Buffer.from(expected);
      if (given.length === wanted.length && timingSafeEqual(given, wanted)) return role;
    }
    return undefined;
  }
}
