import type { VNode } from "preact";
import { Icon, type IconName } from "../../ui/icon.tsx";

/** A large button with a drawing, a word and a hint. The main one is filled. */
export function Tile(props: {
  icon: IconName | VNode;
  words: string;
  hint: string;
  onPress: () => void;
  main?: boolean;
  disabled?: boolean;
}) {
  const { icon, words, hint, onPress, main = false, disabled = false } = props;
  return (
    <button type="button" class={main ? "tile tile--main" : "tile"} disabled={disabled} onClick={onPress}>
      <span class="tile__icon">{typeof icon === "string" ? <Icon name={icon} size={18} /> : icon}</span>
      <span class="tile__words">
        <strong>{words}</strong>
        <span class="tile__hint">{hint}</span>
      </span>
    </button>
  );
}
