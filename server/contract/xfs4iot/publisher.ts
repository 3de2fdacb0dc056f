import * as z from "zod/mini";
import { cancelCommand, nothing, type ServiceDefinition } from "../envelope.ts";

/** Where an XFS4IoT client begins: it asks here which services there are, and connects to each by its URI. */

export const publishedServices = z.object({
  vendorName: z.string(),
  services: z.array(z.object({ serviceURI: z.string() })),
});

export const servicePublisher = {
  path: "/xfs4iot/v1.0",
  commands: {
    "Common.Cancel": cancelCommand,
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
