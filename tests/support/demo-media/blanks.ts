import type { HallDocument, Row } from "../../../server/hall/documents/model.ts";

const empty = (...labels: readonly string[]): Row[] => labels.map((label) => ({ label, value: " " }));

const form = (title: string, blocks: HallDocument["blocks"]): HallDocument => ({
  title,
  number: "",
  hall: "湖里区政务服务中心（演示）",
  department: "空白表格",
  blocks,
  verification: null,
  // Fixed: drawn again they are the same files.
  issuedAt: Date.UTC(2026, 10, 1),
  demo: true,
});

/** The demo catalogue's empty forms (空白表格), made by what makes the hall's own papers. */
export const blanks: Readonly<Record<string, HallDocument>> = {
  "blank-authorisation": form("授权委托书", [
    { kind: "heading", text: "委托人" },
    { kind: "rows", rows: empty("姓名", "证件名称和号码", "联系电话", "住址") },
    { kind: "heading", text: "受托人" },
    { kind: "rows", rows: empty("姓名", "证件名称和号码", "联系电话", "与委托人的关系") },
    { kind: "heading", text: "委托事项" },
    { kind: "rows", rows: empty("办理的事项", "委托期限") },
    {
      kind: "list",
      items: [
        "受托人在委托期限内为办理上述事项所签的文件，委托人都认可；",
        "受托人不得再委托别人；",
        "委托人不会写字的，按手印，并由一名见证人签名。",
      ],
    },
    { kind: "signature", label: "委托人（签名）：", signature: null, date: "" },
    { kind: "signature", label: "受托人（签名）：", signature: null, date: "" },
  ]),
  "blank-layout-plan": form("经营场所平面布局图", [
    { kind: "rows", rows: empty("店名", "经营地址", "使用面积（平方米）") },
    { kind: "heading", text: "平面图（标出门、操作间、餐厅、水池、垃圾桶）" },
    {
      kind: "table",
      columns: Array.from({ length: 10 }, () => ({ title: " ", share: 1 })),
      rows: Array.from({ length: 17 }, () => Array.from({ length: 10 }, () => " ")),
    },
    { kind: "paragraph", text: "每格代表1米。看不清、没有标尺寸的要重画。" },
    { kind: "signature", label: "经营者（签名）：", signature: null, date: "" },
  ]),
};
