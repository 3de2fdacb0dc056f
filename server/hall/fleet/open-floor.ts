import type { Clock } from "../../../device-drivers/clock.ts";
import type { CommandPayload } from "../../contract/envelope.ts";
import type { TerminalStanding, terminalLine } from "../../contract/fleet/line.ts";
import { circleHeard } from "../../contract/help/call.ts";
import { openDatabase } from "../../storage/database.ts";
import { floorMigrations } from "../../storage/migrations.ts";
import { type Accompaniments, createAccompaniments } from "../accompany/accompaniments.ts";
import { accompanyAudit } from "../accompany/audited.ts";
import { openHandOverStore } from "../accompany/hand-overs.ts";
import { numbersOf } from "../accompany/numbers.ts";
import { defaultAccompanyRules } from "../accompany/rules.ts";
import type { Audit } from "../audit/audit.ts";
import { type Attendance, createAttendance } from "../guide/attendance.ts";
import type { Hall } from "../hall.ts";
import type { HallConfig } from "../hall-config.ts";
import { type HelpCalls, openHelpCalls } from "../help/calls.ts";
import { defaultHelpRules, type HelpRules } from "../help/rules.ts";
import { openHelpStore } from "../help/store.ts";
import type { Notices } from "../notices/notices.ts";
import { type Fleet, openFleet } from "./fleet.ts";
import { type FloorConfig, noFloor } from "./floor.ts";
import { openFleetStore } from "./store.ts";

export type PrintOutcome = CommandPayload<typeof terminalLine, "XiaohuTerminal.Printed">;

/** The floor of one hall: its terminals, who calls there for help, and the guides who answer. */
export interface Floor {
  readonly config: FloorConfig;
  readonly rules: HelpRules;
  readonly fleet: Fleet;
  readonly calls: HelpCalls;
  readonly guides: Attendance;
  readonly accompaniments: Accompaniments;
  /** How things stand for one terminal. */
  standingOf(terminalId: string): TerminalStanding;
  /** A terminal says what became of a ticket that it was to print. */
  printed(terminalId: string, outcome: PrintOutcome): void;
  onPrinted(listener: (outcome: PrintOutcome) => void): () => void;
  close(): void;
}

export interface FloorOptions {
  readonly hall: Pick<HallConfig, "floor" | "help" | "accompany">;
  /** Where who is handed over to a window gets a number. */
  readonly queue: Pick<Hall, "execute">;
  readonly databasePath: string;
  readonly clock: Clock;
  /** Of the hall, in whichever process; none: it has none. */
  readonly notices?: Pick<Notices, "at" | "onChange">;
  readonly audit: Pick<Audit, "write">;
  /** As the audit log has it. */
  readonly site: string;
  /** Days for which it is known what calls came to. */
  readonly keepDays: number;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** @throws StorageError */
export function openFloor(options: FloorOptions): Floor {
  const { hall, queue, databasePath, clock, keepDays, notices, log } = options;
  const database = openDatabase(databasePath, { migrations: floorMigrations });
  const config = hall.floor ?? noFloor;
  const rules = { ...defaultHelpRules, ...hall.help };
  const fleet = openFleet({ store: openFleetStore(database), floor: config, clock, log });
  const guides = createAttendance();
  const zoneOf = (terminalId: string) => config.terminals.find(({ id }) => id === terminalId)?.zone ?? null;
  const calls = openHelpCalls({
    store: openHelpStore(database),
    rules,
    clock,
    keepDays,
    circle: (terminalId, stage) => circleHeard(stage, zoneOf(terminalId), guides.places()),
    log,
  });
  const accompaniments = createAccompaniments({
    calls,
    fleet,
    rules: { ...defaultAccompanyRules, ...hall.accompany },
    clock,
    ...numbersOf(queue),
    handOvers: openHandOverStore(database),
    audit: accompanyAudit(options.audit, options.site, log),
    log,
  });
  const stopNotices = notices?.onChange(() => fleet.refresh());
  const printListeners = new Set<(outcome: PrintOutcome) => void>();
  calls.onChange((terminalId) => fleet.refresh(terminalId));
  guides.onChange(() => {
    fleet.refresh();
    calls.circlesChanged();
  });
  accompaniments.onChange((terminalId) => fleet.refresh(terminalId));
  return {
    config,
    rules,
    fleet,
    calls,
    guides,
    accompaniments,
    standingOf: (terminalId) => ({
      call: calls.of(terminalId),
      guides: guides.count(),
      notices: notices?.at({ id: terminalId, zone: zoneOf(terminalId) }) ?? [],
      closed: fleet.one(terminalId).closed,
      accompaniment: accompaniments.at(terminalId),
    }),
    printed(terminalId, outcome) {
      log("a ticket was printed for a guide", { terminal: terminalId, print: outcome.print });
      for (const listener of [...printListeners]) listener(outcome);
    },
    onPrinted(listener) {
      printListeners.add(listener);
      return () => printListeners.delete(listener);
    },
    close() {
      accompaniments.close();
      calls.close();
      fleet.close();
      stopNotices?.();
      database.close();
    },
  };
}
