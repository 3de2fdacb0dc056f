import type { SessionFactory } from "../../../device-drivers/device/session.ts";
import { desktopUsages, pageOf, usageIdOf } from "../../../device-drivers/hid/usages.ts";
import { keyMapOf } from "../../../device-drivers/keypad/configured-keys.ts";
import { ordinaryKeyMap } from "../../../device-drivers/keypad/key-map.ts";
import { keypadSelfTests } from "../../../device-drivers/keypad/self-tests.ts";
import { createKeypadSession, type KeypadSession } from "../../../device-drivers/keypad/session.ts";
import { createKeypadTracer } from "../../../device-drivers/keypad/trace.ts";
import { hidSource } from "../../../device-drivers/transport/hid.ts";
import type { HidTransport } from "../../../device-drivers/transport/transport.ts";
import type { DeviceConfiguration } from "../../config/devices.ts";
import { criteriaOf, type Fitting, spoken, type Workshop } from "./fitting.ts";

const family = "keypad";
const keyboardUsage = {
  usagePage: pageOf(desktopUsages.keyboard),
  usage: usageIdOf(desktopUsages.keyboard),
};

/** Never discovered: every keyboard says of itself what a keypad says. */
export function fitKeypad(
  wanted: DeviceConfiguration["keypad"],
  workshop: Workshop,
  /** By the keys in force; by default by the configured ones. */
  createSession: SessionFactory<KeypadSession, HidTransport> = (line) =>
    createKeypadSession(line, wanted?.keys ? keyMapOf(wanted.keys) : ordinaryKeyMap),
): Fitting<KeypadSession> | undefined {
  const { bench } = workshop;
  const source = bench ? bench.hidSource(family) : wanted && hidSource(criteriaOf(wanted.hid, keyboardUsage));
  return (
    source && {
      family,
      source: spoken(
        family,
        {
          source,
          session: createSession,
          tracer: (line) => createKeypadTracer(line.reportDescriptor),
        },
        workshop,
      ),
      selfTests: keypadSelfTests,
      simulated: bench ? "memory" : null,
    }
  );
}
