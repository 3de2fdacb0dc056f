import * as z from "zod/mini";
import { ContractError } from "../contract/errors.ts";
import { readText } from "./config-file.ts";

/** Where a secret is: never in the configuration itself. */
export const secretPlace = z.union([
  z.strictObject({ file: z.string() }),
  z.strictObject({ environment: z.string() }),
]);

/** @param section of the configuration, for the error @throws ContractError config.unreadable | config.invalid */
export function configSecret(place: z.infer<typeof secretPlace>, section: string): string {
  const text = "file" in place ? readText(place.file) : (process.env[place.environment] ?? "");
  if (text.trim() !== "") return text.trim();
  throw new ContractError(
    "config.invalid",
    `${section}: ${"file" in place ? place.file : `the environment's ${place.environment}`} holds no secret`,
  );
}
