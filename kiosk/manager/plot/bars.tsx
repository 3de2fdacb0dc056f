import { marks } from "./scale.ts";

export interface Series {
  readonly name: string;
  /** Names the look in the style sheet; the pattern differs too, so that colour is never alone. */
  readonly tone: "one" | "two" | "idle" | "paused";
  /** One a category; null: nothing there. */
  readonly values: readonly (number | null)[];
}

export interface BarsProps {
  readonly categories: readonly string[];
  readonly series: readonly Series[];
}

const width = 720;
const height = 250;
const left = 46;
const top = 12;
const bottom = 30;
const inner = { width: width - left - 6, height: height - top - bottom };

/** Groups of upright bars on one axis that begins at zero. The figures stand in the table beside it: this is for eyes only. */
export function Bars({ categories, series }: BarsProps) {
  const greatest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const axis = marks(greatest);
  const full = axis.at(-1) ?? 1;
  const y = (value: number) => top + inner.height * (1 - value / full);
  const slot = inner.width / Math.max(1, categories.length);
  const bar = Math.min(34, (slot * 0.72) / series.length);
  // Labels stand apart: of a month every few days have one.
  const every = Math.ceil(categories.length / 12);
  return (
    <svg class="bars" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {axis.map((value) => (
        <g key={value}>
          <line class="bars__grid" x1={left} x2={width - 6} y1={y(value)} y2={y(value)} />
          <text class="bars__mark" x={left - 8} y={y(value) + 5} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      {categories.map((category, index) => {
        const middle = left + slot * (index + 0.5);
        return (
          <g key={category}>
            {series.map(({ name, tone, values }, place) => {
              const value = values[index];
              if (value === null || value === undefined) return null;
              const x = middle + (place - series.length / 2) * bar;
              return (
                <rect
                  key={name}
                  class={`bars__bar bars__bar--${tone}`}
                  x={x + 1}
                  y={y(value)}
                  width={Math.max(1, bar - 2)}
                  height={Math.max(0, y(0) - y(value))}
                />
              );
            })}
            {index % every === 0 && (
              <text class="bars__mark" x={middle} y={height - 8} text-anchor="middle">
                {category}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** What the bars stand for. */
export function Legend({ series }: Pick<BarsProps, "series">) {
  return (
    <ul class="legend">
      {series.map(({ name, tone }) => (
        <li key={name}>
          <span class={`legend__mark legend__mark--${tone}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}

/** A bar as long as its share of the greatest, for the cell of a table beside its figure. */
export function CellBar({ value, greatest }: { readonly value: number | null; readonly greatest: number }) {
  return (
    <svg class="cell-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="cell-bar__ground" width="100" height="10" />
      {value !== null && greatest > 0 && (
        <rect class="bars__bar bars__bar--one" width={(100 * value) / greatest} height="10" />
      )}
    </svg>
  );
}

/** Parts of a whole, one behind the other; each has a pattern of its own. */
export function PartsBar({
  parts,
}: {
  readonly parts: readonly { readonly tone: string; readonly value: number }[];
}) {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let at = 0;
  return (
    <svg class="cell-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="cell-bar__ground" width="100" height="10" />
      {parts.map(({ tone, value }) => {
        const length = whole === 0 ? 0 : (100 * value) / whole;
        const x = at;
        at += length;
        return <rect key={tone} class={`bars__bar bars__bar--${tone}`} x={x} width={length} height="10" />;
      })}
    </svg>
  );
}
