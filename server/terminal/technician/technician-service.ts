import type { Clock } from "../../../device-drivers/clock.ts";
import type { Device } from "../../../device-drivers/device/device.ts";
import type { Registry } from "../../../device-drivers/device/registry.ts";
import type { TappedMessage } from "../../../device-drivers/device/tapped-source.ts";
import { type KeyLearning, learnFromSession } from "../../../device-drivers/keypad/learn-from-session.ts";
import type { KeypadSession } from "../../../device-drivers/keypad/session.ts";
import { ContractError } from "../../contract/errors.ts";
import {
  type DeviceCard,
  type FaultRecord,
  type LearningEnd,
  type ScreenSizeView,
  type TestRecord,
  technician,
  type WireMessage,
} from "../../contract/technician.ts";
import { type CommandContext, defineService, type Service, type ServiceClient } from "../../door/service.ts";
import type { SensorWatch } from "../sensor-watch.ts";
import { foundPorts } from "./found-ports.ts";
import type { KeypadKeys } from "./keypad-keys.ts";
import { faultCodeOf, type MaintainedDevice } from "./maintained-device.ts";
import { alarmsIn, sensorsOnCard } from "./sensor-alarms.ts";
import type { ServiceRecord } from "./service-record.ts";
import type { Technicians } from "./technicians.ts";
import type { TerminalVendorMode } from "./vendor-mode-service.ts";
import { WireLog } from "./wire-log.ts";

/** Wire messages are told together so often at most, milliseconds: nobody reads faster, and a busy line fills no connection. */
export const wireInterval = 100;

export interface TechnicianServiceOptions {
  readonly terminalId: string;
  readonly devices: readonly MaintainedDevice[];
  readonly vendorMode: Pick<TerminalVendorMode, "state" | "request" | "onChange">;
  /** Where devices are discovered. */
  readonly registry: Registry | undefined;
  readonly technicians: Technicians;
  /** The demo's, shown to everybody; null where technicians are configured. */
  readonly demoPassword: string | null;
  readonly record: ServiceRecord;
  /** Prints lines of text on the terminal's receipt printer; undefined where it has none. */
  /** Undefined where the terminal has no keypad. */
  readonly keypad: { readonly device: Device<KeypadSession>; readonly keys: KeypadKeys } | undefined;
  /** Undefined where the cabinet has none. `device`: what they are called among `devices`. */
  readonly sensors: { readonly device: string; readonly watch: SensorWatch } | undefined;
  /** As configured; undefined where it is not. */
  readonly screenDiagonal: number | undefined;
  readonly printLines: ((lines: readonly string[], signal: AbortSignal) => Promise<void>) | undefined;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

export interface TechnicianService {
  readonly service: Service;
  /** For the tap of each device's line. */
  onWire(device: string, message: TappedMessage): void;
}

type Client = ServiceClient<typeof technician>;
type Context = CommandContext<typeof technician>;

/** What a technician sees of the terminal's devices and does with them. */
export function createTechnicianService(options: TechnicianServiceOptions): TechnicianService {
  const { devices, vendorMode, technicians, record, keypad, sensors, clock, log } = options;
  const { settings } = record;
  const signedIn = new Map<Client, string>();
  const wire = new WireLog();
  let untold: WireMessage[] = [];

  const cardOf = (device: MaintainedDevice): DeviceCard => {
    const card = device.card();
    if (device.name === keypad?.device.name) return { ...card, keys: keypad.keys.inForce() };
    if (device.name === sensors?.device) return { ...card, sensors: sensorsOnCard(sensors.watch.states()) };
    return card;
  };
  const cards = () => devices.filter((device) => device.isShown()).map(cardOf);
  const tell = <N extends Parameters<Client["send"]>[0]>(name: N, payload: Parameters<Client["send"]>[1]) => {
    for (const client of signedIn.keys()) client.send(name, payload as never);
  };
  const tellDevices = () => tell("XiaohuTechnician.DevicesChangedEvent", { devices: cards() });
  const keepFault = (fault: FaultRecord) => {
    record.addFault(fault);
    tell("XiaohuTechnician.FaultEvent", { fault });
  };
  for (const device of devices) {
    device.subscribe(tellDevices);
    device.onFault(keepFault);
  }
  sensors?.watch.subscribe((changed) => {
    for (const alarm of alarmsIn(changed)) keepFault({ at: clock.now(), device: sensors.device, ...alarm });
    tellDevices();
  });
  vendorMode.onChange(() => {
    tell("XiaohuTechnician.VendorModeChangedEvent", { vendorMode: vendorMode.state() });
  });
  options.registry?.subscribe(() => {
    tell("XiaohuTechnician.PortsChangedEvent", { ports: foundPorts(options.registry) ?? [] });
    // A device that was found is one more card, or one less.
    tell("XiaohuTechnician.DevicesChangedEvent", { devices: cards() });
  });
  const deviceOf = (name: string): MaintainedDevice => {
    const device = devices.find((candidate) => candidate.name === name);
    if (!device) throw new ContractError("technician.unknown", `no device ${name}`);
    return device;
  };

  const runSelfTest = async (
    { device, test }: { device: string; test: string },
    by: string,
    { signal }: Context,
  ): Promise<{ record: TestRecord }> => {
    const maintained = deviceOf(device);
    const run = maintained.runSelfTest(test, signal, (value) =>
      tell("XiaohuTechnician.SelfTestShowsEvent", { device, test, value }),
    );
    if (!run) throw new ContractError("technician.unknown", `${device} has no self-test ${test}`);
    const base = { at: clock.now(), device, test, technician: by };
    try {
      const findings = [...(await run)];
      const { needsEyes } = maintained.card().selfTests.find(({ name }) => name === test) ?? {};
      const outcome = needsEyes ? "waitsForEyes" : "passed";
      return { record: record.addTest({ ...base, outcome, findings, fault: null }) };
    } catch (cause) {
      const fault = faultCodeOf(cause);
      // Cancelled, or a bug: nothing is known of the device.
      if (!fault) throw cause;
      const findings = [{ name: "detail", value: (cause as Error).message }];
      return { record: record.addTest({ ...base, outcome: "failed", findings, fault }) };
    }
  };

  const setInService = (name: string, inService: boolean, by: string) => {
    deviceOf(name).setInService(inService);
    log(inService ? "put back into service" : "taken out of service", { device: name, technician: by });
    return { devices: cards() };
  };

  const keypadNamed = (name: string) => {
    if (keypad?.device.name !== name) throw new ContractError("technician.unknown", `${name} is no keypad`);
    return keypad;
  };
  const learnKeys = async (
    name: string,
    by: string,
    { signal, event }: Context,
    onBegun: (learning: KeyLearning) => void,
  ): Promise<LearningEnd> => {
    const { device, keys } = keypadNamed(name);
    try {
      const value = await device.maintain((session, linked) => {
        const learning = learnFromSession(session, linked, ({ asked, learnt, refused }) =>
          event("XiaohuTechnician.LearningEvent", { asked, learnt, refused: refused ?? null }),
        );
        onBegun(learning);
        return learning.done;
      }, signal);
      if (Object.keys(value).length === 0) return { outcome: "nothingLearnt" };
      keys.learn({ value, at: clock.now(), technician: by });
      log("keys learnt", { device: name, functions: Object.keys(value), technician: by });
      tellDevices();
      return { outcome: "saved", device: cardOf(deviceOf(name)) };
    } catch (cause) {
      const fault = faultCodeOf(cause);
      if (!fault) throw cause;
      return { outcome: "failed", fault };
    }
  };
  const forgetKeys = (name: string, by: string) => {
    keypadNamed(name).keys.forget();
    log("learnt keys forgotten", { device: name, technician: by });
    tellDevices();
    return { devices: cards() };
  };

  const screenSize = (): ScreenSizeView => {
    const { value, at, technician: by } = settings.read("screenDiagonal") ?? {};
    return {
      measured:
        value === undefined || at === undefined || by === undefined
          ? null
          : { diagonalInches: value, at, technician: by },
      configuredInches: options.screenDiagonal ?? null,
    };
  };
  const setScreen = (inches: number | undefined, by: string) => {
    if (inches === undefined) settings.forget("screenDiagonal");
    else settings.save("screenDiagonal", { value: inches, at: clock.now(), technician: by });
    log("screen size set", { inches: inches ?? "as configured", technician: by });
    tell("XiaohuTechnician.ScreenChangedEvent", { screen: screenSize() });
    return { screen: screenSize() };
  };

  const service = defineService<typeof technician>({
    definition: technician,
    roles: ["technician"],
    atOnce: ["XiaohuTechnician.SkipKey"],
    open(client) {
      let learning: KeyLearning | undefined;
      const me = (): string => {
        const name = signedIn.get(client);
        if (name === undefined) throw new ContractError("technician.notSignedIn", "sign in first");
        return name;
      };
      return {
        commands: {
          "XiaohuTechnician.ListTechnicians": () => ({
            terminalId: options.terminalId,
            technicians: technicians.list.map(({ id, name }) => ({ id, name })),
            demoPassword: options.demoPassword,
          }),
          "XiaohuTechnician.SignIn": async ({ id, password }) => {
            const { name } = await technicians.signIn(id, password);
            signedIn.set(client, name);
            log("technician signed in", { technician: name });
            return { name };
          },
          "XiaohuTechnician.SignOut": () => {
            signedIn.delete(client);
            return {};
          },
          "XiaohuTechnician.Snapshot": () => {
            me();
            // Told with the snapshot: nobody is told them twice.
            flush();
            return {
              devices: cards(),
              wire: wire.messages(),
              faults: record.faults(),
              tests: record.tests(),
              ports: foundPorts(options.registry),
              vendorMode: vendorMode.state(),
              screen: screenSize(),
              damagedSettings: settings.damaged(),
            };
          },
          "XiaohuTechnician.RunSelfTest": (payload, context) => runSelfTest(payload, me(), context),
          "XiaohuTechnician.Judge": ({ id, passed }) => {
            me();
            const judged = record.judge(id, passed ? "passed" : "failed");
            if (!judged) throw new ContractError("technician.unknown", `no self-test ${id} waits for eyes`);
            return { record: judged };
          },
          "XiaohuTechnician.LearnKeys": async ({ device }, context) => {
            try {
              return await learnKeys(device, me(), context, (begun) => {
                learning = begun;
              });
            } finally {
              learning = undefined;
            }
          },
          "XiaohuTechnician.SkipKey": ({ function: name }) => {
            me();
            if (!learning) throw new ContractError("technician.unknown", "no keys are being learnt");
            learning.skip(name);
            return {};
          },
          "XiaohuTechnician.ForgetKeys": ({ device }) => forgetKeys(device, me()),
          "XiaohuTechnician.SaveScreen": ({ diagonalInches }) => setScreen(diagonalInches, me()),
          "XiaohuTechnician.ForgetScreen": () => setScreen(undefined, me()),
          "XiaohuTechnician.TakeOut": ({ device }) => setInService(device, false, me()),
          "XiaohuTechnician.PutBack": ({ device }) => setInService(device, true, me()),
          "XiaohuTechnician.Recover": ({ device }) => {
            const technician = me();
            deviceOf(device).recover();
            log("recovered by hand", { device, technician });
            return { devices: cards() };
          },
          "XiaohuTechnician.RequestVendorMode": ({ wanted }) => {
            const technician = me();
            if (vendorMode.request(wanted)) log(`vendor mode: ${wanted}`, { technician });
            return { vendorMode: vendorMode.state() };
          },
          "XiaohuTechnician.AskPorts": () => {
            me();
            if (!options.registry)
              throw new ContractError("technician.unknown", "devices are not discovered here");
            options.registry.askAgain();
            return { ports: foundPorts(options.registry) ?? [] };
          },
          "XiaohuTechnician.PrintReport": async ({ lines }, { signal }) => {
            me();
            if (!options.printLines) throw new ContractError("technician.unknown", "no receipt printer here");
            await options.printLines(lines, signal);
            return {};
          },
        },
        close: () => signedIn.delete(client),
      };
    },
  });

  const flush = () => {
    const messages = untold;
    untold = [];
    if (messages.length > 0) tell("XiaohuTechnician.WireEvent", { messages });
  };

  return {
    service,
    onWire(device, message) {
      deviceOf(device).countMessage();
      if (untold.length === 0) clock.setTimeout(flush, wireInterval);
      untold.push(wire.add(device, message));
    },
  };
}
