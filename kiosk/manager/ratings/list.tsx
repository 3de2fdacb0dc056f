import type { RatingItem } from "../../../server/contract/ratings/desk.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Due } from "../frame/due.tsx";
import { ListSheet } from "../frame/list-sheet.tsx";
import { isLate } from "./acts.ts";
import { actName, type RatingManner, unitName } from "./words.ts";

interface ListProps extends RatingManner {
  readonly items: readonly RatingItem[];
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onOpen: (number: string) => void;
}

/** Every 差评 that is not over, the most urgent first; what somebody wrote stands inside. */
export function RatingList({ items, by, onBy, onOpen, language, t }: ListProps) {
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
        { head: t("unit"), words: true, cell: (item) => unitName(item, language) },
        { head: t("level"), words: true, cell: ({ level }) => ratingMessages[level][language] },
        {
          head: t("stage"),
          words: true,
          cell: ({ stage, appealed }) => <Chip tone="quiet">{t(appealed ? "underReview" : stage)}</Chip>,
        },
        { head: t("named"), words: true, cell: ({ named }) => t(named ? "yes" : "no") },
        { head: t("notice"), words: true, cell: ({ notice }) => notice ?? t("none") },
        {
          head: t("next"),
          words: true,
          cell: ({ due: [first] }) => actName(first?.step ?? "close", t),
        },
        {
          head: t("due"),
          words: true,
          cell: ({ due: [first] }) => (
            <Due due={first?.by ?? null} daysLeft={first?.daysLeft ?? null} t={t} />
          ),
        },
      ]}
    />
  );
}
