import type { Clock } from "../../device-drivers/clock.ts";

export interface Allowance {
  /** At once. */
  readonly burst: number;
  /** A second, for long. */
  readonly perSecond: number;
}

/** Keys that are remembered at one time: a flood from many addresses takes no more memory than this. */
const remembered = 10_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets by key, a client's address or a code, on the injected clock. The keys that asked longest ago are forgotten. */
export class AddressLimit {
  readonly #clock: Clock;
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, allowance: Allowance) {
    this.#clock = clock;
    this.#allowance = allowance;
  }

  /** Whether one more is allowed now; counts it when so. */
  take(key: string): boolean {
    const { burst, perSecond } = this.#allowance;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    // Put last, so that the first is the one that asked longest ago.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > remembered) this.#forgetFirst();
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perSecond) / 1000);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  #forgetFirst(): void {
    const first = this.#buckets.keys().next();
    if (!first.done) this.#buckets.delete(first.value);
  }
}

/** Who asks, as a key: the IPv4 address, or the /64 network of an IPv6 one, which one household or telephone has to itself (RFC 6177). */
export function clientKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => "0");
  return [...groups, ...(tail === undefined ? [] : zeros), ...rest].slice(0, 4).join(":");
}
