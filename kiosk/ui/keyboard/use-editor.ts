import { useRef, useState } from "preact/hooks";
import { type Editor, startEditor } from "./editor.ts";

/**
 * What stands in the field. The owner's value wins; but a change takes a moment until the owner gives it back, and somebody who types fast,
 * or a scanner that types, is ahead of that by several signs: what is still on its way is not taken for another value.
 *
 * @param letters being composed at the beginning
 * @returns `now` the editor as it is at this moment, also between two drawings
 */
export function useEditor(value: string, onChange: (text: string) => void, letters: string) {
  const [, draw] = useState(0);
  const editor = useRef<Editor>({ ...startEditor(value), letters });
  /** The owner's value before the first change that is on its way, and each change since. */
  const onItsWay = useRef<readonly string[]>([]);

  const arrived = onItsWay.current.indexOf(value);
  if (value === editor.current.text) onItsWay.current = [];
  else if (arrived >= 0) onItsWay.current = onItsWay.current.slice(arrived);
  else {
    editor.current = startEditor(value);
    onItsWay.current = [];
  }

  return {
    now: (): Editor => editor.current,
    apply(next: Editor): void {
      const { text } = editor.current;
      editor.current = next;
      draw((count) => count + 1);
      if (next.text === text) return;
      onItsWay.current = [...(onItsWay.current.length > 0 ? onItsWay.current : [value]), next.text];
      onChange(next.text);
    },
  };
}
