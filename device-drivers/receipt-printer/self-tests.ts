/** What a technician can have a receipt printer prove. */
import { DeviceError } from "../device/errors.ts";
import type { SelfTest, SelfTestFinding } from "../device/self-test.ts";
import type { TicketDocument } from "./document.ts";
import { encodeTicket } from "./encode.ts";
import { gbkFont } from "./gb18030.ts";
import type { ReceiptPrinterSession } from "./session.ts";
import { obstacleOf, type PrinterStatus } from "./status.ts";

const text = (line: string) => ({ kind: "text" as const, runs: [{ text: line }] });

/** Shows every way a character gets onto the paper: the printer's own font, drawn ones, sizes, a QR code, both edges. */
export const testPage: TicketDocument = {
  blocks: [
    {
      kind: "text",
      align: "center",
      runs: [{ text: "打印测试 Print test", bold: true, width: 2, height: 2 }],
    },
    { kind: "rule" },
    text("湖里区政务服务中心 0123456789 ABC"),
    // Names that no printer's font has: two to four bytes in GB 18030.
    { kind: "text", runs: [{ text: "䶮㛃𬭩𠮷𰻝", width: 2, height: 2 }] },
    {
      kind: "text",
      runs: [{ text: "加粗", bold: true }, { text: " " }, { text: "下划线", underline: true }],
    },
    { kind: "text", align: "right", runs: [{ text: "右边 →" }] },
    { kind: "rule" },
    { kind: "qr", align: "center", data: "XIAOHU PRINT TEST", moduleSize: 6, level: "M" },
    { kind: "feed", lines: 1 },
    { kind: "cut", cut: "partial" },
  ],
};

const cutterPage: TicketDocument = {
  blocks: [text("切刀测试 Cutter test"), { kind: "cut", cut: "partial" }],
};

/** The words of a status, for the report. */
function findings(session: ReceiptPrinterSession, status: PrinterStatus): SelfTestFinding[] {
  const { device, paper, cover, cutter, media } = status;
  const words = { device, paper, cover, cutter, media, profile: session.profile.name };
  return Object.entries(words).map(([name, value]) => ({ name, value }));
}

async function statusWithout(session: ReceiptPrinterSession, signal: AbortSignal): Promise<PrinterStatus> {
  const status = await session.status(signal);
  const obstacle = obstacleOf(status);
  if (obstacle) throw new DeviceError(obstacle, "found by the self-test");
  return status;
}

async function printPage(
  session: ReceiptPrinterSession,
  page: TicketDocument,
  signal: AbortSignal,
): Promise<SelfTestFinding> {
  const result = await session.print(encodeTicket(page, { paper: session.paper, font: gbkFont }), signal);
  if (result !== "printed") throw new DeviceError("printer.resultUnknown", "the printer did not prove it");
  return { name: "result", value: result };
}

export const receiptPrinterSelfTests: readonly SelfTest<ReceiptPrinterSession>[] = [
  {
    name: "status",
    needsEyes: false,
    run: async (session, signal) => findings(session, await statusWithout(session, signal)),
  },
  {
    name: "printTestPage",
    needsEyes: true,
    run: async (session, signal) => {
      const result = await printPage(session, testPage, signal);
      return [result, { name: "paperWidth", value: `${session.paper} mm` }];
    },
  },
  {
    name: "cutter",
    needsEyes: false,
    run: async (session, signal) => {
      const result = await printPage(session, cutterPage, signal);
      const { cutter } = await statusWithout(session, signal);
      return [result, { name: "cutter", value: cutter }];
    },
  },
];
