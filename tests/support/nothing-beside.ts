import type { BesideQueue } from "../../server/hall/window-service.ts";

/** A window whose clerks do nothing beside the queue. */
export const nothingBeside: BesideQueue = {
  openCase: () => "",
  ratings: {
    atWindow: () => [],
    appealAtWindow: async () => undefined,
    subscribe: () => () => undefined,
  },
};
