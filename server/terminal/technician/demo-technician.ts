import { hashPassword } from "../../door/password-hash.ts";
import type { Technician } from "./technicians.ts";

/** Shown on the demo's sign-in: it protects simulated devices. */
export const demoPassword = "xiaohu";

/** The demo's technician, who plainly is nobody. */
export async function demoTechnician(): Promise<Technician> {
  return { id: "demo", name: "小许（演示）", password: await hashPassword(demoPassword) };
}
