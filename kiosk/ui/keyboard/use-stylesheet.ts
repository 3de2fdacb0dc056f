import { useEffect, useState } from "preact/hooks";

const loaded = new Map<string, Promise<void>>();

/** Loads a style sheet of the page's own origin, once: a part that comes later brings its own, so that no page's first load grows. */
export function loadStylesheet(address: string): Promise<void> {
  const known = loaded.get(address);
  if (known) return known;
  const coming = new Promise<void>((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      loaded.delete(address);
      reject(new Error(`${address} was not loaded`));
    });
    document.head.append(link);
  });
  loaded.set(address, coming);
  return coming;
}

const nothingElse = async () => undefined;

/**
 * Whether the style sheet is there, or was tried in vain: then what it would have styled is shown all the same.
 * @param alsoWait for this too, which comes to an end always; the same at every drawing
 */
export function useStylesheet(address: string, alsoWait: () => Promise<void> = nothingElse): boolean {
  const [isThere, setThere] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const show = () => {
      if (isWanted) setThere(true);
    };
    Promise.all([loadStylesheet(address), alsoWait()]).then(show, show);
    return () => {
      isWanted = false;
    };
  }, [address, alsoWait]);
  return isThere;
}
