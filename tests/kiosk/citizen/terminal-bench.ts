import { createActor } from "xstate";
import { createAccompanyEffects } from "../../../kiosk/citizen/accompany-effects.ts";
import { citizenSnapshotOf } from "../../../kiosk/citizen/app.tsx";
import { createAppointmentEffects } from "../../../kiosk/citizen/appointment-effects.ts";
import { createAssistanceEffects } from "../../../kiosk/citizen/assistance-effects.ts";
import { createCatalogueEffects } from "../../../kiosk/citizen/catalogue-effects.ts";
import { createTerminalEffects } from "../../../kiosk/citizen/effects.ts";
import { createFollowEffects } from "../../../kiosk/citizen/follow-effects.ts";
import { createHelpEffects } from "../../../kiosk/citizen/help-effects.ts";
import { createSessionMachine } from "../../../kiosk/citizen/machines/session.machine.ts";
import {
  createTerminalMachine,
  type TerminalEvent,
} from "../../../kiosk/citizen/machines/terminal.machine.ts";
import { createMatterEffects } from "../../../kiosk/citizen/matter-effects.ts";
import { createPainEffects } from "../../../kiosk/citizen/pain-effects.ts";
import { createPapersEffects } from "../../../kiosk/citizen/papers-effects.ts";
import { createRatingEffects } from "../../../kiosk/citizen/rating-effects.ts";
import { createScanEffects } from "../../../kiosk/citizen/scan-effects.ts";
import { createSessionEffects } from "../../../kiosk/citizen/session-effects.ts";
import { overlayOf, screenOf } from "../../../kiosk/citizen/snapshot.ts";
import type { ConnectionState, ServiceConnection } from "../../../kiosk/connection/service-connection.ts";
import type { appointmentTerminal } from "../../../server/contract/appointments.ts";
import type { assistanceTerminal } from "../../../server/contract/assistance/service.ts";
import type { catalogueTerminal } from "../../../server/contract/catalogue/service.ts";
import type { ServiceDefinition } from "../../../server/contract/envelope.ts";
import { ContractError, type ErrorCode } from "../../../server/contract/errors.ts";
import type { helpTerminal } from "../../../server/contract/help/terminal.ts";
import type { identityTerminal } from "../../../server/contract/identity-terminal.ts";
import type { matterTerminal } from "../../../server/contract/matters.ts";
import type { painTerminal } from "../../../server/contract/pain-points/service.ts";
import type { ratingTerminal } from "../../../server/contract/ratings/service.ts";
import type { idCardReader, queueTerminal, receiptPrinter } from "../../../server/contract/terminal.ts";
import { goodCondition, sampleClasses, sampleServices, sampleTicket } from "../../support/citizen-paths.ts";
import { PlayedCamera } from "../../support/played-camera.ts";
import { PlayedSharing } from "../../support/played-sharing.ts";
import { SimulatedClock, settle } from "../../support/simulated-clock.ts";

interface Request {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly timeout: number | undefined;
  readonly signal: AbortSignal | undefined;
  resolve(payload: unknown): void;
  reject(code: ErrorCode): void;
  event(name: string, payload: unknown): void;
}

/** One service of the bridge, played by the test. */
class PlayedService<S extends ServiceDefinition> {
  readonly requests: Request[] = [];
  #state: ConnectionState = "open";
  readonly #stateListeners = new Set<(state: ConnectionState) => void>();
  readonly #listeners = new Set<(payload: never) => void>();

  readonly connection = {
    state: "open" as ConnectionState,
    onState: (listener: (state: ConnectionState) => void) => {
      this.#stateListeners.add(listener);
      return () => this.#stateListeners.delete(listener);
    },
    on: (_name: string, listener: (payload: never) => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
    request: (name: string, payload: Request["payload"], options: Record<string, unknown> = {}) =>
      new Promise((resolve, reject) => {
        this.requests.push({
          name,
          payload,
          timeout: options.timeout as number | undefined,
          signal: options.signal as AbortSignal | undefined,
          resolve,
          reject: (code) => reject(new ContractError(code, "played")),
          event: options.onEvent as Request["event"],
        });
      }),
    close: () => undefined,
  } as unknown as ServiceConnection<S> & { state: ConnectionState };

  /** The newest request of that name that is waiting. */
  pending(name: string): Request {
    const found = this.requests.findLast((request) => request.name === name);
    if (!found) throw new Error(`nobody asked for ${name}`);
    return found;
  }

  tell(payload: unknown): void {
    for (const listener of this.#listeners) listener(payload as never);
  }

  setState(state: ConnectionState): void {
    this.#state = state;
    this.connection.state = this.#state;
    for (const listener of this.#stateListeners) listener(state);
  }
}

/** The citizen's terminal, whole, on a simulated clock, before three services that the test plays. */
export class TerminalOnBench {
  readonly clock = new SimulatedClock();
  readonly reader = new PlayedService<typeof idCardReader>();
  readonly printer = new PlayedService<typeof receiptPrinter>();
  readonly queue = new PlayedService<typeof queueTerminal>();
  readonly identity = new PlayedService<typeof identityTerminal>();
  readonly appointments = new PlayedService<typeof appointmentTerminal>();
  readonly catalogue = new PlayedService<typeof catalogueTerminal>();
  readonly matters = new PlayedService<typeof matterTerminal>();
  readonly assistance = new PlayedService<typeof assistanceTerminal>();
  readonly help = new PlayedService<typeof helpTerminal>();
  readonly ratings = new PlayedService<typeof ratingTerminal>();
  readonly pains = new PlayedService<typeof painTerminal>();
  readonly camera = new PlayedCamera();
  readonly sharing = new PlayedSharing();
  readonly reported: unknown[] = [];
  #keys = 0;
  readonly actor;

  constructor() {
    const connections = {
      reader: this.reader.connection,
      printer: this.printer.connection,
      queue: this.queue.connection,
    };
    const sources = {
      now: this.clock.now,
      newKey: () => `key-0000-0000-0000-${++this.#keys}`,
      report: (error: unknown) => void this.reported.push(error),
    };
    const effects = createSessionEffects({ ...connections, identity: this.identity.connection }, sources);
    const scan = createScanEffects(this.matters.connection, this.camera.sources, effects);
    const handling = createMatterEffects(this.matters.connection, effects);
    const session = createSessionMachine(
      effects,
      createAppointmentEffects(this.appointments.connection, effects),
      createCatalogueEffects(this.catalogue.connection, this.assistance.connection),
      { ...handling, ...scan },
      {
        ...createFollowEffects(
          this.matters.connection,
          this.catalogue.connection,
          this.assistance.connection,
          this.pains.connection,
          effects,
        ),
        ...scan,
      },
      createAssistanceEffects(this.assistance.connection, handling),
      createPapersEffects(this.matters.connection, handling),
      createHelpEffects(this.help.connection, effects),
      createRatingEffects(this.ratings.connection, effects),
      createAccompanyEffects(this.help.connection, this.sharing.sources(this.clock), effects),
      createPainEffects(this.pains.connection, handling),
    );
    const terminal = createTerminalMachine(createTerminalEffects(connections, sources), () => session);
    this.actor = createActor(terminal, { clock: this.clock });
  }

  get screen() {
    return screenOf(citizenSnapshotOf(this.actor));
  }
  get overlay() {
    return overlayOf(citizenSnapshotOf(this.actor));
  }
  get session() {
    const { session } = citizenSnapshotOf(this.actor);
    if (!session) throw new Error("nobody is in session");
    return session.context;
  }
  get terminal() {
    return this.actor.getSnapshot();
  }

  send(...events: (TerminalEvent | TerminalEvent["type"])[]): void {
    for (const event of events)
      this.actor.send((typeof event === "string" ? { type: event } : event) as TerminalEvent);
  }

  /** Powers it up with everything well. */
  async rest(): Promise<void> {
    this.actor.start();
    this.reader.pending("Common.Status").resolve(goodCondition.reader);
    this.printer.pending("Common.Status").resolve(goodCondition.printer);
    await this.answerHall();
  }

  async answerHall(): Promise<void> {
    this.queue.pending("XiaohuQueue.ListServices").resolve({
      hallName: goodCondition.hall.name,
      services: sampleServices,
      classes: sampleClasses,
      offline: false,
    });
    await settle();
  }

  /** To the screen that asks whether to use a card. */
  async choose(): Promise<void> {
    await this.rest();
    this.send("start", "chooseMatter", { type: "choose", serviceId: "social-insurance" });
  }

  /** To the moment when the number has been asked for. */
  async askForNumber(): Promise<void> {
    await this.choose();
    this.send("withoutCard");
  }

  /** To the moment when the ticket has been handed to the printer. */
  async print(): Promise<void> {
    await this.askForNumber();
    this.queue.pending("XiaohuQueue.TakeNumber").resolve({ ticket: sampleTicket });
    await this.clock.advance(2_000);
  }
}
