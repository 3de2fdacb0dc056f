import { Icon, type IconName } from "../../ui/icon.tsx";

/** A large button with a drawing, a word and a hint. The main one is filled. */
export function Tile(props: {
  icon: IconName;
  words: string;
  hint: string;
  onPress: () => void;
  main?: boolean;
  disabled?: boolean;
}) {
  const { icon, words, hint, onPress, main = false, disabled = false } = props;
  return (
    <button type="button" class={main ? "tile tile--main" : "tile"} disabled={disabled} onClick={onPress}>
      <span class="tile__icon">
        <Icon name={icon} size={18} />
      </span>
      <span class="tile__words">
        <strong>{words}</strong>
        <span class="tile__hint">{hint}</span>
      </span>
    </button>
  );
}
