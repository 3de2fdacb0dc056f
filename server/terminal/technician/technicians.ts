import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";

const derive = promisify(
  (
    password: string,
    salt: Buffer,
    length: number,
    cost: { N: number; r: number; p: number; maxmem: number },
    done: (cause: Error | null, key: Buffer) => void,
  ) => scrypt(password, salt, length, cost, done),
);

/** A technician as configured. `password` is what `hashPassword` made. */
export interface Technician {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

/** 16 MiB and some 50 ms a guess: OWASP's Password Storage Cheat Sheet, scrypt, third choice of equal strength. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const saltLength = 16;
const hashLength = 32;

/** Wrong passwords of one technician in a row until a wait begins, and the wait. NIST SP 800-63B 5.2.2 asks for a limit. */
export const triesBeforeWait = 5;
export const waitAfterTries = 60_000;

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url: for the configuration file. */
export async function hashPassword(
  password: string,
  salt: Buffer = randomBytes(saltLength),
): Promise<string> {
  const { N, r, p } = cost;
  const hash = await derive(password, salt, hashLength, { N, r, p, maxmem: 256 * N * r });
  return ["scrypt", N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

const form = /^scrypt\$(\d{1,8})\$(\d{1,3})\$(\d{1,3})\$([\w-]{16,})\$([\w-]{32,})$/;

export function isPasswordHash(text: string): boolean {
  return form.test(text);
}

/** Whether the password is the one that was hashed. @throws Error when `hashed` is not what `hashPassword` makes */
async function isPassword(password: string, hashed: string): Promise<boolean> {
  const [, N = "", r = "", p = "", salt = "", hash = ""] = form.exec(hashed) ?? [];
  const wanted = Buffer.from(hash, "base64url");
  if (wanted.length === 0) throw new Error("not a password's hash");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, "base64url"), wanted.length, {
    ...parameters,
    maxmem: 256 * parameters.N * parameters.r,
  });
  return timingSafeEqual(given, wanted);
}

/** Who may open the service page, and the count of wrong passwords. */
export class Technicians {
  readonly #list: readonly Technician[];
  readonly #clock: Clock;
  readonly #wrong = new Map<string, { count: number; at: number }>();

  constructor(list: readonly Technician[], clock: Clock) {
    this.#list = list;
    this.#clock = clock;
  }

  get list(): readonly Technician[] {
    return this.#list;
  }

  /** @throws ContractError technician.refused | technician.wait */
  async signIn(id: string, password: string): Promise<Technician> {
    const technician = this.#list.find((candidate) => candidate.id === id);
    if (!technician) throw new ContractError("technician.refused", "no technician of this id");
    const wrong = this.#wrong.get(id);
    const isWaiting =
      wrong !== undefined && wrong.count >= triesBeforeWait && this.#clock.now() - wrong.at < waitAfterTries;
    if (isWaiting) throw new ContractError("technician.wait", "too many wrong passwords");
    // Counted before it is known: guesses that are under way together must not slip past the limit.
    const count = wrong && this.#clock.now() - wrong.at < waitAfterTries ? wrong.count + 1 : 1;
    this.#wrong.set(id, { count, at: this.#clock.now() });
    if (!(await isPassword(password, technician.password))) {
      throw new ContractError("technician.refused", "not this password");
    }
    this.#wrong.delete(id);
    return technician;
  }
}
