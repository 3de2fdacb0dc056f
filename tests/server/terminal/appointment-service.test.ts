import { describe, expect, it } from "vitest";
import type { Device } from "../../../device-drivers/device/device.ts";
import { DeviceError } from "../../../device-drivers/device/errors.ts";
import {
  PrintInterruptedError,
  type PrintResult,
  type ReceiptPrinterSession,
} from "../../../device-drivers/receipt-printer/session.ts";
import { slipTextsOf } from "../../../kiosk/i18n/appointment-slip.ts";
import { ContractError } from "../../../server/contract/errors.ts";
import type { AppointmentClient } from "../../../server/terminal/appointment-client.ts";
import { appointmentTerminalService } from "../../../server/terminal/appointment-service.ts";
import { goodCondition, sampleAppointment } from "../../support/citizen-paths.ts";
import { silentClient } from "../../support/silent-client.ts";
import { silentLog } from "../../support/silent-log.ts";

const { code } = sampleAppointment;
const texts = slipTextsOf(sampleAppointment, goodCondition.hall.name!, "zh-CN");

/** A terminal whose printer does as it is told, and all that its hall hears of slips. */
function terminal(print: () => Promise<PrintResult>, hallIsThere = true) {
  const told: unknown[] = [];
  const logged: unknown[] = [];
  const printer = {
    use: (work: (session: { print: typeof print }) => Promise<unknown>) => work({ print }),
  } as unknown as Device<ReceiptPrinterSession>;
  const hall = {
    async execute(name: string, payload: { code: string; state: string }) {
      if (!hallIsThere) throw new ContractError("queue.hallUnreachable", "the hall does not answer");
      told.push([name, payload.code, payload.state]);
      return { appointment: sampleAppointment };
    },
  } as unknown as AppointmentClient;
  let keys = 0;
  const service = appointmentTerminalService({
    terminalId: "HL-01",
    hall,
    printer,
    paper: 80,
    scanner: undefined,
    log: { ...silentLog(), error: (data) => void logged.push(data) },
    newKey: () => `test-key-${String(++keys).padStart(16, "0")}`,
  });
  const { commands } = service.open(silentClient);
  const printSlip = commands["XiaohuAppointment.PrintSlip"] as (payload: unknown) => Promise<unknown>;
  const heard = async (count: number) => {
    await expect.poll(() => told.length).toBe(count);
    return told.map((each) => (each as string[])[2]);
  };
  return { told, logged, heard, print: () => printSlip({ code, texts }) };
}

describe("the print state of a slip", () => {
  it("is told to the hall: requested, then what became of it", async () => {
    const { print, told, heard } = terminal(async () => "printed");
    expect(await print()).toEqual({ print: "printed", error: null });
    expect(await heard(2)).toEqual(["requested", "printed"]);
    expect(told[0]).toEqual(["Appointment.RecordSlip", code, "requested"]);
  });

  it.each([
    ["printer.paperOut", "failed"],
    ["line.lost", "unknown"],
  ] as const)("after %s is %s, and it can be printed again", async (fault, state) => {
    let faults = 1;
    const { print, heard } = terminal(async () => {
      if (faults-- > 0) throw new DeviceError(fault, "in the test");
      return "printed";
    });
    expect(await print()).toMatchObject({ print: state });
    expect(await print()).toMatchObject({ print: "printed" });
    expect(await heard(4)).toEqual(["requested", state, "requested", "printed"]);
  });

  it("of one that the printer finishes by itself is told when it has", async () => {
    let finish: (result: PrintResult) => void = () => undefined;
    const finished = new Promise<PrintResult>((resolve) => {
      finish = resolve;
    });
    const { print, heard } = terminal(async () => {
      throw new PrintInterruptedError("printer.paperOut", "half a slip", finished);
    });
    expect(await print()).toMatchObject({ print: "unknown" });
    expect(await heard(2)).toEqual(["requested", "unknown"]);
    finish("printed");
    expect(await heard(3)).toEqual(["requested", "unknown", "printed"]);
  });

  it("keeps nobody from the paper when the hall is away, and the code out of the log", async () => {
    const { print, logged } = terminal(async () => "printed", false);
    expect(await print()).toEqual({ print: "printed", error: null });
    await expect.poll(() => logged.length).toBe(2);
    expect(JSON.stringify(logged)).not.toContain(code);
    expect(logged[0]).toEqual({ state: "requested", cause: "queue.hallUnreachable" });
  });
});
