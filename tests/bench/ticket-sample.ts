import type { TicketDocument } from "../../device-drivers/receipt-printer/document.ts";

const line = (align: "left" | "center", text: string, size: 1 | 2 | 4 = 1) =>
  ({ kind: "text", align, runs: [{ text, width: size, height: size }] }) as const;

/** Lines of an ordinary queue ticket, for every contestant alike. */
export const sampleLines = {
  hall: "湖里区政务服务中心（演示）",
  yourNumber: "您的号码",
  number: "A001",
  service: "社会保险",
  details: [
    "前面还有 12 人",
    "请到 一楼东区 1、2号窗口",
    "取号 2026-11-23 09:05",
    "过号请到窗口说明。当日有效。",
  ],
} as const;

/** The same ticket as our document. */
export const sampleTicket: TicketDocument = {
  blocks: [
    line("center", sampleLines.hall),
    line("center", sampleLines.yourNumber),
    line("center", sampleLines.number, 4),
    line("center", sampleLines.service, 2),
    ...sampleLines.details.map((text) => line("left", text)),
    { kind: "cut", cut: "partial" },
  ],
};

/** Names with characters that no printer's font holds. */
export const rareNames = ["测试䶮", "样本㛃", "测试𬭩", "样本𠮷", "测试𰻝"] as const;

export const rareTicket: TicketDocument = {
  blocks: [...rareNames.map((name) => line("left", `姓名 ${name}`)), { kind: "cut", cut: "partial" }],
};
