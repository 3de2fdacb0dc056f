import { Chip } from "../../ui/text-block.tsx";
import { ByField } from "./fields.tsx";
import { type Column, Section, Table } from "./parts.tsx";

interface ListSheetProps<Item> {
  readonly items: readonly Item[];
  readonly numberOf: (item: Item) => string;
  readonly isLate: (item: Item) => boolean;
  /** What is said of each beside its number. */
  readonly columns: readonly Column<Item>[];
  readonly onOpen: (number: string) => void;
  readonly t: (words: "listTitle" | "listHint" | "empty" | "number") => string;
  /** Who opens one, where that is asked here: nothing opens while nobody stands in it. */
  readonly by?: {
    readonly label: string;
    readonly hint: string;
    readonly name: string;
    readonly onName: (name: string) => void;
  };
  /** Says how many are late, where that is said above them. */
  readonly lateWords?: (count: number) => string;
}

/** What a desk of the office has to do, the most urgent first as the hall puts it; its number opens one. */
export function ListSheet<Item>({ items, by, t, ...props }: ListSheetProps<Item>) {
  const { numberOf, isLate, columns, onOpen, lateWords } = props;
  const late = items.filter(isLate).length;
  return (
    <Section
      title={t("listTitle")}
      hint={t("listHint")}
      class={`wide work-list ${by ? "acts" : ""}`.trimEnd()}
    >
      {by && <ByField label={by.label} hint={by.hint} by={by.name} onBy={by.onName} />}
      {lateWords && late > 0 && (
        <p>
          <Chip tone="bad" icon="warning">
            {lateWords(late)}
          </Chip>
        </p>
      )}
      {items.length === 0 ? (
        <p class="empty">{t("empty")}</p>
      ) : (
        <Table
          caption={t("listTitle")}
          rows={items}
          rowKey={numberOf}
          rowClass={(item) => (isLate(item) ? "work-list__late" : undefined)}
          columns={[
            {
              head: t("number"),
              cell: (item) => (
                <button
                  type="button"
                  class="work-list__open"
                  disabled={by?.name.trim() === ""}
                  onClick={() => onOpen(numberOf(item))}
                >
                  {numberOf(item)}
                </button>
              ),
            },
            ...columns,
          ]}
        />
      )}
    </Section>
  );
}
