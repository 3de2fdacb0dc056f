import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import { staffFile } from "../hall/staff/staff.ts";
import type { Finding } from "./doctor.ts";

/** Whether anybody can open the service page of real devices. */
export function technicianFinding({ technicians }: Config): Finding {
  const check = "technicians";
  if (technicians.length === 0)
    return {
      check,
      verdict: "doubtful",
      found: "nobody: with --no-simulator nobody can open /technician",
      advice: "run npm run password, and write its answer under technicians",
    };
  return { check, verdict: "good", found: technicians.map(({ name }) => name).join(", "), advice: "" };
}

/** Whether staff of this hall sign in, and whether anybody can. */
export function staffFinding({ staff, terminal }: Config, dataDirectory: string): Finding {
  const check = "staff";
  if (terminal.hall) return { check, verdict: "good", found: "on another machine", advice: "" };
  if (!staff)
    return {
      check,
      verdict: "doubtful",
      found:
        "demo accounts: whoever opens /window, /guide or /manager on this machine is staff, without a password",
      advice:
        "write staff: {} into the configuration, and make the first manager: npm run account -- ID NAME manager",
    };
  if (!existsSync(join(dataDirectory, staffFile)))
    return {
      check,
      verdict: "bad",
      found: "no account: nobody can sign in",
      advice: "make the first manager: npm run account -- ID NAME manager",
    };
  return { check, verdict: "good", found: "staff sign in with accounts", advice: "" };
}
