import type { AssistanceItem } from "../../../server/contract/assistance/desk.ts";
import { slotWords } from "../../i18n/assistance-time.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Due } from "../frame/due.tsx";
import { ListSheet } from "../frame/list-sheet.tsx";
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
    <ListSheet
      items={items}
      numberOf={({ request }) => request.number}
      isLate={({ daysLeft }) => (daysLeft ?? 0) < 0}
      onOpen={onOpen}
      t={t}
      by={{ label: t("by"), hint: t("byHint"), name: by, onName: onBy }}
      columns={[
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
  );
}
