export interface ChoiceProps {
  /** The group that it is one of. */
  readonly group: string;
  readonly checked: boolean;
  readonly label: string;
  readonly note?: string;
  /** Language of the label, where it is not the page's. */
  readonly lang?: string;
  readonly autofocus?: boolean;
  readonly onChoose: () => void;
}

/** One of several, as a row of its own: arrow keys choose, a click does too. */
export function Choice({ group, checked, label, note, lang, autofocus = false, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <input type="radio" name={group} autofocus={autofocus} checked={checked} onChange={onChoose} />
      <span class="choice__name" lang={lang}>
        {label}
      </span>
      {note !== undefined && <span class="choice__note">{note}</span>}
    </label>
  );
}
