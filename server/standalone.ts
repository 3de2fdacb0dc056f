import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../device-drivers/clock.ts";
import { createDevice, type Device } from "../device-drivers/device/device.ts";
import type { SelfTest } from "../device-drivers/device/self-test.ts";
import type { DeviceSession, SessionFactory } from "../device-drivers/device/session.ts";
import { tapSource } from "../device-drivers/device/tapped-source.ts";
import type { WireTracer } from "../device-drivers/device/wire-trace.ts";
import { idCardReaderSelfTests } from "../device-drivers/id-card-reader/self-tests.ts";
import { createIdCardReaderSession } from "../device-drivers/id-card-reader/session.ts";
import { createIdCardReaderTracer } from "../device-drivers/id-card-reader/trace.ts";
import { receiptPrinterSelfTests } from "../device-drivers/receipt-printer/self-tests.ts";
import { createReceiptPrinterSession } from "../device-drivers/receipt-printer/session.ts";
import { createReceiptPrinterTracer } from "../device-drivers/receipt-printer/trace.ts";
import { createStandardBench } from "../device-drivers/simulator/standard-bench.ts";
import { serialSource } from "../device-drivers/transport/serial.ts";
import type { TransportSource } from "../device-drivers/transport/transport.ts";
import type { Config } from "./config.ts";
import { ContractError } from "./contract/errors.ts";
import { createDoor } from "./door/door.ts";
import { servePages } from "./door/pages.ts";
import { Tokens } from "./door/tokens.ts";
import { boardService } from "./hall/board-service.ts";
import { demoHall } from "./hall/demo-hall.ts";
import { openHall } from "./hall/hall.ts";
import { serveHallCommands } from "./hall/http.ts";
import { windowService } from "./hall/window-service.ts";
import { httpHallClient } from "./terminal/hall-client.ts";
import { idCardReaderService } from "./terminal/id-card-reader-service.ts";
import { createPrinterWatch } from "./terminal/printer-watch.ts";
import { queueTerminalService } from "./terminal/queue-service.ts";
import { receiptPrinterService } from "./terminal/receipt-printer-service.ts";
import { serveSimulator } from "./terminal/simulator-api.ts";
import { demoPassword, demoTechnician } from "./terminal/technician/demo-technician.ts";
import { type MaintainedDevice, maintain } from "./terminal/technician/maintained-device.ts";
import { printLines } from "./terminal/technician/print-lines.ts";
import { openServiceRecord } from "./terminal/technician/service-record.ts";
import { createTechnicianService, type TechnicianService } from "./terminal/technician/technician-service.ts";
import { Technicians } from "./terminal/technician/technicians.ts";

export interface StandaloneOptions {
  readonly config: Config;
  /** 0: any free one. */
  readonly port: number;
  readonly dataDirectory: string;
  /** The built pages. */
  readonly pagesDirectory: string;
  readonly simulator: boolean;
  /** Simulated lines are in memory even where pseudo-terminals can be had. */
  readonly linesInMemory?: boolean;
  readonly clock: Clock;
  /** A fresh idempotency key. */
  readonly newKey: () => string;
  readonly log: FastifyBaseLogger;
}

export interface Running {
  /** `http://127.0.0.1:8620` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Hall, terminal and, unless it is left out, the simulator, behind one listener. */
export async function startStandalone(options: StandaloneOptions): Promise<Running> {
  const { config, dataDirectory, clock, log, newKey } = options;
  const tokens = new Tokens();
  const door = createDoor({ tokens, clock, log });
  await servePages(door.app, options.pagesDirectory, tokens, {
    simulator: options.simulator,
    id: config.terminal.id,
    diagonalInches: config.screen.diagonalInches,
  });

  const hall = openHall({ databasePath: join(dataDirectory, "hall.sqlite"), clock, hall: demoHall });
  serveHallCommands(door, hall);
  door.addService(windowService(hall));
  door.addService(boardService(hall));

  const paper = config.devices?.receiptPrinter?.paper ?? 80;
  const simulator = options.simulator
    ? createStandardBench({
        directory: join(dataDirectory, `ports-${process.pid}`),
        clock,
        paper,
        forceMemory: options.linesInMemory ?? false,
      })
    : undefined;
  if (simulator) {
    serveSimulator(door, simulator);
    await simulator.bench.start();
  }
  const lineKind = simulator?.bench.lineKind ?? null;
  const sourceOf = (device: "idCardReader" | "receiptPrinter", simulated: string): TransportSource => {
    if (simulator) return simulator.bench.source(simulated);
    const port = config.devices?.[device];
    if (!port)
      throw new ContractError(
        "config.invalid",
        `without the simulator, devices.${device}.port must name a port`,
      );
    return serialSource({ path: port.port, baudRate: port.baudRate });
  };
  const maintained: MaintainedDevice[] = [];
  let onWire: TechnicianService["onWire"] = () => undefined;
  /** Starts a device, and puts it into the technician's hands. */
  const startDevice = <Session extends DeviceSession>(
    name: string,
    source: TransportSource,
    session: SessionFactory<Session>,
    upkeep: { readonly tracer: () => WireTracer; readonly selfTests: readonly SelfTest<Session>[] },
  ): Device<Session> => {
    const device = createDevice({
      name,
      source: tapSource(source, { clock, tracer: upkeep.tracer, tell: (message) => onWire(name, message) }),
      session,
      clock,
      log: (message, data) => log.info(data, message),
    });
    maintained.push(
      maintain({
        device,
        family: name,
        address: () => source.address,
        selfTests: upkeep.selfTests,
        simulated: lineKind,
      }),
    );
    device.start();
    return device;
  };

  const reader = startDevice(
    "id-card-reader",
    sourceOf("idCardReader", "id-card-reader"),
    (transport) =>
      createIdCardReaderSession(transport, clock, {
        baudRate: config.devices?.idCardReader?.baudRate ?? 115_200,
      }),
    { tracer: createIdCardReaderTracer, selfTests: idCardReaderSelfTests },
  );
  const watch = createPrinterWatch();
  // Outlives the sessions: half a ticket in the printer must not be joined to the next citizen's.
  const left = { halfTicket: false };
  const printer = startDevice(
    "receipt-printer",
    sourceOf("receiptPrinter", "receipt-printer"),
    (transport) => {
      const session = createReceiptPrinterSession(transport, clock, {
        left,
        paper,
        baudRate: config.devices?.receiptPrinter?.baudRate ?? 115_200,
      });
      watch.follow(session);
      return session;
    },
    { tracer: () => createReceiptPrinterTracer(), selfTests: receiptPrinterSelfTests },
  );
  const record = openServiceRecord(join(dataDirectory, "terminal.sqlite"));
  // Configured technicians only, where devices are real.
  const demo = simulator && config.technicians.length === 0;
  const technicians = createTechnicianService({
    terminalId: config.terminal.id,
    devices: maintained,
    technicians: new Technicians(demo ? [await demoTechnician()] : config.technicians, clock),
    demoPassword: demo ? demoPassword : null,
    record,
    printLines: (lines, signal) => printLines(printer, paper, lines, signal),
    clock,
    log: (message, data) => log.info(data, message),
  });
  onWire = technicians.onWire;

  const port = await door.listen(options.port);
  const url = `http://127.0.0.1:${port}`;
  door.addService(idCardReaderService(reader, clock, lineKind));
  door.addService(receiptPrinterService(printer, watch, lineKind));
  door.addService(technicians.service);
  door.addService(
    queueTerminalService({
      terminalId: config.terminal.id,
      hall: httpHallClient(url, tokens.of("terminal")),
      printer,
      paper,
      log,
      newKey,
    }),
  );

  return {
    url,
    async stop() {
      await door.close();
      await reader.stop();
      await printer.stop();
      await simulator?.bench.stop();
      record.close();
      hall.close();
    },
  };
}
