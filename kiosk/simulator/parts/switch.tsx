export interface SwitchProps {
  readonly on: boolean;
  readonly kind: "cable" | "fault" | "pace";
  readonly name: string;
  readonly hint?: string;
  readonly onPress: () => void;
}

export function Switch({ on, kind, name, hint, onPress }: SwitchProps) {
  return (
    <button type="button" role="switch" aria-checked={on} class={`switch switch--${kind}`} onClick={onPress}>
      <span class="switch__track" aria-hidden="true" />
      <span class="switch__words">
        <strong>{name}</strong>
        {hint && <span>{hint}</span>}
      </span>
    </button>
  );
}
