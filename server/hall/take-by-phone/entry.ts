import type { Clock } from "../../../device-drivers/clock.ts";
import { entryPath } from "../../contract/take-by-phone.ts";
import { entryKey, isEntryKey, untilNextKey } from "./entry-key.ts";

/** What a board needs to show where telephones take numbers. */
export interface ShownEntry {
  /** As it stands in the code: `https://hall.example/n/KEY`; null: nowhere. */
  address(): string | null;
  /** Tells when there is another address. Returns the end of it. */
  onChange(listener: () => void): () => void;
}

/** The way in for telephones to one site, open from `open` on. */
export interface Entry extends ShownEntry {
  /** @param base before the path: `https://hall.example` @param secret the site's own */
  open(base: string, secret: Buffer): void;
  /** `/n/KEY` of now; null: not open. */
  path(): string | null;
  /** Whether a key opens now. */
  admits(key: string): boolean;
  close(): void;
}

export function createEntry(clock: Clock): Entry {
  const listeners = new Set<() => void>();
  let opened: { readonly base: string; readonly secret: Buffer } | undefined;
  let timer: unknown;

  const tell = () => {
    timer = clock.setTimeout(tell, untilNextKey(clock.now()));
    for (const listener of [...listeners]) listener();
  };
  const path = () => opened && `${entryPath}${entryKey(opened.secret, clock.now())}`;

  return {
    open(base, secret) {
      clock.clearTimeout(timer);
      opened = { base, secret };
      tell();
    },
    path: () => path() ?? null,
    address: () => (opened ? `${opened.base}${path()}` : null),
    admits: (key) => opened !== undefined && isEntryKey(opened.secret, key, clock.now()),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      clock.clearTimeout(timer);
      opened = undefined;
      listeners.clear();
    },
  };
}
