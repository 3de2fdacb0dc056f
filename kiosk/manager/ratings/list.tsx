import type { RatingItem } from "../../../server/contract/ratings/desk.ts";
import { ratingMessages } from "../../i18n/rating.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Due } from "../frame/due.tsx";
import { ByField } from "../frame/fields.tsx";
import { Section, Table } from "../frame/parts.tsx";
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
  const late = items.filter(isLate).length;
  return (
    <Section title={t("listTitle")} hint={t("listHint")} class="wide work-list acts">
      <ByField label={t("by")} hint={t("byHint")} by={by} onBy={onBy} />
      {late > 0 && (
        <p>
          <Chip tone="bad" icon="warning">
            {t("overdueCount", { count: late })}
          </Chip>
        </p>
      )}
      {items.length === 0 ? (
        <p class="empty">{t("empty")}</p>
      ) : (
        <Table
          caption={t("listTitle")}
          rows={items}
          rowKey={({ number }) => number}
          rowClass={(item) => (isLate(item) ? "work-list__late" : undefined)}
          columns={[
            {
              head: t("number"),
              cell: ({ number }) => (
                <button
                  type="button"
                  class="work-list__open"
                  disabled={by.trim() === ""}
                  onClick={() => onOpen(number)}
                >
                  {number}
                </button>
              ),
            },
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
      )}
    </Section>
  );
}
