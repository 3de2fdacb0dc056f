import type { DeviceStatus } from "../../device-drivers/device/device.ts";
import { DeviceError, type DeviceErrorCode } from "../../device-drivers/device/errors.ts";
import { protocolVersion, type ServiceDefinition } from "../contract/envelope.ts";
import type { Capabilities, ErrorEvent, StandardCommon } from "../contract/xfs4iot/common.ts";
import { interfaceOf, isStandardInterface, versionsOf } from "../contract/xfs4iot/standard.ts";
import { CompletionError } from "../door/completion-error.ts";
import { maximumPendingCommands } from "../door/endpoint.ts";

/** What every XFS4IoT service says of its device in the standard's words. */

/** The `common` of `Common.Status`, complete: what no device of ours has is null. */
export function standardCommon({ state, since, inService }: DeviceStatus): StandardCommon {
  return {
    // While a technician has it, nobody else gets at it.
    device: inService ? state : "offline",
    devicePosition: null,
    powerSaveRecoveryTime: null,
    antiFraudModule: null,
    exchange: null,
    endToEndSecurity: null,
    persistentDataStore: null,
    since,
  };
}

/**
 * The completion of `Common.Capabilities`: what stands in the contract is what is told.
 *
 * @param classes `{ printer: {…} }`: the capabilities of each interface, as the standard writes them
 */
export function capabilitiesOf(
  definition: ServiceDefinition,
  { identity }: DeviceStatus,
  classes: Readonly<Record<string, unknown>>,
): Capabilities {
  const commands = Object.keys(definition.commands);
  const events = [...Object.keys(definition.events), ...Object.keys(definition.unsolicited)];
  const listed = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, { versions: [...versionsOf(name)] }]));
  const interfaces = new Set(commands.map(interfaceOf));
  const of = (names: readonly string[], wanted: (name: string) => boolean) =>
    names.filter((name) => wanted(interfaceOf(name)));
  const ours = (name: string) => !isStandardInterface(name);
  return {
    interfaces: [...interfaces].filter(isStandardInterface).map((name) => {
      const itsEvents = of(events, (other) => other === name);
      return {
        name,
        commands: listed(of(commands, (other) => other === name)),
        events: itsEvents.length > 0 ? listed(itsEvents) : null,
        maximumRequests: maximumPendingCommands,
      };
    }),
    common: {
      serviceVersion: protocolVersion,
      deviceInformation: [
        {
          modelName: identity?.model ?? null,
          serialNumber: identity?.serialNumber ?? null,
          revisionNumber: null,
          modelDescription: identity?.protocol ?? null,
          firmware: identity?.firmware
            ? [{ firmwareName: null, firmwareVersion: identity.firmware, hardwareRevision: null }]
            : null,
          software: null,
        },
      ],
      powerSaveControl: false,
      antiFraudModule: false,
      endToEndSecurity: null,
      persistentDataStore: null,
    },
    ...classes,
    ...([...interfaces].some(ours)
      ? {
          xiaohu: {
            commands: listed(of(commands, ours)),
            events: of(events, ours).length > 0 ? listed(of(events, ours)) : null,
          },
        }
      : {}),
  };
}

/** What a person has to do; everything else the device's own recovery tries again, and says when it is well. */
const actionByCode: Partial<Readonly<Record<DeviceErrorCode, ErrorEvent["action"]>>> = {
  "line.busy": "configuration",
  "reader.selfTestFailed": "maintenance",
  "reader.notAuthorised": "maintenance",
  "printer.hardware": "maintenance",
};

/** Tells `Common.ErrorEvent` once for each new trouble that takes a device out of use. */
export function createErrorWatch(tell: (event: ErrorEvent) => void): (status: DeviceStatus) => void {
  let told: string | undefined;
  return ({ state, lastError }) => {
    const isUsable = state === "online" || state === "deviceBusy";
    const trouble = isUsable ? undefined : lastError?.code;
    if (trouble !== undefined && trouble !== told)
      tell({
        eventId: "hardware",
        action: actionByCode[trouble] ?? "suspend",
        vendorDescription: lastError?.detail ?? null,
      });
    told = trouble ?? (isUsable ? undefined : told);
  };
}

/** Where the standard has a word of its own for a trouble, or a completion code closer than "hardwareError". */
type Ending = readonly [CompletionError["completionCode"], errorCode?: string];
const endings: Partial<Readonly<Record<DeviceErrorCode, Ending>>> = {
  "line.absent": ["deviceNotReady"],
  "line.busy": ["deviceNotReady"],
  "line.lost": ["deviceNotReady"],
  "device.silent": ["deviceNotReady"],
  "device.notReady": ["deviceNotReady"],
  "device.outOfService": ["deviceNotReady"],
  "reader.cardMoved": ["commandErrorCode", "invalidMedia"],
  "reader.cardRejected": ["commandErrorCode", "invalidMedia"],
  "reader.cardUnreadable": ["commandErrorCode", "invalidMedia"],
  "printer.paperOut": ["commandErrorCode", "paperOut"],
  "printer.coverOpen": ["userError"],
  "printer.offline": ["deviceNotReady"],
  "printer.paperJam": ["commandErrorCode", "paperJammed"],
  "scanner.codeDamaged": ["commandErrorCode", "barcodeInvalid"],
};

/**
 * Runs a standard command's work; what a device threw ends it with the standard's words.
 *
 * @param own the words of this command where they are others than its device's usual ones
 */
export async function inStandardWords<T>(work: Promise<T>, own: typeof endings = {}): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof DeviceError)) throw cause;
    const [completionCode, errorCode] = own[cause.code] ?? endings[cause.code] ?? ["hardwareError"];
    throw new CompletionError(completionCode, cause.message, { cause, ...(errorCode ? { errorCode } : {}) });
  }
}
