import { describe, expect, it } from "vitest";
import {
  type ErrorCode,
  errorCodes,
  errorNumbers,
  numberOf,
} from "../../../server/contract/error-numbers.ts";
import { isErrorCode } from "../../../server/contract/errors.ts";

describe("the numbers of errors", () => {
  it("are as they were given: a guide has them in the ear and a hall on paper", () => {
    expect(errorNumbers).toMatchObject({
      "reader.absent": "读卡-01",
      "reader.noCard": "读卡-09",
      "printer.paperOut": "打印-03",
      "printer.notReady": "打印-10",
      "queue.serviceClosed": "取号-02",
      "queue.entryExpired": "取号-11",
      "appointment.notFound": "预约-01",
      "appointment.noScanner": "预约-14",
      "technician.unknown": "维护-04",
      "window.nobodyHandles": "窗口-16",
      "message.connectionLost": "消息-11",
      "config.portInUse": "配置-03",
      "simulator.invalidArguments": "模拟-03",
    });
  });
  it("are each another", () => {
    expect(new Set(Object.values(errorNumbers)).size).toBe(errorCodes.length);
  });

  it("are all written as a page knows a code, and one that it does not know stands for itself", () => {
    expect(errorCodes.filter((code) => !isErrorCode(code))).toEqual([]);
    for (const no of [
      "",
      "printer",
      "printer.",
      "__proto__",
      "Printer.paperOut",
      "printer.paper out",
      3,
      null,
    ])
      expect(isErrorCode(no)).toBe(false);
    expect(numberOf("printer.paperOut")).toBe("打印-03");
    expect(numberOf("printer.onFire" as ErrorCode)).toBe("printer.onFire");
  });
});
