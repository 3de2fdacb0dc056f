import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../../device-drivers/clock.ts";
import { createStandardBench } from "../../device-drivers/simulator/standard-bench.ts";
import type { ListPorts } from "../../device-drivers/transport/ports.ts";
import type { Config } from "../config/config.ts";
import { ContractError } from "../contract/errors.ts";
import type { Door } from "../door/door.ts";
import { createAnnouncer } from "../terminal/announcements/announcer.ts";
import { listenToHall } from "../terminal/announcements/board-listener.ts";
import { displayOutput } from "../terminal/announcements/display-output.ts";
import { voiceOutput } from "../terminal/announcements/voice-output.ts";
import { windowLineOutput } from "../terminal/announcements/window-line-output.ts";
import { httpAppointmentClient } from "../terminal/appointment-client.ts";
import { appointmentTerminalService } from "../terminal/appointment-service.ts";
import { httpAssistanceClient } from "../terminal/assistance-client.ts";
import { assistanceTerminalService } from "../terminal/assistance-service.ts";
import { auxiliariesService } from "../terminal/auxiliaries-service.ts";
import { barcodeReaderService } from "../terminal/barcode-reader-service.ts";
import { cameraServices } from "../terminal/camera-service.ts";
import { type CatalogueKeeper, createCatalogueKeeper } from "../terminal/catalogue/keeper.ts";
import { readBlankForm, serveMedia } from "../terminal/catalogue/media.ts";
import { catalogueService } from "../terminal/catalogue/service.ts";
import { createDevices } from "../terminal/devices.ts";
import { askHall, experienceService } from "../terminal/experience/experience-service.ts";
import { type HallClient, httpHallClient } from "../terminal/hall-client.ts";
import { openHelp } from "../terminal/help/open-help.ts";
import { idCardReaderService } from "../terminal/id-card-reader-service.ts";
import { identityTerminalService } from "../terminal/identity-service.ts";
import { journeysService } from "../terminal/journeys-service.ts";
import { keepLight } from "../terminal/light-keeper.ts";
import { lightsService } from "../terminal/lights-service.ts";
import { httpMattersClient } from "../terminal/matters-client.ts";
import { mattersTerminalService } from "../terminal/matters-service.ts";
import { openOfflineStore } from "../terminal/offline/offline-store.ts";
import { createResilientHall } from "../terminal/offline/resilient-hall.ts";
import { createPadKeys } from "../terminal/pad-keys.ts";
import { httpPainClient } from "../terminal/pain-client.ts";
import { painTerminalService } from "../terminal/pain-service.ts";
import { publisherService } from "../terminal/publisher-service.ts";
import { queueDisplaysService } from "../terminal/queue-displays-service.ts";
import { queueTerminalService } from "../terminal/queue-service.ts";
import { httpRatingClient } from "../terminal/rating-client.ts";
import { ratingTerminalService } from "../terminal/rating-service.ts";
import { receiptPrinterService } from "../terminal/receipt-printer-service.ts";
import { serveSimulator } from "../terminal/simulator-api.ts";
import { demoPassword, demoTechnician } from "../terminal/technician/demo-technician.ts";
import { createKeypadKeys } from "../terminal/technician/keypad-keys.ts";
import { printLines } from "../terminal/technician/print-lines.ts";
import type { ServiceRecord } from "../terminal/technician/service-record.ts";
import {
  createTechnicianService,
  type TechnicianService,
} from "../terminal/technician/technician-service.ts";
import { Technicians } from "../terminal/technician/technicians.ts";
import { createVendorMode } from "../terminal/technician/vendor-mode-service.ts";
import { textTerminalService } from "../terminal/text-terminal-service.ts";
import { createTicketPrinter } from "../terminal/ticket-printer.ts";
import { voiceService } from "../terminal/voice-service.ts";
import type { WayToHall } from "../terminal/way-to-hall.ts";
import type { HashPerson } from "./person-hash.ts";

export interface TerminalSideOptions {
  readonly config: Config;
  readonly door: Door;
  readonly dataDirectory: string;
  readonly record: ServiceRecord;
  readonly simulator: boolean;
  /** Simulated lines are in memory even where pseudo-terminals can be had. */
  readonly linesInMemory: boolean;
  readonly clock: Clock;
  /** Where devices are looked for that are to be discovered. Default: this machine's ports. */
  readonly listPorts?: ListPorts;
  /** The business day of a time. */
  readonly dayOf: (at: number) => string;
  readonly hashPerson: HashPerson;
  /** A fresh idempotency key. */
  readonly newKey: () => string;
  readonly log: FastifyBaseLogger;
}

/** Everything of one terminal behind a door: its devices, their services, the simulator, and the way to the hall. */
export interface TerminalSide {
  /** When the door listens. @param own the address of the door @param hall the way to the hall */
  open(own: string, hall: WayToHall): void;
  /** Before the door closes. */
  stopServing(): Promise<void>;
  /** When nobody asks any more. */
  close(): Promise<void>;
}

/** Before the door listens. @throws ContractError config.* · StorageError */
export async function openTerminalSide(options: TerminalSideOptions): Promise<TerminalSide> {
  const { config, door, dataDirectory, record, clock, dayOf, hashPerson, newKey, log } = options;
  const note = (message: string, data: Readonly<Record<string, unknown>>) => log.info(data, message);
  const paper = config.devices?.receiptPrinter?.paper ?? 80;
  const simulator = options.simulator
    ? createStandardBench({
        directory: join(dataDirectory, `ports-${process.pid}`),
        clock,
        paper,
        forceMemory: options.linesInMemory,
      })
    : undefined;
  if (simulator) {
    serveSimulator(door, simulator);
    await simulator.bench.start();
  }
  let onWire: TechnicianService["onWire"] = () => undefined;
  const keypadKeys = createKeypadKeys(config.devices?.keypad?.keys, record.settings);
  let hallClient: HallClient | undefined;
  const padKeys = createPadKeys(() => {
    if (!hallClient) throw new ContractError("queue.hallUnreachable", "the server does not listen yet");
    return hallClient;
  }, note);
  const devices = createDevices({
    configured: config.devices,
    bench: simulator?.bench,
    paper,
    terminalId: config.terminal.id,
    clock,
    log: note,
    onWire: (device, message) => onWire(device, message),
    onWindowLine: (session) => padKeys.follow(session),
    ...(options.listPorts ? { listPorts: options.listPorts } : {}),
    keypadSession: keypadKeys.createSession,
  });
  // Configured technicians only, where devices are real.
  const demo = simulator && config.technicians.length === 0;
  const vendorMode = createVendorMode({ devices: devices.maintained, clock, log: note });
  const technicians = createTechnicianService({
    vendorMode,
    terminalId: config.terminal.id,
    devices: devices.maintained,
    registry: devices.registry,
    technicians: new Technicians(demo ? [demoTechnician] : config.technicians, clock),
    demoPassword: demo ? demoPassword : null,
    record,
    keypad: devices.keypad && { device: devices.keypad, keys: keypadKeys },
    sensors: devices.sensors && { device: devices.sensors.device.name, watch: devices.sensors.watch },
    screenDiagonal: config.screen.diagonalInches,
    printLines: (lines, signal) => printLines(devices.printer, paper, lines, signal),
    clock,
    log: note,
  });
  onWire = technicians.onWire;
  const lineKind = simulator?.bench.lineKind ?? null;
  keepLight(devices, note);

  let keeper: CatalogueKeeper | undefined;
  // Paths are known before the door listens; what lies under them comes when the way to the hall is known.
  serveMedia(door, () => {
    if (!keeper) throw new ContractError("matter.noCatalogue", "the server does not listen yet");
    return keeper;
  });

  let opened: { stop(): Promise<void>; close(): void } | undefined;

  const open = (own: string, hall: WayToHall) => {
    const client = httpHallClient(hall);
    hallClient = client;
    // Behind the listener: the libraries of the ports are read meanwhile, and nobody waits for his page by them.
    devices.start();
    const offlineStore = openOfflineStore(join(dataDirectory, "terminal.sqlite"));
    const resilientHall = createResilientHall({
      hall: client,
      store: offlineStore,
      terminalId: config.terminal.id,
      clock,
      dayOf,
      newKey,
      log: note,
    });
    door.addService(publisherService(door.services, own.replace(/^http/, "ws")));
    door.addService(idCardReaderService(devices.reader, clock, lineKind, hashPerson));
    door.addService(identityTerminalService(devices.scanner, clock, hashPerson));
    door.addService(receiptPrinterService(devices.printer, devices.printerWatch, paper, lineKind));
    if (devices.scanner) door.addService(barcodeReaderService(devices.scanner));
    if (devices.light) door.addService(lightsService(devices.light));
    if (devices.windowDisplay) door.addService(textTerminalService(devices.windowDisplay));
    if (devices.voice) door.addService(voiceService(devices.voice, config.devices?.voice?.volume));
    if (devices.windowLine) door.addService(queueDisplaysService(devices.windowLine));
    for (const service of cameraServices({ vendorMode, clock, log: note })) door.addService(service);
    if (devices.sensors) door.addService(auxiliariesService(devices.sensors));
    door.addService(technicians.service);
    door.addService(vendorMode.service);
    const printTicket = createTicketPrinter({
      hall: resilientHall,
      printer: devices.printer,
      paper,
      log,
      newKey,
    });
    door.addService(
      queueTerminalService({ terminalId: config.terminal.id, hall: resilientHall, printTicket }),
    );
    const help = openHelp({
      terminalId: config.terminal.id,
      hall,
      clock,
      devices,
      vendorMode,
      printTicket,
      log: note,
    });
    for (const service of help.services) door.addService(service);

    const experience = experienceService({
      terminalId: config.terminal.id,
      ask: askHall(hall),
      clock,
      log: note,
    });
    door.addService(experience.service);
    door.addService(journeysService({ terminalId: config.terminal.id, hall: client, log }));
    door.addService(
      appointmentTerminalService({
        terminalId: config.terminal.id,
        hall: httpAppointmentClient(hall),
        printer: devices.printer,
        paper,
        scanner: devices.scanner,
        log,
        newKey,
      }),
    );

    const catalogue = createCatalogueKeeper({
      hall,
      directory: join(dataDirectory, "catalogue"),
      clock,
      log: note,
    });
    door.addService(
      mattersTerminalService({
        terminalId: config.terminal.id,
        hall: httpMattersClient(hall),
        printer: devices.printer,
        paper,
        scanner: devices.scanner,
        documentPrinter: devices.documentPrinter,
        blankForm: (file) => readBlankForm(catalogue, file),
        log,
      }),
    );

    door.addService(assistanceTerminalService(config.terminal.id, httpAssistanceClient(hall)));
    door.addService(ratingTerminalService(config.terminal.id, httpRatingClient(hall)));
    door.addService(painTerminalService(config.terminal.id, httpPainClient(hall)));

    door.addService(catalogueService(catalogue, { printer: devices.printer, paper, log }, clock));
    keeper = catalogue;

    const announcer = createAnnouncer(
      [
        ...(devices.voice ? [voiceOutput(devices.voice, config.devices?.voice?.volume)] : []),
        ...(devices.windowDisplay ? [displayOutput(devices.windowDisplay, note)] : []),
        ...(devices.windowLine ? [windowLineOutput(devices.windowLine, note)] : []),
      ],
      note,
    );
    const listener = listenToHall({
      hall,
      clock,
      onCall: (call) => announcer.announce(call),
      log: note,
    });

    opened = {
      async stop() {
        listener.close();
        help.close();
        experience.close();
        await announcer.stop();
        resilientHall.close();
        catalogue.close();
      },
      close: () => offlineStore.close(),
    };
  };

  return {
    open,
    stopServing: async () => opened?.stop(),
    async close() {
      await devices.stop();
      await simulator?.player.stop();
      await simulator?.bench.stop();
      opened?.close();
    },
  };
}
