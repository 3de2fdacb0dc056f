import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "../device-drivers/clock.ts";
import { createStandardBench } from "../device-drivers/simulator/standard-bench.ts";
import type { ListPorts } from "../device-drivers/transport/ports.ts";
import type { Config } from "./config.ts";
import { readText } from "./config-file.ts";
import { hallBoard } from "./contract/board.ts";
import { ContractError } from "./contract/errors.ts";
import { hallManager, statisticsPath } from "./contract/manager.ts";
import { sitePath } from "./contract/sites.ts";
import { speechPath } from "./contract/speech.ts";
import { technician } from "./contract/technician.ts";
import { hallWindow } from "./contract/window.ts";
import { createDoor, type Door } from "./door/door.ts";
import { officeLeadsTo } from "./door/origin.ts";
import { servePages } from "./door/pages.ts";
import { clientTokenFile, secretOf } from "./door/secret-file.ts";
import { Tokens } from "./door/tokens.ts";
import { serveWebAppointments } from "./hall/appointments/web.ts";
import { boardService } from "./hall/board-service.ts";
import { businessDay } from "./hall/business-day.ts";
import { serveHallCommands, serveJourneys, servePadKeys, serveStatistics } from "./hall/http.ts";
import { managerService } from "./hall/manager-service.ts";
import { configuredDistrict } from "./hall/sites/district-file.ts";
import { openDistrict } from "./hall/sites/open-district.ts";
import { hallSpeech } from "./hall/speech/hall-speech.ts";
import { serveSpeech } from "./hall/speech/http.ts";
import { windowService } from "./hall/window-service.ts";
import { openFollow } from "./open-follow.ts";
import { createPersonHash } from "./person-hash.ts";
import { createAnnouncer } from "./terminal/announcements/announcer.ts";
import { listenToHall } from "./terminal/announcements/board-listener.ts";
import { displayOutput } from "./terminal/announcements/display-output.ts";
import { voiceOutput } from "./terminal/announcements/voice-output.ts";
import { windowLineOutput } from "./terminal/announcements/window-line-output.ts";
import { httpAppointmentClient } from "./terminal/appointment-client.ts";
import { appointmentTerminalService } from "./terminal/appointment-service.ts";
import { auxiliariesService } from "./terminal/auxiliaries-service.ts";
import { barcodeReaderService } from "./terminal/barcode-reader-service.ts";
import { cameraServices } from "./terminal/camera-service.ts";
import { createDevices } from "./terminal/devices.ts";
import { type HallClient, httpHallClient } from "./terminal/hall-client.ts";
import { idCardReaderService } from "./terminal/id-card-reader-service.ts";
import { journeysService } from "./terminal/journeys-service.ts";
import { keepLight } from "./terminal/light-keeper.ts";
import { lightsService } from "./terminal/lights-service.ts";
import { openOfflineStore } from "./terminal/offline/offline-store.ts";
import { createResilientHall } from "./terminal/offline/resilient-hall.ts";
import { createPadKeys } from "./terminal/pad-keys.ts";
import { publisherService } from "./terminal/publisher-service.ts";
import { queueDisplaysService } from "./terminal/queue-displays-service.ts";
import { queueTerminalService } from "./terminal/queue-service.ts";
import { receiptPrinterService } from "./terminal/receipt-printer-service.ts";
import { serveSimulator } from "./terminal/simulator-api.ts";
import { demoPassword, demoTechnician } from "./terminal/technician/demo-technician.ts";
import { createKeypadKeys } from "./terminal/technician/keypad-keys.ts";
import { printLines } from "./terminal/technician/print-lines.ts";
import { openServiceRecord } from "./terminal/technician/service-record.ts";
import { createTechnicianService, type TechnicianService } from "./terminal/technician/technician-service.ts";
import { Technicians } from "./terminal/technician/technicians.ts";
import { createVendorMode } from "./terminal/technician/vendor-mode-service.ts";
import { textTerminalService } from "./terminal/text-terminal-service.ts";
import { voiceService } from "./terminal/voice-service.ts";

/** In the data directory: the key under which the hall knows people again. Whoever changes it makes everybody a stranger. */
const personKeyFile = "person-key";

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
  /** Where outside XFS4IoT clients look for services: the first free one opens. None: only `port`. */
  readonly clientPorts?: readonly number[];
  /** Where devices are looked for that are to be discovered. Default: this machine's ports. */
  readonly listPorts?: ListPorts;
  /** A fresh idempotency key. */
  readonly newKey: () => string;
  readonly log: FastifyBaseLogger;
}

export interface Running {
  /** `http://127.0.0.1:8620` */
  readonly url: string;
  stop(): Promise<void>;
}

/** Connections from the office at one time: a technician's browser opens six. */
const officeConnections = 64;

/** Opens the service page to the network, where the configuration says so. @throws ContractError config.* */
async function openOffice(
  door: Door,
  { office, technicians }: Config,
  log: (message: string, data: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  if (!office) return;
  if (technicians.length === 0)
    throw new ContractError("config.invalid", "office: name the technicians who may sign in");
  const port = await door.listenOverTls({
    what: "office",
    ...office,
    certificate: readText(office.certificate),
    key: readText(office.key),
    leadsTo: officeLeadsTo(technician.path),
    maximumConnections: officeConnections,
  });
  log("the service page is open to the network", { address: office.address, port });
}

/**
 * Hall, terminal and, unless it is left out, the simulator, behind one listener.
 *
 * @throws ContractError config.*
 */
export async function startStandalone(options: StandaloneOptions): Promise<Running> {
  const { config, dataDirectory, clock, log, newKey } = options;
  const districtConfig = configuredDistrict(config);
  const tokens = new Tokens({ client: secretOf(join(dataDirectory, clientTokenFile)) });
  const door = createDoor({
    tokens,
    clock,
    log,
    admitLocalClients: config.xfs4iot?.admitLocalClients ?? false,
  });
  const note = (message: string, data: Readonly<Record<string, unknown>>) => log.info(data, message);
  const record = openServiceRecord(join(dataDirectory, "terminal.sqlite"), note);
  await servePages(door.app, options.pagesDirectory, tokens, {
    simulator: options.simulator,
    id: config.terminal.id,
    diagonalInches: () => record.settings.read("screenDiagonal")?.value ?? config.screen.diagonalInches,
  });

  const follow = openFollow({
    config,
    dataDirectory,
    pagesDirectory: options.pagesDirectory,
    door,
    clock,
    log,
  });
  const district = openDistrict({
    district: districtConfig,
    directory: dataDirectory,
    clock,
    followed: { site: config.terminal.site ?? null, addressOf: follow.addressOf },
    appointments: { randomBytes, newKey, log: note },
    statistics: {
      retention: config.retention,
      report: (what, cause) => log.error({ what, cause: String(cause) }, "statistics failed"),
    },
  });
  await follow.serve(district.hall(config.terminal.site ?? null), options.simulator);
  serveHallCommands(door, district.hall, district.appointments);
  const hashPerson = createPersonHash(secretOf(join(dataDirectory, personKeyFile)));
  serveWebAppointments(door, district.appointments(config.terminal.site ?? null), clock, hashPerson);
  servePadKeys(door, district.hall);
  serveJourneys(door, district.hall);
  const speech = hallSpeech(config.speech ?? {}, { clock, log });
  for (const [index, { config: site, hall }] of district.sites.entries()) {
    const path = (service: string) => sitePath(service, index === 0 ? null : site.id);
    const { windows } = site.hall;
    door.addService(windowService(hall, path(hallWindow.path)));
    door.addService(managerService(hall, clock, path(hallManager.path)));
    serveStatistics(door, hall, path(statisticsPath));
    door.addService(
      boardService(
        hall,
        windows.map(({ id }) => id),
        path(hallBoard.path),
      ),
    );
    serveSpeech(door, windows, speech, path(speechPath));
  }

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
    technicians: new Technicians(demo ? [await demoTechnician()] : config.technicians, clock),
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
  devices.start();

  const port = await door.listen(options.port);
  const url = `http://127.0.0.1:${port}`;
  hallClient = httpHallClient(url, tokens.of("terminal"), config.terminal.site ?? null);
  const offlineStore = openOfflineStore(join(dataDirectory, "terminal.sqlite"));
  const resilientHall = createResilientHall({
    hall: hallClient,
    store: offlineStore,
    terminalId: config.terminal.id,
    clock,
    dayOf: businessDay,
    newKey,
    log: note,
  });
  const clientPort = await door.listenForClients(options.clientPorts ?? []);
  log.info({ port: clientPort ?? null }, "XFS4IoT port");
  await openOffice(door, config, note);
  await follow.open(url);
  door.addService(publisherService(door.services, `ws://127.0.0.1:${port}`));
  door.addService(idCardReaderService(devices.reader, clock, lineKind, hashPerson));
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
  door.addService(
    queueTerminalService({
      terminalId: config.terminal.id,
      hall: resilientHall,
      printer: devices.printer,
      paper,
      log,
      newKey,
    }),
  );

  door.addService(journeysService({ terminalId: config.terminal.id, hall: hallClient, log }));
  door.addService(
    appointmentTerminalService({
      terminalId: config.terminal.id,
      hall: httpAppointmentClient(url, tokens.of("terminal"), config.terminal.site ?? null),
      printer: devices.printer,
      paper,
      scanner: devices.scanner,
    }),
  );

  const announcer = createAnnouncer(
    [
      ...(devices.voice ? [voiceOutput(devices.voice, config.devices?.voice?.volume)] : []),
      ...(devices.windowDisplay ? [displayOutput(devices.windowDisplay)] : []),
      ...(devices.windowLine ? [windowLineOutput(devices.windowLine)] : []),
    ],
    note,
  );
  const listener = listenToHall({
    hallUrl: url,
    site: config.terminal.site ?? null,
    token: tokens.of("board"),
    clock,
    onCall: (call) => announcer.announce(call),
    log: note,
  });

  return {
    url,
    async stop() {
      listener.close();
      await announcer.stop();
      resilientHall.close();
      await follow.close();
      await door.close();
      await devices.stop();
      await simulator?.player.stop();
      await simulator?.bench.stop();
      record.close();
      offlineStore.close();
      district.close();
    },
  };
}
