/** Runs inside the virtual machine. */
import { createChecks } from "./checks.ts";
import { createKernelDevices } from "./kernel-devices.ts";
import { checkLights } from "./light-checks.ts";
import { checkTransport } from "./transport-checks.ts";

const checks = createChecks((line) => process.stdout.write(`${line}\n`));
const devices = createKernelDevices();
await checkTransport(checks, devices);
await checkLights(checks, devices);
devices.kill();
process.stdout.write(`${checks.passed} passed, ${checks.failed} failed\n`);
process.exit(checks.failed === 0 ? 0 : 1);
