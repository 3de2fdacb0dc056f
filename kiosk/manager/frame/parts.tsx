import type { ComponentChildren } from "preact";
import { Bars, Legend, type Series } from "../plot/bars.tsx";
import type { Words } from "../words.ts";

/** A sheet with its heading. */
export function Section({
  title,
  hint,
  class: name,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class={`sheet ${name ?? ""}`.trimEnd()}>
      <header class="sheet__head">
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
      </header>
      {children}
    </section>
  );
}

export interface Column<Row> {
  readonly head: string;
  /** Of words; numbers stand at the right. */
  readonly words?: boolean;
  readonly cell: (row: Row) => ComponentChildren;
}

/** A table whose first column names the row. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowClass,
}: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Of rows that look otherwise. */
  readonly rowClass?: (row: Row) => string | undefined;
}) {
  return (
    <table class="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ head, words }) => (
            <th key={head} scope="col" class={words ? "table__words" : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} class={rowClass?.(row)}>
            {columns.map(({ head, words, cell }, place) =>
              place === 0 ? (
                <th key={head} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={head} class={words ? "table__words" : undefined}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A plot for the eyes and its table for everybody, opened on wish. */
export function Plot({
  title,
  hint,
  head,
  categories,
  series,
  show,
  empty,
  t,
}: {
  readonly title: string;
  readonly hint: string;
  /** What the categories are. */
  readonly head: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** A value as the table writes it. */
  readonly show: (value: number | null) => string;
  /** Said instead when there is nothing to plot. */
  readonly empty: string;
  readonly t: Words;
}) {
  const isEmpty = series.every(({ values }) => values.every((value) => value === null));
  if (isEmpty)
    return (
      <Section title={title} hint={hint} class="plot">
        <p class="empty">{empty}</p>
      </Section>
    );
  const rows = categories.map((category, index) => ({ category, index }));
  return (
    <Section title={title} hint={hint} class="plot">
      <Legend series={series} />
      <Bars categories={categories} series={series} />
      <details>
        <summary>{t("asTable")}</summary>
        <Table
          caption={title}
          rows={rows}
          rowKey={({ category }) => category}
          columns={[
            { head, cell: ({ category }) => category },
            ...series.map(({ name, values }) => ({
              head: name,
              cell: ({ index }: (typeof rows)[number]) => show(values[index] ?? null),
            })),
          ]}
        />
      </details>
    </Section>
  );
}
