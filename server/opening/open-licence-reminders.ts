import { join } from "node:path";
import type { Clock } from "../../device-drivers/clock.ts";
import type { LicenceRegistry } from "../connectors/licences/licences.ts";
import type { SmsGateway } from "../connectors/sms/gateway.ts";
import type { Log } from "../door/log.ts";
import { arrangementsWith } from "../hall/calendar/working-days.ts";
import type { CatalogueSource } from "../hall/catalogue/catalogue-source.ts";
import type { HallConfig } from "../hall/hall-config.ts";
import { renewalCode } from "../hall/licence-reminders/code.ts";
import { createLicenceReminders, type LicenceReminders } from "../hall/licence-reminders/reminders.ts";
import { lastHandlingDay } from "../hall/licence-reminders/schedule.ts";
import { openLicenceReminderStore } from "../hall/licence-reminders/store.ts";
import { openOutboxStore } from "../hall/outbox/store.ts";
import { keyFile } from "../storage/key-file.ts";
import { outboxFiles } from "./outbox-files.ts";

/** In the data directory: the key under which reminders are sealed. Without it nobody is reminded any more. */
const reminderKeyFile = "reminder-key";

export interface OpenLicenceRemindersOptions {
  readonly gateway: SmsGateway | undefined;
  readonly licences: LicenceRegistry | undefined;
  readonly catalogue: CatalogueSource;
  /** Whose name stands before a text, and by whose calendar the last day is reckoned: the first site's. */
  readonly hall: Pick<HallConfig, "name" | "calendar"> | undefined;
  readonly dataDirectory: string;
  readonly outboxKey: () => Buffer;
  readonly lateAfter: number;
  readonly newKey: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Undefined: no text message can be sent, or nobody can be asked whether a licence still stands. @throws StorageError */
export function openLicenceReminders(options: OpenLicenceRemindersOptions): LicenceReminders | undefined {
  const { gateway, licences, catalogue, hall, dataDirectory, outboxKey, lateAfter, newKey, clock, log } =
    options;
  if (!gateway || !licences || !hall) return undefined;
  const key = keyFile(join(dataDirectory, reminderKeyFile));
  const arrangements = arrangementsWith(hall.calendar?.arrangements ?? []);
  return createLicenceReminders({
    store: openLicenceReminderStore(join(dataDirectory, "licence-reminders.sqlite"), key),
    outbox: openOutboxStore(join(dataDirectory, outboxFiles.licenceTexts)),
    outboxKey: outboxKey(),
    lateAfter,
    gateway,
    held: (holder, signal) => licences.held({ id: newKey(), holder, matter: "reminders" }, signal),
    words(kind, validTo) {
      const { matters, licences: kinds } = catalogue.current().catalogue;
      const licence = kinds.find(({ id }) => id === kind)?.name;
      if (!licence || !matters.some(({ renews }) => renews === kind)) return undefined;
      const code = renewalCode(kind);
      return {
        hall: hall.name,
        licence,
        validTo,
        lastDay: lastHandlingDay(arrangements, validTo),
        code: `${code.slice(0, 4)} ${code.slice(4)}`,
      };
    },
    clock,
    random: Math.random,
    log,
  });
}
