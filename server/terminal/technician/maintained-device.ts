import type { Device } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import type { SelfTest, SelfTestFinding } from "../../../device-drivers/device/self-test.ts";
import type { DeviceSession } from "../../../device-drivers/device/session.ts";
import type { DeviceCard, FaultRecord } from "../../contract/technician.ts";

/** A device as the technician handles it, whatever its family. */
export interface MaintainedDevice {
  readonly name: string;
  card(): DeviceCard;
  /** False for what may be discovered, is not needed, and has not been found: it is no trouble, and nothing to look at. */
  isShown(): boolean;
  /** Counts one more message on its wire. */
  countMessage(): void;
  /**
   * Resolves with the test's findings; rejects with a `DeviceError` when the device failed it, with the signal's reason, or
   * with undefined where there is no such test.
   */
  runSelfTest(
    test: string,
    signal: AbortSignal,
    show: (value: string) => void,
  ): Promise<readonly SelfTestFinding[]> | undefined;
  setInService(inService: boolean): void;
  /** Sends it up the ladder of recovery, if it waits at fault. */
  recover(): void;
  /** Called after every change of its card. */
  subscribe(listener: () => void): void;
  /** Called once for each thing that goes wrong. */
  onFault(listener: (fault: FaultRecord) => void): void;
}

export interface MaintainOptions<Session extends DeviceSession> {
  readonly device: Device<Session>;
  /** The family's folder: `id-card-reader`. */
  readonly family: string;
  readonly address: () => string;
  readonly selfTests: readonly SelfTest<Session>[];
  readonly simulated: DeviceCard["simulated"];
  /** Whether it is a trouble when there is none. */
  readonly isExpected: boolean;
}

/** Puts a device into the technician's hands. */
export function maintain<Session extends DeviceSession>(options: MaintainOptions<Session>): MaintainedDevice {
  const { device, family, address, selfTests, simulated, isExpected } = options;
  const faultListeners: ((fault: FaultRecord) => void)[] = [];
  const counters = { opened: 0, faults: 0, messages: 0 };
  let lastFault: DeviceCard["lastFault"] = null;
  let wasReady = false;
  let known: unknown;

  device.subscribe(({ state, since, lastError }) => {
    const isReady = state === "online" || state === "deviceBusy";
    if (isReady && !wasReady) counters.opened += 1;
    wasReady = isReady;
    // The same object while the trouble is the same one.
    if (lastError && lastError !== known && !isReady) {
      counters.faults += 1;
      lastFault = { code: lastError.code, detail: lastError.detail, at: since };
      for (const listener of faultListeners) listener({ device: device.name, ...lastFault });
    }
    known = isReady ? undefined : lastError;
  });

  return {
    name: device.name,
    card() {
      const { state, since, identity, inService, recovery } = device.status();
      return {
        name: device.name,
        family,
        address: address(),
        state,
        since,
        inService,
        simulated,
        recovery,
        identity: identity ? { ...identity } : null,
        lastFault,
        counters: { ...counters },
        selfTests: selfTests.map(({ name, needsEyes }) => ({ name, needsEyes })),
      };
    },
    isShown: () => isExpected || address() !== "",
    countMessage() {
      counters.messages += 1;
    },
    runSelfTest(name, signal, show) {
      const test = selfTests.find((candidate) => candidate.name === name);
      return test && device.maintain((session, linked) => test.run(session, linked, show), signal);
    },
    setInService: (inService) => device.setInService(inService),
    recover: () => device.recover(),
    subscribe(listener) {
      device.onRung(listener);
      device.subscribe(listener);
    },
    onFault: (listener) => {
      faultListeners.push(listener);
    },
  };
}

/** The driver's word for what went wrong, where it is one. */
export function faultCodeOf(cause: unknown): DeviceError["code"] | undefined {
  return cause instanceof DeviceError ? cause.code : undefined;
}
