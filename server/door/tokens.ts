import { randomBytes, timingSafeEqual } from "node:crypto";
import { type Role, roles } from "./service.ts";

/** One token a role, made afresh at every start of the server. */
export class Tokens {
  readonly #tokens = new Map<Role, string>(
    roles.map((role) => [role, randomBytes(24).toString("base64url")]),
  );

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
