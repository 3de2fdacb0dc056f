import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { encodeTicket } from "../../../device-drivers/receipt-printer/encode.ts";
import { linesOf, type PrintedTicket, qrCodesOf } from "../../../device-drivers/receipt-printer/paper.ts";
import { hex, interpret, printed, queueTicket, unhex } from "./printer-support.ts";

const only = (bytes: Uint8Array, model = {}): PrintedTicket => {
  const { tickets } = interpret(bytes, 80, model);
  expect(tickets).toHaveLength(1);
  return tickets[0] as PrintedTicket;
};

describe("strict printer", () => {
  it("swallows what follows a wrong length", () => {
    // fn 180 says one byte more than there is: the head of the next command becomes data.
    const ticket = only(unhex("1B40 1D286B0800315030 41303031 1D286B0300315130 0A"));
    expect(qrCodesOf(ticket)).toEqual([]);
    expect(linesOf(ticket)).toEqual(["(k1Q0"]);
    expect(ticket.errors).not.toEqual([]);
  });

  it("waits for ever inside an image that is announced too large", () => {
    const { tickets, inStep } = interpret(unhex("1D763000 0100 1800 FF 41420A"));
    expect(tickets).toEqual([]);
    expect(inStep).toBe(false);
  });

  it("notes an unknown command and prints its parameters as text", () => {
    const ticket = only(unhex("1B 7A 41 42 0A"));
    expect(linesOf(ticket)).toEqual(["AB"]);
    expect(ticket.errors).toEqual(["byte 2: unknown command 1b 7a"]);
  });

  it.each([
    ["alignment", "41 1B6101 42 0A 43 0A"],
    ["cut", "41 1D5600 0A"],
    ["QR code", "1D286B0400315030 41 42 1D286B0300315130 0A"],
    ["image", "41 1D763000 0100 0100 FF 0A"],
  ])("ignores %s in the middle of a line", (what, bytes) => {
    const ticket = only(unhex(bytes));
    expect(ticket.errors).toHaveLength(1);
    expect(ticket.errors[0]).toContain(`${what} ignored: not at the start of a line`);
    expect(ticket.cut).toBeUndefined();
    expect(ticket.items.every((item) => item.kind === "text")).toBe(true);
  });

  it("refuses an image of more rows than it can hold, and prints its data as garbage", () => {
    const ticket = only(Buffer.concat([unhex("1D763000 0100 0201"), Buffer.alloc(258, 0x41), unhex("0A")]));
    expect(ticket.errors[0]).toContain("refused");
    expect(linesOf(ticket).join("")).toBe("A".repeat(258));
  });

  it("does not know characters outside its font, nor outside Chinese mode", () => {
    expect(only(unhex("FE9F 0A")).errors[0]).toContain("no character fe 9f");
    expect(only(unhex("1C2E BAFE 0A")).errors).toHaveLength(2);
    expect(only(unhex("1C26 BAFE 0A"), { chineseAtStart: false }).errors).toEqual([]);
  });

  it("forgets all modes at ESC @", () => {
    const ticket = only(unhex("1D2133 1B4501 1B6102 1C2D01 1B40 BAFE 0A"));
    expect(ticket.items).toEqual([
      {
        kind: "text",
        align: "left",
        runs: [{ text: "湖", width: 1, height: 1, bold: false, underline: false }],
      },
    ]);
  });

  it("scales both kinds of characters by GS !, and only its own by ESC ! and FS !", () => {
    const sizes = (bytes: string) => {
      const [item] = only(unhex(`${bytes} 41 BAFE 0A`)).items;
      return item?.kind === "text"
        ? item.runs.map(({ text, width, height }) => `${text}${width}${height}`)
        : [];
    };
    expect(sizes("1D2112")).toEqual(["A湖23"]);
    expect(sizes("1B2130")).toEqual(["A22", "湖11"]);
    expect(sizes("1C210C")).toEqual(["A11", "湖22"]);
  });

  it("wraps what is wider than the paper", () => {
    expect(linesOf(only(unhex(`${"41".repeat(50)} 0A`)))).toEqual(["A".repeat(48), "AA"]);
  });

  it("answers what it is asked", () => {
    const { replies } = interpret(unhex("1D4943 1D7201 1D28480600303041423132"));
    expect(replies.map(hex)).toEqual([hex(Buffer.from("_SIMULATED-80\0")), "00", "37224142313200"]);
    expect(interpret(unhex("1D28480600303041423132"), 80, { processId: false }).replies).toEqual([]);
  });

  it("has every kind of thing on a ticket as data", () => {
    const ticket = printed(queueTicket);
    expect(linesOf(ticket)).toEqual([
      "湖里区政务服务中心",
      "───",
      "您的号码",
      "A001",
      "测试样本，居住证办理",
      "前面还有 12 人，预计等候约 25 分钟",
    ]);
    expect(qrCodesOf(ticket)).toEqual(["A001"]);
    expect(ticket.cut).toBe("partial");
    expect(ticket.errors).toEqual([]);
  });

  it("has it as a picture of the paper's width, black where it prints", () => {
    for (const [paper, width] of [
      [58, 464],
      [80, 640],
    ] as const) {
      const ticket = printed(queueTicket, paper);
      const picture = PNG.sync.read(ticket.picture());
      expect(picture.width).toBe(width);
      expect(picture.height).toBe(ticket.height + 80);
      let black = 0;
      for (let at = 0; at < picture.data.length; at += 4) if (picture.data[at] === 0) black++;
      expect(black).toBeGreaterThan(5000);
      expect(black).toBeLessThan(picture.width * picture.height * 0.3);
    }
  });

  it("draws a QR code that is the code of its data", () => {
    const ticket = printed({ blocks: [{ kind: "qr", data: "A001", moduleSize: 4, level: "M" }] });
    const picture = PNG.sync.read(ticket.picture());
    const isBlack = (x: number, y: number) => picture.data[(y * picture.width + x) * 4] === 0;
    // Version 1 has 21 modules; the finder's ring, gap and eye.
    expect(ticket.height).toBe(21 * 4);
    const row = Array.from({ length: 7 }, (_, module) => isBlack(32 + module * 4 + 1, 80 + 3 * 4 + 1));
    expect(row).toEqual([true, false, true, true, true, false, true]);
  });

  it("keeps tickets apart", () => {
    const twice = Buffer.concat([encodeTicket(queueTicket), encodeTicket(queueTicket)]);
    const { tickets } = interpret(twice);
    expect(tickets.map((ticket) => linesOf(ticket).length)).toEqual([6, 6]);
  });
});
