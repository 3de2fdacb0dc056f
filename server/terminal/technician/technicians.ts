import type { Clock } from "../../../device-drivers/clock.ts";
import { ContractError } from "../../contract/errors.ts";
import { isPassword } from "../../door/password-hash.ts";

/** A technician as configured. `password` is what `hashPassword` made. */
export interface Technician {
  readonly id: string;
  readonly name: string;
  readonly password: string;
}

/** Wrong passwords of one technician in a row until a wait begins, and the wait. NIST SP 800-63B 5.2.2 asks for a limit. */
export const triesBeforeWait = 5;
export const waitAfterTries = 60_000;

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
