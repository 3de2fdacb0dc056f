import type { Clock } from "../../../device-drivers/clock.ts";
import { moveDay } from "../../contract/calendar.ts";
import type { Catalogue } from "../../contract/catalogue/catalogue.ts";
import type { CommandPayload } from "../../contract/envelope.ts";
import { ContractError } from "../../contract/errors.ts";
import type {
  ExperienceList,
  ExperienceSummary,
  experienceDesk,
  OpenedExperience,
} from "../../contract/experience/desk.ts";
import { placeKey } from "../../contract/experience/read.ts";
import type { ExperienceRecord } from "../../contract/experience/record.ts";
import { type BegunExperience, experienceCodeLength } from "../../contract/experience/terminal.ts";
import { hallDay } from "../../contract/hall-time.ts";
import { endOfHallDay } from "../../contract/notices/notice.ts";
import { AddressLimit } from "../../door/address-limit.ts";
import { everywhere, guideOf, partName } from "../analysis/named.ts";
import type { PainPoints } from "../pain-points/pain-points.ts";
import type { DayOfMatterStep, StayCount } from "../statistics/matter-step-store.ts";
import { citizensAt } from "./compared.ts";
import { withKnownIds } from "./known-ids.ts";
import { painOf } from "./pain-of.ts";
import type { ExperienceStore, KeptRecord, KeptTask } from "./store.ts";

/** Sessions of experience officers (体验员) of one hall: tasks with a code of the day, and what was recorded, as steps. */
export interface Experience {
  isOpen(): boolean;
  /** Whether a task is this hall's, of today or not: a session may be longer than its day. */
  isTask(id: string): boolean;
  begin(terminalId: string, code: string): BegunExperience;
  /** The same again is the same. One of no task that is known is let go of. */
  keep(terminalId: string, record: ExperienceRecord): void;
  list(): ExperienceList;
  matters(): { id: string; name: ReturnType<typeof everywhere> }[];
  /** @throws ContractError desk.unknown for a matter that is none */
  create(task: { readonly id: string; readonly matter: string | null; readonly by: string }): void;
  end(id: string): void;
  /** @throws ContractError desk.unknown */
  open(id: string): OpenedExperience;
  /**
   * Makes a 堵点 of a step, as one that anybody reports.
   * @throws ContractError desk.unknown · message.invalidPayload · as `PainPoints.desk`
   */
  report(
    wish: CommandPayload<typeof experienceDesk, "XiaohuExperienceDesk.Report">,
  ): Promise<OpenedExperience>;
  remove(id: string): void;
  close(): void;
}

export interface ExperienceOptions {
  readonly store: ExperienceStore;
  readonly catalogue: { current(): { readonly catalogue: Pick<Catalogue, "matters" | "packages"> } };
  /** What citizens' sessions came to; both days belong to it. */
  readonly citizens: (from: string, to: string) => readonly DayOfMatterStep[];
  /** How long they stood; both days belong to it. */
  readonly stays: (from: string, to: string) => readonly StayCount[];
  /** Of the same hall. */
  readonly painPoints: Pick<PainPoints, "categories" | "desk">;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly keepDays: number;
  readonly log: (message: string, data: Readonly<Record<string, unknown>>) => void;
}

/** For how long a record is kept where nobody says otherwise: a quarter, in which what was found is put right and tried again. */
export const defaultExperienceDays = 90;
/** Days of citizens that a record is held against. */
const comparedDays = 30;
/** Wrong codes at one terminal: five at once, and then one in two minutes. A code opens nothing but a record of one's own steps. */
const wrongCodes = { burst: 5, perSecond: 1 / 120 };
const day = 86_400_000;
const sweepEvery = 3_600_000;

/** @throws StorageError */
export function openExperience(options: ExperienceOptions): Experience {
  const { store, catalogue, citizens, stays, painPoints, clock, randomBytes, keepDays, log } = options;
  const tries = new AddressLimit(clock, wrongCodes);
  let timer: unknown;
  const sweep = () => {
    try {
      store.forget(clock.now() - keepDays * day);
    } catch (cause) {
      log("old experience records could not be forgotten", { cause: String(cause) });
    }
    timer = clock.setTimeout(sweep, sweepEvery);
  };
  sweep();

  const isLive = ({ until }: KeptTask) => until > clock.now();
  const isTask = (id: string) => store.tasks().some((task) => task.id === id);
  const content = () => catalogue.current().catalogue;
  const nameOf = (id: string) => guideOf(content(), id)?.plainName ?? everywhere(id);
  const newCode = (taken: readonly string[]): string => {
    for (;;) {
      const number = randomBytes(4).reduce((sum, byte) => sum * 256 + byte, 0);
      const code = String(number % 10 ** experienceCodeLength).padStart(experienceCodeLength, "0");
      if (!taken.includes(code)) return code;
    }
  };
  const summaryOf = ({ terminalId, at, record }: KeptRecord): ExperienceSummary => ({
    id: record.id,
    taskId: record.taskId,
    terminalId,
    at,
    end: record.end,
    milliseconds: record.length,
    steps: record.steps.length,
    matters: [...new Set(record.steps.flatMap(({ place }) => place?.matter ?? []))].map(nameOf),
  });
  const found = (id: string): KeptRecord => {
    const kept = store.record(id);
    if (!kept) throw new ContractError("desk.unknown", "no such record");
    return kept;
  };
  const openedOf = (kept: KeptRecord): OpenedExperience => {
    const to = hallDay(clock.now());
    const from = moveDay(to, -comparedDays, "day");
    const all = citizensAt(citizens(from, to), stays(from, to));
    const names: OpenedExperience["names"] = {};
    const means: OpenedExperience["citizens"] = {};
    const medians: OpenedExperience["medians"] = {};
    for (const step of kept.record.steps) {
      const { place } = step;
      if (!place) continue;
      const key = placeKey(step);
      names[key] = {
        matter: nameOf(place.matter),
        part:
          place.stage === null || place.part === ""
            ? null
            : partName(content(), place.matter, place.stage, place.part),
      };
      const [mean, median] = [all.citizens[key], all.medians[key]];
      if (mean !== undefined) means[key] = mean;
      if (median) medians[key] = median;
    }
    return {
      summary: summaryOf(kept),
      record: kept.record,
      names,
      citizens: means,
      medians,
      categories: [...painPoints.categories],
      reported: kept.reported,
    };
  };

  return {
    isOpen: () => store.tasks().some(isLive),
    isTask,
    begin(terminalId, code) {
      const task = store.tasks().find((each) => isLive(each) && each.code === code);
      if (!task) return { outcome: tries.take(terminalId) ? "unknown" : "tooMany", task: null };
      return {
        outcome: "begun",
        task: {
          id: task.id,
          matter: task.matter === null ? null : nameOf(task.matter),
          categories: [...painPoints.categories],
        },
      };
    },
    keep(terminalId, record) {
      if (!isTask(record.taskId)) {
        log("a record of no task is let go of", { terminal: terminalId });
        return;
      }
      const steps = record.steps.map((step) => withKnownIds(content(), step));
      const remarks = record.remarks.filter(({ category }) =>
        painPoints.categories.some(({ id }) => id === category),
      );
      const known = { ...record, steps, remarks };
      store.keepRecord({ terminalId, at: clock.now(), record: known, reported: [] });
    },
    list: () => ({
      tasks: store.tasks().map(({ id, code, matter, by, at, until }) => ({
        id,
        code: until > clock.now() ? code : null,
        matter: matter === null ? null : { id: matter, name: nameOf(matter) },
        by,
        at,
        until,
      })),
      records: store.records().map(summaryOf),
    }),
    matters: () =>
      [...content().packages, ...content().matters].map(({ id, plainName }) => ({ id, name: plainName })),
    create({ id, matter, by }) {
      if (matter !== null && !guideOf(content(), matter))
        throw new ContractError("desk.unknown", "no such matter");
      const tasks = store.tasks();
      if (tasks.some((each) => each.id === id)) return;
      const live = tasks.filter(isLive).map(({ code }) => code);
      const at = clock.now();
      store.keepTask({ id, code: newCode(live), matter, by, at, until: endOfHallDay(at) });
    },
    end(id) {
      const task = store.tasks().find((each) => each.id === id);
      if (task && isLive(task)) store.keepTask({ ...task, until: clock.now() });
    },
    open: (id) => openedOf(found(id)),
    async report({ id, step, ...said }) {
      const kept = found(id);
      const { number } = await painPoints.desk("XiaohuPainDesk.Report", painOf(kept, step, said));
      // Asked for twice at the same time it is the same number.
      const others = found(id).reported.filter((each) => each.step !== step);
      const reported = { ...kept, reported: [...others, { step, number }] };
      store.keepReported(reported);
      return openedOf(reported);
    },
    remove: (id) => store.removeRecord(found(id).record.id),
    close: () => clock.clearTimeout(timer),
  };
}
