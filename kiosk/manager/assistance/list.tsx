import type { AssistanceItem } from "../../../server/contract/assistance/desk.ts";
import { slotWords } from "../../i18n/assistance-time.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Due } from "../frame/due.tsx";
import { ByField } from "../frame/fields.tsx";
import { Section, Table } from "../frame/parts.tsx";
import { type AssistanceManner, stateNames } from "./words.ts";

interface ListProps extends AssistanceManner {
  readonly items: readonly AssistanceItem[];
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onOpen: (number: string) => void;
}

/** Who has asked for what, the most urgent first, as the hall puts it; who they are stands inside. */
export function AssistanceList({ items, by, onBy, onOpen, language, t }: ListProps) {
  return (
    <Section title={t("listTitle")} hint={t("listHint")} class="wide work-list acts">
      <ByField label={t("by")} hint={t("byHint")} by={by} onBy={onBy} />
      {items.length === 0 ? (
        <p class="empty">{t("empty")}</p>
      ) : (
        <Table
          caption={t("listTitle")}
          rows={items}
          rowKey={({ request }) => request.number}
          rowClass={({ daysLeft }) => ((daysLeft ?? 0) < 0 ? "work-list__late" : undefined)}
          columns={[
            {
              head: t("number"),
              cell: ({ request: { number } }) => (
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
            { head: t("kind"), words: true, cell: ({ request }) => t(request.kind) },
            { head: t("matter"), words: true, cell: ({ request }) => request.matterName[language] },
            {
              head: t("when"),
              words: true,
              cell: ({ request: { slot } }) => (slot ? slotWords(slot, language) : t("none")),
            },
            {
              head: t("state"),
              words: true,
              cell: ({ request: { state } }) => <Chip tone="quiet">{t(stateNames[state])}</Chip>,
            },
            { head: t("who"), words: true, cell: ({ request }) => request.assignee ?? t("none") },
            {
              head: t("due"),
              words: true,
              cell: (item) => <Due due={item.request.due} daysLeft={item.daysLeft} t={t} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
