import type { AssistanceItem } from "../../../server/contract/assistance/desk.ts";
import { slotWords } from "../../i18n/assistance-time.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Section, Table } from "../frame/parts.tsx";
import { type AssistanceManner, leftWords, stateNames } from "./words.ts";

interface ListProps extends AssistanceManner {
  readonly items: readonly AssistanceItem[];
  readonly by: string;
  readonly onBy: (by: string) => void;
  readonly onOpen: (number: string) => void;
}

/** Who has asked for what, the most urgent first, as the hall puts it; who they are stands inside. */
export function AssistanceList({ items, by, onBy, onOpen, ...manner }: ListProps) {
  const { language, t } = manner;
  return (
    <Section title={t("listTitle")} hint={t("listHint")} class="wide work-list acts">
      <label class="acts__field">
        <span>{t("by")}</span>
        <input
          value={by}
          maxLength={40}
          autocomplete="off"
          placeholder={t("byHint")}
          onInput={({ currentTarget }) => onBy(currentTarget.value)}
        />
      </label>
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
            { head: t("due"), words: true, cell: (item) => <Due item={item} {...manner} /> },
          ]}
        />
      )}
    </Section>
  );
}

/** By when it is answered or done, and how long that is. */
export function Due({ item, t }: AssistanceManner & { readonly item: AssistanceItem }) {
  const { due } = item.request;
  if (!due) return <>{t("none")}</>;
  const left = leftWords(item, t);
  return (
    <span class="work-list__due">
      <span>{due.day}</span>
      {left !== null &&
        ((item.daysLeft ?? 0) < 0 ? (
          <Chip tone="bad" icon="warning">
            {left}
          </Chip>
        ) : (
          <span class={item.daysLeft === 0 ? "note note--warning" : "note"}>{left}</span>
        ))}
      {due.assumed && <span class="note">{t("assumed")}</span>}
    </span>
  );
}
