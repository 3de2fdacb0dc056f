import type { YearArrangement } from "./arrangement.ts";

/**
 * The notices of the State Council's General Office, 国务院办公厅关于…年部分节假日安排的通知: of 2024-11-12 and of 2025-11-04, gov.cn.
 * That of the coming year usually appears in November; a hall names it under `calendar.arrangements` in its file.
 */
export const publishedArrangements: readonly YearArrangement[] = [
  {
    year: 2025,
    source: "国办发明电〔2024〕12号",
    holidays: [
      { names: ["newYear"], from: "2025-01-01", to: "2025-01-01" },
      { names: ["springFestival"], from: "2025-01-28", to: "2025-02-04" },
      { names: ["qingming"], from: "2025-04-04", to: "2025-04-06" },
      { names: ["labourDay"], from: "2025-05-01", to: "2025-05-05" },
      { names: ["dragonBoat"], from: "2025-05-31", to: "2025-06-02" },
      { names: ["nationalDay", "midAutumn"], from: "2025-10-01", to: "2025-10-08" },
    ],
    workingDays: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  {
    year: 2026,
    source: "国办发明电〔2025〕7号",
    holidays: [
      { names: ["newYear"], from: "2026-01-01", to: "2026-01-03" },
      { names: ["springFestival"], from: "2026-02-15", to: "2026-02-23" },
      { names: ["qingming"], from: "2026-04-04", to: "2026-04-06" },
      { names: ["labourDay"], from: "2026-05-01", to: "2026-05-05" },
      { names: ["dragonBoat"], from: "2026-06-19", to: "2026-06-21" },
      { names: ["midAutumn"], from: "2026-09-25", to: "2026-09-27" },
      { names: ["nationalDay"], from: "2026-10-01", to: "2026-10-07" },
    ],
    workingDays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
];
