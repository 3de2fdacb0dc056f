import { useEffect, useId, useRef } from "preact/hooks";

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "password";
  readonly autocomplete: string;
  readonly digits?: boolean;
  /** Where typing begins. */
  readonly first?: boolean;
  readonly wrong?: boolean;
  readonly onType: (text: string) => void;
}

/** A line to type into, under its name. */
export function Field(props: FieldProps) {
  const {
    label,
    value,
    type = "text",
    autocomplete,
    digits = false,
    first = false,
    wrong = false,
    onType,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  // As it came: what is typed meanwhile moves nobody elsewhere.
  const isFirst = useRef(first);
  useEffect(() => {
    if (isFirst.current) input.current?.focus();
  }, []);
  const id = useId();
  const common = {
    id,
    ref: input,
    value,
    autocomplete,
    autocapitalize: "none",
    spellcheck: false,
    maxLength: digits ? 6 : 128,
    "aria-invalid": wrong,
    ...(digits ? { inputMode: "numeric" } : {}),
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onType(event.currentTarget.value),
  } as const;
  return (
    <div class="staff-field">
      <label for={id}>{label}</label>
      {type === "password" ? <input type="password" {...common} /> : <input type="text" {...common} />}
    </div>
  );
}
