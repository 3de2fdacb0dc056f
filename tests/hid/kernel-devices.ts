import { fork } from "node:child_process";
import { join } from "node:path";
import type { SimulatedHidLine } from "../../device-drivers/simulator/line.ts";
import type { UhidNews, UhidOrder } from "./uhid.ts";

export interface KernelDeviceDescription {
  readonly name: string;
  readonly serialNumber: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly reportDescriptor: Uint8Array;
}

/** A HID device that the kernel takes for a USB one; this is the device's end of it. */
export interface KernelDevice extends SimulatedHidLine {
  unplug(): Promise<void>;
}

/** Creates real kernel HID devices. */
export interface KernelDevices {
  plug(description: KernelDeviceDescription): Promise<KernelDevice>;
  /** Ends the process that holds them; what is still plugged in goes with it. */
  kill(): void;
}

type FeatureReports = Parameters<SimulatedHidLine["onFeature"]>[0];

interface Plugged {
  onData: ((report: Uint8Array) => void) | undefined;
  features: FeatureReports | undefined;
  onStarted: () => void;
  onStopped: () => void;
}

export function createKernelDevices(): KernelDevices {
  const child = fork(join(import.meta.dirname, "uhid.mjs"), {
    // A blocked thread a device.
    env: { ...process.env, UV_THREADPOOL_SIZE: "16" },
  });
  const order = (message: UhidOrder) => void child.send(message);
  const devices = new Map<number, Plugged>();
  let last = 0;
  let isKilled = false;

  child.on("exit", (code) => {
    if (!isKilled) throw new Error(`the process that holds the devices ended by itself: ${code}`);
  });
  child.on("message", (news: UhidNews) => {
    const plugged = devices.get(news.device);
    if (!plugged) return;
    const { device } = news;
    if (news.news === "started") plugged.onStarted();
    if (news.news === "stopped") {
      devices.delete(device);
      plugged.onStopped();
    }
    if (news.news === "output") plugged.onData?.(fromHex(news.report));
    if (news.news === "get") {
      const report = plugged.features?.get(news.reportNumber);
      order({ order: "answer", device, id: news.id, ...(report && { report: toHex(report) }) });
    }
    if (news.news === "set") {
      const taken = plugged.features?.set(fromHex(news.report)) ?? false;
      order({ order: "answerSet", device, id: news.id, taken });
    }
  });

  return {
    async plug({ reportDescriptor, ...description }) {
      const device = ++last;
      const plugged: Plugged = {
        onData: undefined,
        features: undefined,
        onStarted: () => undefined,
        onStopped: () => undefined,
      };
      devices.set(device, plugged);
      const started = new Promise<void>((resolve) => {
        plugged.onStarted = resolve;
      });
      order({ order: "create", device, reportDescriptor: toHex(reportDescriptor), ...description });
      await started;
      return {
        write: (report) => order({ order: "input", device, report: toHex(report) }),
        onData(listener) {
          plugged.onData = listener;
        },
        onFeature(reports) {
          plugged.features = reports;
        },
        unplug: () =>
          new Promise((resolve) => {
            plugged.onStopped = resolve;
            order({ order: "destroy", device });
          }),
      };
    },
    kill() {
      isKilled = true;
      child.kill("SIGKILL");
    },
  };
}

const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
