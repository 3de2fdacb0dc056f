import type { PainItem } from "../../../server/contract/pain-points/desk.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Due } from "../frame/due.tsx";
import { ListSheet } from "../frame/list-sheet.tsx";
import { isLate } from "./acts.ts";
import { actName, categoriesOf, type PainManner, placeName } from "./words.ts";

interface ListProps extends PainManner {
  readonly items: readonly PainItem[];
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onOpen: (number: string) => void;
}

/** Everything that is not over, the most urgent first; what somebody wrote stands inside. */
export function PainList({ items, by, onBy, onOpen, language, t }: ListProps) {
  const manner = { language, t };
  const sizes = new Map<string, number>();
  for (const { group } of items) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return (
    <ListSheet
      items={items}
      numberOf={({ number }) => number}
      isLate={isLate}
      lateWords={(count) => t("overdueCount", { count })}
      onOpen={onOpen}
      t={t}
      by={{ label: t("by"), hint: t("byHint"), name: by, onName: onBy }}
      columns={[
        { head: t("kind"), words: true, cell: ({ kind, source }) => `${t(kind)} · ${t(source)}` },
        { head: t("where"), words: true, cell: (item) => placeName(item, manner) },
        {
          head: t("categories"),
          words: true,
          cell: (item) => {
            const alike = (sizes.get(item.group) ?? 1) - 1;
            return (
              <span class="work-list__due">
                <span>{categoriesOf(item, language)}</span>
                {alike > 0 && <span class="note">{t("alikeCount", { count: alike })}</span>}
              </span>
            );
          },
        },
        {
          head: t("stage"),
          words: true,
          cell: ({ stage, again, unit }) => (
            <span class="work-list__due">
              <Chip tone={again ? "warning" : "quiet"}>
                {again ? `${t("again")} · ${t(stage)}` : t(stage)}
              </Chip>
              {unit && <span class="note">{unit.name[language]}</span>}
            </span>
          ),
        },
        {
          head: t("due"),
          words: true,
          cell: ({ due: [first] }) =>
            first ? (
              <span class="work-list__due">
                <strong>{actName(first.step, t)}</strong>
                <Due due={first.by} daysLeft={first.daysLeft} t={t} />
              </span>
            ) : (
              t("none")
            ),
        },
      ]}
    />
  );
}
