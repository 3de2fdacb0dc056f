import * as z from "zod/mini";
import { nothing, type ServiceDefinition } from "../envelope.ts";
import { commonCommands } from "./common.ts";

/** Where an XFS4IoT client begins: it asks here which services there are, and connects to each by its URI. */

export const publishedServices = z.object({
  vendorName: z.string(),
  services: z.array(z.object({ serviceURI: z.string() })),
});

export const servicePublisher = {
  path: "/xfs4iot/v1.0",
  commands: {
    // It has no device, and so no status and no capabilities.
    "Common.Cancel": commonCommands["Common.Cancel"],
    "Common.SetVersions": commonCommands["Common.SetVersions"],
    "ServicePublisher.GetServices": { payload: nothing, completion: publishedServices },
  },
  events: {
    /** All services are known at once: one event tells them, and the completion repeats them. */
    "ServicePublisher.ServiceDetailEvent": publishedServices,
  },
  unsolicited: {},
} as const satisfies ServiceDefinition;

/** Names and addresses of services begin with this. */
export const servicePrefix = `${servicePublisher.path}/`;
