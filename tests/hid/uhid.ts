/**
 * The kernel's end of simulated HID devices, in a process of its own: a read of /dev/uhid blocks a thread until there is
 * something, and only the end of the process ends it. Speaks to its parent by messages, `UhidOrder` in, `UhidNews` out.
 *
 * Layouts: include/uapi/linux/uhid.h, packed, in the machine's byte order.
 */
import { closeSync, openSync, read, writeSync } from "node:fs";

export type UhidOrder =
  | {
      readonly order: "create";
      readonly device: number;
      readonly name: string;
      readonly serialNumber: string;
      readonly vendorId: number;
      readonly productId: number;
      /** Hex, as everything here that is bytes. */
      readonly reportDescriptor: string;
    }
  | { readonly order: "destroy"; readonly device: number }
  | { readonly order: "input"; readonly device: number; readonly report: string }
  /** `report` is missing when the device stalls. */
  | { readonly order: "answer"; readonly device: number; readonly id: number; readonly report?: string }
  | { readonly order: "answerSet"; readonly device: number; readonly id: number; readonly taken: boolean };

export type UhidNews =
  | { readonly news: "started" | "stopped"; readonly device: number }
  | { readonly news: "output"; readonly device: number; readonly report: string }
  | { readonly news: "get"; readonly device: number; readonly id: number; readonly reportNumber: number }
  | { readonly news: "set"; readonly device: number; readonly id: number; readonly report: string };

const eventSize = 4380;
const types = {
  destroy: 1,
  start: 2,
  stop: 3,
  output: 6,
  getReport: 9,
  getReportReply: 10,
  create2: 11,
  input2: 12,
  setReport: 13,
  setReportReply: 14,
};
/** Largest report or descriptor, bytes. */
const dataMax = 4096;
const busUsb = 3;
const EIO = 5;

const descriptors = new Map<number, number>();

process.on("message", (order: UhidOrder) => {
  if (order.order === "create") {
    create(order);
    return;
  }
  const fd = descriptors.get(order.device);
  if (fd === undefined) return;
  if (order.order === "destroy") {
    // What the device still had to say is not heard any more.
    descriptors.delete(order.device);
    writeSync(fd, event(types.destroy));
  }
  if (order.order === "input") {
    const report = Buffer.from(order.report, "hex");
    const input = event(types.input2);
    input.writeUInt16LE(report.length, 4);
    report.copy(input, 6);
    writeSync(fd, input);
  }
  if (order.order === "answer") {
    const report = Buffer.from(order.report ?? "", "hex");
    const reply = event(types.getReportReply);
    reply.writeUInt32LE(order.id, 4);
    reply.writeUInt16LE(order.report === undefined ? EIO : 0, 8);
    reply.writeUInt16LE(report.length, 10);
    report.copy(reply, 12);
    writeSync(fd, reply);
  }
  if (order.order === "answerSet") {
    const reply = event(types.setReportReply);
    reply.writeUInt32LE(order.id, 4);
    reply.writeUInt16LE(order.taken ? 0 : EIO, 8);
    writeSync(fd, reply);
  }
});

function create(order: UhidOrder & { order: "create" }): void {
  const fd = openSync("/dev/uhid", "r+");
  descriptors.set(order.device, fd);
  const descriptor = Buffer.from(order.reportDescriptor, "hex");
  const creation = event(types.create2);
  creation.write(order.name, 4);
  creation.write(order.serialNumber, 4 + 128 + 64);
  let at = 4 + 128 + 64 + 64;
  at = creation.writeUInt16LE(descriptor.length, at);
  at = creation.writeUInt16LE(busUsb, at);
  at = creation.writeUInt32LE(order.vendorId, at);
  at = creation.writeUInt32LE(order.productId, at);
  // Version and country stay 0.
  descriptor.copy(creation, at + 8);
  writeSync(fd, creation);
  listen(order.device, fd);
}

function listen(device: number, fd: number): void {
  const bytes = Buffer.alloc(eventSize);
  read(fd, bytes, 0, eventSize, null, (cause) => {
    if (cause) throw cause;
    const type = bytes.readUInt32LE(0);
    if (type === types.start) tell({ news: "started", device });
    if (type === types.output) {
      const size = bytes.readUInt16LE(4 + dataMax);
      tell({ news: "output", device, report: bytes.toString("hex", 4, 4 + size) });
    }
    if (type === types.getReport)
      tell({ news: "get", device, id: bytes.readUInt32LE(4), reportNumber: bytes.readUInt8(8) });
    if (type === types.setReport) {
      const size = bytes.readUInt16LE(10);
      tell({ news: "set", device, id: bytes.readUInt32LE(4), report: bytes.toString("hex", 12, 12 + size) });
    }
    if (type !== types.stop) {
      listen(device, fd);
      return;
    }
    // Nothing comes any more: one more read would never end.
    closeSync(fd);
    tell({ news: "stopped", device });
  });
}

function event(type: number): Buffer {
  const bytes = Buffer.alloc(eventSize);
  bytes.writeUInt32LE(type, 0);
  return bytes;
}

function tell(news: UhidNews): void {
  process.send?.(news);
}
