import { simulatedLight } from "../../../device-drivers/simulator/standard-bench.ts";
import { statusLightDrivers } from "../../../device-drivers/status-light/drivers.ts";
import type { StatusLightDriver } from "../../../device-drivers/status-light/light.ts";
import { statusLightSelfTests } from "../../../device-drivers/status-light/self-tests.ts";
import {
  createStatusLightSession,
  type StatusLightSession,
} from "../../../device-drivers/status-light/session.ts";
import { createStatusLightTracer } from "../../../device-drivers/status-light/trace.ts";
import { hidSource } from "../../../device-drivers/transport/hid.ts";
import type { HidTransport, TransportSource } from "../../../device-drivers/transport/transport.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { criteriaOf, type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "status-light";

export function fitStatusLight(
  wanted: DeviceConfiguration["statusLight"],
  workshop: Workshop,
): Fitting<StatusLightSession> | undefined {
  const { bench, clock, registry } = workshop;
  const speak = (driver: StatusLightDriver, source: TransportSource<HidTransport>) =>
    spoken(
      family,
      {
        source,
        session: (line) => createStatusLightSession(driver, line, clock),
        tracer: () => createStatusLightTracer(driver),
      },
      workshop,
    );
  const fitted = (source: Fitting<StatusLightSession>["source"]): Fitting<StatusLightSession> => ({
    family,
    source,
    selfTests: statusLightSelfTests(clock),
    simulated: bench ? "memory" : null,
  });

  if (bench) return fitted(speak(statusLightDrivers[simulatedLight], bench.hidSource(family)));
  if (wanted) {
    const driver = statusLightDrivers[wanted.driver];
    return fitted(speak(driver, hidSource({ vendorId: driver.vendorId, ...criteriaOf(wanted.hid) })));
  }
  return (
    registry &&
    fitted(
      registry.family(
        family,
        Object.values(statusLightDrivers).map((driver) => ({
          protocol: driver.protocol,
          recognises: ({ kind, usb }) =>
            kind === "hid" &&
            usb?.vendorId === driver.vendorId &&
            Object.hasOwn(driver.products, usb.productId),
          source: ({ path }) => speak(driver, hidSource({ path })),
        })),
      ),
    )
  );
}
