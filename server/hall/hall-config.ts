import type { Localized } from "../contract/hall.ts";

/** What a hall is made of, as its operator sets it up. */
export interface HallConfig {
  readonly name: Localized;
  readonly services: readonly ServiceConfig[];
  readonly windows: readonly WindowConfig[];
  readonly clerks: readonly ClerkConfig[];
}

export interface ServiceConfig {
  readonly id: string;
  /** The capital letter before the number. */
  readonly prefix: string;
  /** The service's formal name. */
  readonly name: Localized;
  /** What it is in everyday words. */
  readonly plainName: Localized;
  /** Where its windows are. */
  readonly area: Localized;
  /** Gives no numbers for now. */
  readonly suspended?: boolean;
}

export interface WindowConfig {
  readonly id: string;
  readonly name: Localized;
  /** What is handled here. */
  readonly serviceIds: readonly string[];
}

export interface ClerkConfig {
  readonly id: string;
  readonly name: string;
}

/** A hall's configuration, found by id. */
export interface HallDirectory extends HallConfig {
  readonly service: ReadonlyMap<string, ServiceConfig>;
  readonly window: ReadonlyMap<string, WindowConfig>;
  readonly clerk: ReadonlyMap<string, ClerkConfig>;
  /** Ids of the windows that handle a service. */
  readonly windowsOf: ReadonlyMap<string, readonly string[]>;
}

/** @throws Error when two things share an id or a prefix, or a window handles a service that is not there */
export function hallDirectory(config: HallConfig): HallDirectory {
  const service = byId("service", config.services);
  const window = byId("window", config.windows);
  byId(
    "prefix",
    config.services.map(({ prefix }) => ({ id: prefix })),
  );
  for (const { id, serviceIds } of config.windows) {
    const unknown = serviceIds.find((serviceId) => !service.has(serviceId));
    if (unknown !== undefined) throw new Error(`window ${id} handles ${unknown}, which is no service`);
  }
  return {
    ...config,
    service,
    window,
    clerk: byId("clerk", config.clerks),
    windowsOf: new Map(
      config.services.map(({ id }) => [
        id,
        config.windows.filter(({ serviceIds }) => serviceIds.includes(id)).map((handler) => handler.id),
      ]),
    ),
  };
}

function byId<Item extends { readonly id: string }>(what: string, items: readonly Item[]): Map<string, Item> {
  const found = new Map(items.map((item) => [item.id, item]));
  if (found.size !== items.length) throw new Error(`two ${what}s share an id`);
  return found;
}
