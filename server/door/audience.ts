import type { ServiceDefinition, UnsolicitedName, UnsolicitedPayload } from "../contract/envelope.ts";
import type { ServiceClient } from "./service.ts";

/** Everybody who is connected to one service. */
export interface Audience<S extends ServiceDefinition> {
  /** Returns the way to leave. */
  join(client: ServiceClient<S>): () => void;
  tell<N extends UnsolicitedName<S>>(name: N, payload: UnsolicitedPayload<S, N>): void;
}

export function createAudience<S extends ServiceDefinition>(): Audience<S> {
  const clients = new Set<ServiceClient<S>>();
  return {
    join(client) {
      clients.add(client);
      return () => clients.delete(client);
    },
    tell(name, payload) {
      for (const client of clients) client.send(name, payload);
    },
  };
}
