import { servicePrefix, servicePublisher } from "../contract/xfs4iot/publisher.ts";
import { defineService, type Service } from "../door/service.ts";

/** Shown to whoever asks who made these services. */
const vendorName = "Xiaohu Kiosk (小湖自助)";

/**
 * The XFS4IoT service publisher.
 *
 * @param services every service of the door, at the time of asking; those that an outside client may open are told
 * @param origin `ws://127.0.0.1:8620`, where they are
 */
export function publisherService(services: () => readonly Service[], origin: string): Service {
  const published = () => ({
    vendorName,
    services: services()
      .filter(
        ({ definition, roles }) => definition.path.startsWith(servicePrefix) && roles.includes("client"),
      )
      .map(({ definition }) => ({ serviceURI: `${origin}${definition.path}` })),
  });
  return defineService<typeof servicePublisher>({
    definition: servicePublisher,
    roles: ["terminal", "client"],
    open: () => ({
      commands: {
        "ServicePublisher.GetServices": (_payload, { event }) => {
          const known = published();
          event("ServicePublisher.ServiceDetailEvent", known);
          return known;
        },
      },
      close: () => undefined,
    }),
  });
}
