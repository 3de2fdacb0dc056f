import { realpathSync } from "node:fs";
import type { Clock } from "../../device-drivers/clock.ts";
import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import { createDevice, type Device } from "../../device-drivers/device/device.ts";
import { createRegistry, type Registry } from "../../device-drivers/device/registry.ts";
import type { DeviceSession, SessionFactory } from "../../device-drivers/device/session.ts";
import type { TappedMessage } from "../../device-drivers/device/tapped-source.ts";
import type { DocumentPrinterSession } from "../../device-drivers/document-printer/session.ts";
import type { IdCardReaderSession } from "../../device-drivers/id-card-reader/session.ts";
import type { KeypadSession } from "../../device-drivers/keypad/session.ts";
import type { ReceiptPrinterSession } from "../../device-drivers/receipt-printer/session.ts";
import type { SensorsSession } from "../../device-drivers/sensors/session.ts";
import type { Bench } from "../../device-drivers/simulator/bench.ts";
import type { StatusLightSession } from "../../device-drivers/status-light/session.ts";
import { type ListPorts, portLister } from "../../device-drivers/transport/ports.ts";
import { serialSource } from "../../device-drivers/transport/serial.ts";
import type { HidTransport } from "../../device-drivers/transport/transport.ts";
import type { VoiceSession } from "../../device-drivers/voice/session.ts";
import type { WindowDisplaySession } from "../../device-drivers/window-display/session.ts";
import type { WindowLineSession } from "../../device-drivers/window-line/session.ts";
import { type DeviceConfiguration, recoveryOf } from "../config/devices.ts";
import { ContractError } from "../contract/errors.ts";
import { fitCodeScanner } from "./fittings/code-scanner.ts";
import { fitDocumentPrinter } from "./fittings/document-printer.ts";
import type { Fitting, Workshop } from "./fittings/fitting.ts";
import { fitIdCardReader } from "./fittings/id-card-reader.ts";
import { fitKeypad } from "./fittings/keypad.ts";
import { fitReceiptPrinter } from "./fittings/receipt-printer.ts";
import { fitSensors } from "./fittings/sensors.ts";
import { fitStatusLight } from "./fittings/status-light.ts";
import { fitVoice } from "./fittings/voice.ts";
import { fitWindowDisplay } from "./fittings/window-display.ts";
import { fitWindowLine } from "./fittings/window-line.ts";
import { createPrinterWatch, type PrinterWatch } from "./printer-watch.ts";
import type { SensorWatch } from "./sensor-watch.ts";
import { type MaintainedDevice, maintain } from "./technician/maintained-device.ts";

export interface DevicesOptions {
  readonly configured: DeviceConfiguration | undefined;
  /** Takes the place of every configured port. */
  readonly bench: Bench | undefined;
  readonly paper: 58 | 80;
  /** By which a printer that several share tells jobs apart. */
  readonly terminalId: string;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  readonly onWire: (device: string, message: TappedMessage) => void;
  /** Told of each session on the line of windows' displays and pads. */
  readonly onWindowLine?: (session: WindowLineSession) => void;
  /** Where devices are looked for. Default: this machine's ports, and those that the configuration adds. */
  readonly listPorts?: ListPorts;
  /** A keypad's session by the keys in force; by default by the configured ones. */
  readonly keypadSession?: SessionFactory<KeypadSession, HidTransport>;
}

/** The terminal's devices. The first two it cannot do without; the others are there when they are configured or discovered. */
export interface Devices {
  readonly reader: Device<IdCardReaderSession>;
  readonly printer: Device<ReceiptPrinterSession>;
  readonly printerWatch: PrinterWatch;
  readonly scanner: Device<CodeScannerSession> | undefined;
  readonly keypad: Device<KeypadSession> | undefined;
  readonly light: Device<StatusLightSession> | undefined;
  readonly voice: Device<VoiceSession> | undefined;
  readonly windowDisplay: Device<WindowDisplaySession> | undefined;
  readonly windowLine: Device<WindowLineSession> | undefined;
  readonly sensors: Sensors | undefined;
  readonly documentPrinter: Device<DocumentPrinterSession> | undefined;
  readonly maintained: readonly MaintainedDevice[];
  /** What stands on which port, where devices are discovered. */
  readonly registry: Registry | undefined;
  start(): void;
  stop(): Promise<void>;
}

/** The cabinet's sensors, and what they say. */
export interface Sensors {
  readonly device: Device<SensorsSession>;
  readonly watch: SensorWatch;
}

/** @throws ContractError config.invalid when the reader or the printer is neither configured, simulated nor to be discovered */
export function createDevices(options: DevicesOptions): Devices {
  const { configured, bench, paper, terminalId, clock, log, onWire } = options;
  const wanted = configured ?? {};
  const discover = configured ? configured.discover : { ports: [] };
  const stopping = new AbortController();
  const registry =
    bench || !discover
      ? undefined
      : createRegistry({
          list: options.listPorts ?? portLister(discover.ports),
          named: namedPorts(wanted),
          openAt: (path, baudRate) => serialSource({ path, baudRate }),
          clock,
          log,
        });
  const workshop: Workshop = {
    bench,
    registry,
    clock,
    terminalId,
    stopping: stopping.signal,
    log,
    onWire,
  };

  const maintained: MaintainedDevice[] = [];
  const devices: { start(): void; stop(): Promise<void> }[] = [];
  const place = <Session extends DeviceSession>(
    { family, source, selfTests, simulated }: Fitting<Session>,
    isExpected: boolean,
  ): Device<Session> => {
    const device = createDevice({
      name: family,
      source,
      session: (line) => line.makeSession(),
      clock,
      recovery: recoveryOf(wanted, family),
      log,
    });
    const address = () => source.address;
    maintained.push(maintain({ device, family, address, selfTests, simulated, isExpected }));
    devices.push(device);
    return device;
  };
  /** What is configured is expected to be there; what may be discovered is not. */
  const placeIf = <Session extends DeviceSession>(
    fitting: Fitting<Session> | undefined,
    configured: unknown,
  ) => fitting && place(fitting, bench !== undefined || configured !== undefined);

  const printerWatch = createPrinterWatch();
  // In the order in which an unknown serial port is asked: what a printer might print comes last.
  const printerFitting = fitReceiptPrinter(wanted.receiptPrinter, workshop, { paper, watch: printerWatch });
  const voiceFitting = fitVoice(wanted.voice, workshop);
  const readerFitting = fitIdCardReader(wanted.idCardReader, workshop);
  if (!readerFitting) throw missing("idCardReader");
  if (!printerFitting) throw missing("receiptPrinter");

  const placeSensors = (): Sensors | undefined => {
    const fitted = fitSensors(wanted.sensors, workshop);
    if (!fitted) return undefined;
    const { fitting, watch } = fitted;
    const device = place(fitting, true);
    device.subscribe(({ state }) => {
      if (state !== "online" && state !== "deviceBusy") watch.lose();
    });
    return { device, watch };
  };

  // In the order in which a technician sees them.
  return {
    reader: place(readerFitting, true),
    printer: place(printerFitting, true),
    printerWatch,
    scanner: placeIf(fitCodeScanner(wanted.codeScanner, workshop), wanted.codeScanner),
    keypad: placeIf(fitKeypad(wanted.keypad, workshop, options.keypadSession), wanted.keypad),
    light: placeIf(fitStatusLight(wanted.statusLight, workshop), wanted.statusLight),
    voice: placeIf(voiceFitting, wanted.voice),
    windowDisplay: placeIf(fitWindowDisplay(wanted.windowDisplay, workshop), wanted.windowDisplay),
    windowLine: placeIf(
      fitWindowLine(wanted.windowLine, workshop, (session) => options.onWindowLine?.(session)),
      wanted.windowLine,
    ),
    sensors: placeSensors(),
    documentPrinter: placeIf(fitDocumentPrinter(wanted.documentPrinter, workshop), wanted.documentPrinter),
    maintained,
    registry,
    start() {
      registry?.start();
      for (const device of devices) device.start();
    },
    async stop() {
      stopping.abort(new Error("the terminal stops"));
      for (const device of devices) await device.stop();
      await registry?.stop();
    },
  };
}

/** Every port that the configuration names, links followed: it is its device's, whatever might answer on it. */
function namedPorts(configured: DeviceConfiguration): ReadonlySet<string> {
  const named = Object.values(configured);
  return new Set(
    named.flatMap((device) => (device && "port" in device ? [device.port, realPath(device.port)] : [])),
  );
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    // Not plugged in yet, or no path at all: `tcp:192.0.2.7`.
    if (code === "ENOENT" || code === "ENOTDIR") return path;
    throw new ContractError("config.invalid", `${path} cannot be looked at`, { cause });
  }
}

function missing(device: "idCardReader" | "receiptPrinter"): ContractError {
  return new ContractError(
    "config.invalid",
    `without the simulator, devices.${device}.port must name a port, or devices.discover must be there`,
  );
}
