import type { ComponentChildren } from "preact";

/** Who does it, as the office knows them. */
export function ByField({
  label,
  hint,
  by,
  onBy,
}: {
  readonly label: string;
  /** Shown while nobody stands in it. */
  readonly hint?: string;
  readonly by: string;
  readonly onBy: (by: string) => void;
}) {
  return (
    <label class="acts__field">
      <span>{label}</span>
      <input
        value={by}
        maxLength={40}
        autocomplete="off"
        placeholder={hint}
        onInput={({ currentTarget }) => onBy(currentTarget.value)}
      />
    </label>
  );
}

/** What is known of one, each under its name. */
export function NamedFacts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ComponentChildren])[];
}) {
  return (
    <dl class="asides">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One of several. */
export function Choice<Option extends string>({
  label,
  options,
  value,
  nameOf,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: Option;
  readonly nameOf: (option: Option) => string;
  readonly onChange: (option: string) => void;
}) {
  return (
    <label class="acts__field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
