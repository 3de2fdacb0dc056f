import type { Clock } from "../../device-drivers/clock.ts";
import { createHidPosScannerSession } from "../../device-drivers/code-scanner/hid-pos-session.ts";
import { codeScannerSelfTests } from "../../device-drivers/code-scanner/self-tests.ts";
import { createSerialScannerSession } from "../../device-drivers/code-scanner/serial-session.ts";
import type { CodeScannerSession } from "../../device-drivers/code-scanner/session.ts";
import { createHidPosTracer, createSerialScannerTracer } from "../../device-drivers/code-scanner/trace.ts";
import { createDevice, type Device } from "../../device-drivers/device/device.ts";
import type { SelfTest } from "../../device-drivers/device/self-test.ts";
import type { DeviceSession, SessionFactory } from "../../device-drivers/device/session.ts";
import { type TappedMessage, tapSource } from "../../device-drivers/device/tapped-source.ts";
import type { WireTracer } from "../../device-drivers/device/wire-trace.ts";
import { documentPrinterSelfTests } from "../../device-drivers/document-printer/self-tests.ts";
import {
  createDocumentPrinterSession,
  type DocumentPrinterSession,
} from "../../device-drivers/document-printer/session.ts";
import { createDocumentPrinterTracer } from "../../device-drivers/document-printer/trace.ts";
import { desktopUsages, pageOf, scannerUsages, usageIdOf } from "../../device-drivers/hid/usages.ts";
import { samOverHidSource } from "../../device-drivers/id-card-reader/hid-envelope.ts";
import { type RatedTransport, searchingSource } from "../../device-drivers/id-card-reader/rate-search.ts";
import { idCardReaderSelfTests } from "../../device-drivers/id-card-reader/self-tests.ts";
import {
  createIdCardReaderSession,
  type IdCardReaderSession,
} from "../../device-drivers/id-card-reader/session.ts";
import { createIdCardReaderTracer } from "../../device-drivers/id-card-reader/trace.ts";
import { keyMapOf } from "../../device-drivers/keypad/configured-keys.ts";
import { ordinaryKeyMap } from "../../device-drivers/keypad/key-map.ts";
import { keypadSelfTests } from "../../device-drivers/keypad/self-tests.ts";
import { createKeypadSession, type KeypadSession } from "../../device-drivers/keypad/session.ts";
import { createKeypadTracer } from "../../device-drivers/keypad/trace.ts";
import { receiptPrinterSelfTests } from "../../device-drivers/receipt-printer/self-tests.ts";
import {
  createReceiptPrinterSession,
  type ReceiptPrinterSession,
} from "../../device-drivers/receipt-printer/session.ts";
import { statusProfileNamed } from "../../device-drivers/receipt-printer/status-profiles.ts";
import { createReceiptPrinterTracer } from "../../device-drivers/receipt-printer/trace.ts";
import type { Bench } from "../../device-drivers/simulator/bench.ts";
import { simulatedLight, simulatedVoiceModule } from "../../device-drivers/simulator/standard-bench.ts";
import { statusLightDrivers } from "../../device-drivers/status-light/drivers.ts";
import { statusLightSelfTests } from "../../device-drivers/status-light/self-tests.ts";
import {
  createStatusLightSession,
  type StatusLightSession,
} from "../../device-drivers/status-light/session.ts";
import { createStatusLightTracer } from "../../device-drivers/status-light/trace.ts";
import { type HidCriteria, hidSource } from "../../device-drivers/transport/hid.ts";
import { ippSource } from "../../device-drivers/transport/ipp-http.ts";
import { serialSource } from "../../device-drivers/transport/serial.ts";
import { tcpSource } from "../../device-drivers/transport/tcp.ts";
import type { HidTransport, Transport, TransportSource } from "../../device-drivers/transport/transport.ts";
import { usbPrinterSource } from "../../device-drivers/transport/usb-printer.ts";
import { voiceDrivers } from "../../device-drivers/voice/driver.ts";
import { voiceSelfTests } from "../../device-drivers/voice/self-tests.ts";
import { createVoiceSession, type VoiceSession } from "../../device-drivers/voice/session.ts";
import { createVoiceTracer } from "../../device-drivers/voice/trace.ts";
import type { DeviceConfiguration, HidIds } from "../config-devices.ts";
import { ContractError } from "../contract/errors.ts";
import type { SimulatedLineKind } from "./common-status.ts";
import { createPrinterWatch, type PrinterWatch } from "./printer-watch.ts";
import { type MaintainedDevice, maintain } from "./technician/maintained-device.ts";

export interface DevicesOptions {
  readonly configured: DeviceConfiguration | undefined;
  /** Takes the place of every configured port. */
  readonly bench: Bench | undefined;
  readonly paper: 58 | 80;
  readonly clock: Clock;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
  readonly onWire: (device: string, message: TappedMessage) => void;
  /** A keypad's session by the keys in force; by default by the configured ones. */
  readonly keypadSession?: SessionFactory<KeypadSession, HidTransport>;
}

/** The terminal's devices. The first two it cannot do without; the others are there when they are configured. */
export interface Devices {
  readonly reader: Device<IdCardReaderSession>;
  readonly printer: Device<ReceiptPrinterSession>;
  readonly printerWatch: PrinterWatch;
  readonly scanner: Device<CodeScannerSession> | undefined;
  readonly keypad: Device<KeypadSession> | undefined;
  readonly light: Device<StatusLightSession> | undefined;
  readonly voice: Device<VoiceSession> | undefined;
  readonly documentPrinter: Device<DocumentPrinterSession> | undefined;
  readonly maintained: readonly MaintainedDevice[];
  start(): void;
  stop(): Promise<void>;
}

/** Both voice modules come with 9600 baud. */
const voiceRate = 9600;

/** How one family stands on the terminal. */
interface Fitting<Session extends DeviceSession, Line extends Transport> {
  /** The family's folder, and the device's name: a terminal has one of each. */
  readonly family: string;
  readonly source: TransportSource<Line>;
  readonly session: SessionFactory<Session, Line>;
  readonly tracer: (line: Line) => WireTracer;
  readonly selfTests: readonly SelfTest<Session>[];
  readonly simulated: SimulatedLineKind;
}

/** @throws ContractError config.invalid when the reader or the printer is neither configured nor simulated */
export function createDevices(options: DevicesOptions): Devices {
  const { configured = {}, bench, paper, clock, log, onWire } = options;
  const configuredKeys = configured.keypad?.keys;
  const {
    keypadSession = (line) =>
      createKeypadSession(line, configuredKeys ? keyMapOf(configuredKeys) : ordinaryKeyMap),
  } = options;
  const maintained: MaintainedDevice[] = [];
  const devices: { start(): void; stop(): Promise<void> }[] = [];
  const stopping = new AbortController();
  const serial = bench?.lineKind ?? null;
  const onBench = bench ? ("memory" as const) : null;

  const place = <Session extends DeviceSession, Line extends Transport>(
    fitting: Fitting<Session, Line>,
  ): Device<Session> => {
    const { family, source, session, tracer, selfTests, simulated } = fitting;
    const tell = (message: TappedMessage) => onWire(family, message);
    const device = createDevice({
      name: family,
      source: tapSource(source, { clock, tracer, tell }),
      session,
      clock,
      log,
    });
    maintained.push(maintain({ device, family, address: () => source.address, selfTests, simulated }));
    devices.push(device);
    return device;
  };

  const readerOptions = { clock, bench, signal: stopping.signal, log };
  const reader = place({
    family: "id-card-reader",
    source: readerSource(configured.idCardReader, readerOptions),
    session: (line) => createIdCardReaderSession(line, clock, { baudRate: line.baudRate }),
    tracer: createIdCardReaderTracer,
    selfTests: idCardReaderSelfTests,
    simulated: serial,
  });

  const printerWatch = createPrinterWatch();
  // Outlives the sessions: half a ticket in the printer must not be joined to the next citizen's.
  const left = { halfTicket: false };
  const { baudRate = 115_200, bufferBytes, profile: profileName } = configured.receiptPrinter ?? {};
  const profile = profileName && statusProfileNamed(profileName);
  const printer = place({
    family: "receipt-printer",
    source: bench?.source("receipt-printer") ?? printerSource(configured.receiptPrinter, clock),
    session: (line) => {
      const session = createReceiptPrinterSession(line, clock, {
        left,
        paper,
        baudRate,
        ...(bufferBytes === undefined ? {} : { bufferBytes }),
        ...(profile ? { profile } : {}),
      });
      printerWatch.follow(session);
      return session;
    },
    tracer: () => createReceiptPrinterTracer(profile || undefined),
    selfTests: receiptPrinterSelfTests,
    simulated: serial,
  });

  const scanner = placeScanner();
  const keypadHid = hidOf(
    "keypad",
    configured.keypad && criteriaOf(configured.keypad.hid, desktopUsages.keyboard),
  );
  const keypad =
    keypadHid &&
    place({
      family: "keypad",
      source: keypadHid,
      session: keypadSession,
      tracer: (line) => createKeypadTracer(line.reportDescriptor),
      selfTests: keypadSelfTests,
      simulated: onBench,
    });
  const lightDriver = statusLightDrivers[configured.statusLight?.driver ?? simulatedLight];
  const lightHid = hidOf(
    "status-light",
    configured.statusLight && { vendorId: lightDriver.vendorId, ...criteriaOf(configured.statusLight.hid) },
  );
  const light =
    lightHid &&
    place({
      family: "status-light",
      source: lightHid,
      session: (line) => createStatusLightSession(lightDriver, line, clock),
      tracer: () => createStatusLightTracer(lightDriver),
      selfTests: statusLightSelfTests(clock),
      simulated: onBench,
    });
  const voice = placeVoice();
  const { url } = configured.documentPrinter ?? {};
  const documentPrinter =
    url === undefined
      ? undefined
      : place({
          family: "document-printer",
          source: ippSource(url, clock),
          session: (line) => createDocumentPrinterSession(line, clock, url),
          tracer: createDocumentPrinterTracer,
          selfTests: documentPrinterSelfTests,
          simulated: null,
        });

  /** The bench's device of this name, or the configured one. */
  function hidOf(name: string, criteria: HidCriteria | undefined): TransportSource<HidTransport> | undefined {
    return bench ? bench.hidSource(name) : criteria && hidSource(criteria);
  }

  function placeVoice(): Device<VoiceSession> | undefined {
    const wanted = configured.voice;
    const source =
      bench?.source("voice") ?? (wanted && serialSource({ path: wanted.port, baudRate: voiceRate }));
    if (!source) return undefined;
    const driver = voiceDrivers[wanted?.driver ?? simulatedVoiceModule];
    return place({
      family: "voice",
      source,
      session: (line) => createVoiceSession(driver, line, clock),
      tracer: () => createVoiceTracer(driver),
      selfTests: voiceSelfTests,
      simulated: serial,
    });
  }

  function placeScanner(): Device<CodeScannerSession> | undefined {
    const wanted = configured.codeScanner;
    if (!bench && wanted && "port" in wanted) {
      return place<CodeScannerSession, Transport>({
        family: "code-scanner",
        source: serialSource({ path: wanted.port, baudRate: wanted.baudRate }),
        session: (line) => createSerialScannerSession(line, clock),
        tracer: createSerialScannerTracer,
        selfTests: codeScannerSelfTests,
        simulated: null,
      });
    }
    const criteria =
      wanted && "hid" in wanted ? criteriaOf(wanted.hid, scannerUsages.barcodeScanner) : undefined;
    const source = hidOf("code-scanner", criteria);
    if (!source) return undefined;
    return place<CodeScannerSession, HidTransport>({
      family: "code-scanner",
      source,
      session: (line) => createHidPosScannerSession(line, clock),
      tracer: (line) => createHidPosTracer(line.reportDescriptor),
      selfTests: codeScannerSelfTests,
      simulated: onBench,
    });
  }

  return {
    reader,
    printer,
    printerWatch,
    scanner,
    keypad,
    light,
    voice,
    documentPrinter,
    maintained,
    start() {
      for (const device of devices) device.start();
    },
    async stop() {
      stopping.abort(new Error("the terminal stops"));
      for (const device of devices) await device.stop();
    },
  };
}

/** What a configured HID device is found by. @param usage the top-level collection that makes it one of its family */
function criteriaOf({ vendorId, productId, serialNumber }: HidIds, usage?: number): HidCriteria {
  return {
    ...(vendorId === undefined ? {} : { vendorId }),
    ...(productId === undefined ? {} : { productId }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(usage === undefined ? {} : { usage: { usagePage: pageOf(usage), usage: usageIdOf(usage) } }),
  };
}

interface ReaderSourceOptions extends Pick<DevicesOptions, "clock" | "bench" | "log"> {
  readonly signal: AbortSignal;
}

/** The reader's line with its rate: fixed, searched for, or inside HID reports, where time on the wire is none of the rates'. */
function readerSource(
  wanted: DeviceConfiguration["idCardReader"],
  { clock, bench, signal, log }: ReaderSourceOptions,
): TransportSource<RatedTransport> {
  if (!bench && !wanted) throw missing("idCardReader");
  if (!bench && wanted && "hid" in wanted)
    return rated(samOverHidSource(hidSource(criteriaOf(wanted.hid))), 115_200);
  const sourceAt = (baudRate: number) => {
    if (bench) return bench.sourceAt("id-card-reader", baudRate);
    if (!wanted || !("port" in wanted)) throw missing("idCardReader");
    return serialSource({ path: wanted.port, baudRate });
  };
  const baudRate = wanted && "port" in wanted ? wanted.baudRate : 115_200;
  if (baudRate !== "auto") return rated(sourceAt(baudRate), baudRate);
  const onFound = (found: number) => log("the reader's rate was found", { baudRate: found });
  return searchingSource({ sourceAt, clock, first: 115_200, signal, onFound });
}

function rated(
  source: TransportSource,
  baudRate: RatedTransport["baudRate"],
): TransportSource<RatedTransport> {
  return {
    address: source.address,
    exists: () => source.exists(),
    open: async () => Object.assign(await source.open(), { baudRate }),
  };
}

/** `tcp:` a printer in the network, `/dev/usb/` the kernel's USB printer device, everything else a serial port. */
function printerSource(wanted: DeviceConfiguration["receiptPrinter"], clock: Clock): TransportSource {
  if (!wanted) throw missing("receiptPrinter");
  const network = /^tcp:(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(wanted.port);
  if (network?.[1]) {
    const host = network[1].replace(/^\[|\]$/g, "");
    return tcpSource({ host, clock, ...(network[2] ? { port: Number(network[2]) } : {}) });
  }
  if (wanted.port.startsWith("/dev/usb/")) return usbPrinterSource({ path: wanted.port, clock });
  return serialSource({ path: wanted.port, baudRate: wanted.baudRate });
}

function missing(device: "idCardReader" | "receiptPrinter"): ContractError {
  return new ContractError(
    "config.invalid",
    `without the simulator, devices.${device}.port must name a port`,
  );
}
