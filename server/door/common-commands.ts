import * as z from "zod/mini";
import type { ServiceDefinition } from "../contract/envelope.ts";
import { ContractError } from "../contract/errors.ts";
import { requestId } from "../contract/xfs4iot/command-message.ts";
import {
  interfaceOf,
  isStandardCommand,
  isStandardInterface,
  speaksMajor,
  versionsOf,
} from "../contract/xfs4iot/standard.ts";
import { CompletionError } from "./completion-error.ts";

/** A list longer than this names commands that cannot all be pending. */
const maximumCancelled = 100;

const cancelPayload = z.strictObject({
  requestIds: z.optional(z.nullable(z.array(requestId).check(z.maxLength(maximumCancelled)))),
});

/**
 * The commands of this connection that `Common.Cancel` names; without a list, all of them.
 *
 * @throws CompletionError invalidData, or commandErrorCode noMatchingRequestIDs
 */
export function cancelled(payload: unknown, pending: ReadonlyMap<number, unknown>): readonly number[] {
  const parsed = cancelPayload.safeParse(payload ?? {});
  if (!parsed.success)
    throw new CompletionError(
      "invalidData",
      `requestIds, and nothing else: a list of at most ${maximumCancelled} whole numbers from 1`,
    );
  const wanted = parsed.data.requestIds;
  if (!wanted) return [...pending.keys()];
  const found = wanted.filter((id) => pending.has(id));
  if (found.length === 0)
    throw new CompletionError("commandErrorCode", "none of these is queued or running on this connection", {
      errorCode: "noMatchingRequestIDs",
    });
  return found;
}

const majors = z.optional(
  z.nullable(z.record(z.string().check(z.maxLength(100)), z.number().check(z.int(), z.minimum(1)))),
);
const setVersionsPayload = z.strictObject({ commands: majors, events: majors });

/**
 * `Common.SetVersions`: whether the service speaks every major version that the client wants. Nothing is kept: a
 * command says its version itself, and every event has one.
 *
 * @throws CompletionError invalidData for a list of no shape or none, unsupportedData for what is not spoken here
 */
export function checkVersions(definition: ServiceDefinition, payload: unknown): void {
  const parsed = setVersionsPayload.safeParse(payload ?? {});
  const { commands, events } = parsed.data ?? {};
  const wanted = [...Object.entries(commands ?? {}), ...Object.entries(events ?? {})];
  if (!parsed.success || wanted.length === 0)
    throw new CompletionError("invalidData", "commands and events: message name → major version");
  const has = (name: string) =>
    (commands && Object.hasOwn(commands, name) && Object.hasOwn(definition.commands, name)) ||
    (events &&
      Object.hasOwn(events, name) &&
      (Object.hasOwn(definition.events, name) || Object.hasOwn(definition.unsolicited, name)));
  for (const [name, major] of wanted)
    if (!has(name) || !speaksMajor(name, major))
      throw new CompletionError(
        "unsupportedData",
        `${name.slice(0, 100)}: version ${major} is not spoken here`,
      );
}

/** What a command that the service does not have completes with. */
export function notHere(name: string): CompletionError | ContractError {
  if (isStandardCommand(name))
    return new CompletionError("unsupportedCommand", `${name} is not supported by this device`);
  return new ContractError("message.unknownCommand", `no command ${name} here`);
}

/** What a command in a version that the service does not speak completes with. */
export function versionNotHere(name: string, version: string): CompletionError {
  return new CompletionError(
    "unsupportedCommand",
    `${name} ${version} is not supported: ${versionsOf(name).join(", ")}`,
  );
}

/**
 * Whether a failed command's payload may carry our own error code: in the standard's commands only the standard's
 * words may stand there, and strangers' clients parse them strictly.
 */
export function carriesOurCode(name: string): boolean {
  return !isStandardInterface(interfaceOf(name));
}
