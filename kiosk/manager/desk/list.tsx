import type { WorkItem } from "../../../server/contract/matters/desk.ts";
import { parcelWords, postMessages } from "../../i18n/post.ts";
import { Chip } from "../../ui/text-block.tsx";
import { Due } from "../frame/due.tsx";
import { ListSheet } from "../frame/list-sheet.tsx";
import { nextDay } from "./acts.ts";
import { type DeskManner, owedNames } from "./words.ts";

/** What is to be decided, awaited or checked: the most urgent first, as the hall puts it. */
export function WorkList({
  items,
  onOpen,
  ...manner
}: DeskManner & { readonly items: readonly WorkItem[]; readonly onOpen: (number: string) => void }) {
  const { language, t, today } = manner;
  return (
    <ListSheet
      items={items}
      numberOf={({ application }) => application.number}
      isLate={(item) => (nextDay(item) ?? today) < today}
      onOpen={onOpen}
      t={t}
      columns={[
        { head: t("matter"), words: true, cell: ({ application }) => application.matterName[language] },
        {
          head: t("state"),
          words: true,
          cell: ({ application: { state, parcel } }) => (
            <span class="work-list__due">
              <Chip tone="quiet">{t(state)}</Chip>
              {parcel && (
                <span class="note note--warning">{postMessages[parcelWords[parcel.state]][language]}</span>
              )}
            </span>
          ),
        },
        { head: t("due"), words: true, cell: (item) => <DueOf item={item} t={t} /> },
        { head: t("owed"), words: true, cell: (item) => <Owed item={item} {...manner} /> },
        { head: t("checks"), words: true, cell: (item) => <Checks item={item} {...manner} /> },
      ]}
    />
  );
}

interface OfItem extends DeskManner {
  readonly item: WorkItem;
}

/** By when it is decided; while the clock stands, that. */
export const DueOf = ({ item, t }: Pick<OfItem, "item" | "t">) => (
  <Due
    due={item.application.due}
    daysLeft={item.daysLeft}
    t={t}
    otherwise={t(item.application.state === "supplement" ? "clockStands" : "none")}
  />
);

export function Owed({ item: { application }, language, t, today }: OfItem) {
  if (application.owed.length === 0) return <>{t("none")}</>;
  return (
    <ul class="work-list__parts">
      {application.owed.map(({ materialId, name, why, until, what }) => (
        <li key={materialId}>
          {name[language]}{" "}
          <span class="note">
            {t(owedNames[why])}
            {until && ` · ${t("until", { day: until.day })}`}
            {what !== null && ` · ${what}`}
          </span>
          {until && until.day < today && <Late t={t} />}
        </li>
      ))}
    </ul>
  );
}

/** 事后核查: what is still to be looked at. */
function Checks({ item: { checks }, language, t, today }: OfItem) {
  const open = checks.filter(({ holds }) => holds === null);
  if (open.length === 0) return <>{t("none")}</>;
  return (
    <ul class="work-list__parts">
      {open.map(({ commitmentId, title, due }) => (
        <li key={commitmentId}>
          {t("checkDue", { title: title[language], day: due.day })}
          {due.day < today && <Late t={t} />}
        </li>
      ))}
    </ul>
  );
}

const Late = ({ t }: Pick<DeskManner, "t">) => (
  <Chip tone="bad" icon="warning">
    {t("lateBy")}
  </Chip>
);
