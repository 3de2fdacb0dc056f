import "../../../kiosk/ui/ui.css";
import { render } from "preact";
import { useState } from "preact/hooks";
import { AddressPicker } from "../../../kiosk/ui/address/address-picker.tsx";
import { followArrowKeys } from "../../../kiosk/ui/arrow-keys.ts";
import { Keyboard, type KeyboardProps } from "../../../kiosk/ui/keyboard/keyboard.tsx";
import { followScreen } from "../../../kiosk/ui/mm.ts";

/** A page that has a keyboard or an address picker as its address says, and the text that it owns. */
function Page() {
  const asked = new URLSearchParams(location.search);
  const mode = (asked.get("mode") ?? "pinyin") as KeyboardProps["mode"] | "picker";
  const [text, setText] = useState("");
  const [isOver, setOver] = useState(false);
  const language = (asked.get("language") ?? "zh-CN") as KeyboardProps["language"];
  const typed = { value: text, onChange: setText, onDone: () => setOver(true), language };
  return (
    <main style={{ padding: "var(--page-margin)" }}>
      <h1 tabIndex={-1}>输入</h1>
      <output style={{ display: "block", minHeight: "2em" }}>{text}</output>
      {isOver ? (
        <p>完成了</p>
      ) : mode === "picker" ? (
        <AddressPicker {...typed} />
      ) : (
        <Keyboard {...typed} mode={mode} purpose={asked.has("name") ? "name" : "text"} label="要输入的" />
      )}
      <button type="button" onClick={() => setOver(true)}>
        结束
      </button>
    </main>
  );
}

followScreen(document.documentElement, window);
followArrowKeys(document.body);
render(<Page />, document.body);
