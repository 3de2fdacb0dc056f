import "../ui/ui.css";
import "./index.css";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { IndexScreen, type IndexSnapshot } from "./index-screen.tsx";

function App() {
  const [snapshot, setSnapshot] = useState<IndexSnapshot>({ language: "zh-CN", simulator: true });
  useEffect(() => {
    // Where the bench does not exist, its page and its part in the first steps are left out.
    fetch("/simulator/api/state").then(
      ({ ok }) => setSnapshot((before) => ({ ...before, simulator: ok })),
      (error: unknown) => reportError(error),
    );
  }, []);
  return (
    <IndexScreen
      snapshot={snapshot}
      onLanguage={(language) => setSnapshot((before) => ({ ...before, language }))}
    />
  );
}

render(<App />, document.body);
