import { useEffect, useState } from "preact/hooks";

export type Orientation = "portrait" | "landscape";

const landscape = "(orientation: landscape)";

/** Which way the screen stands, kept current. */
export function useOrientation(): Orientation {
  const [across, setAcross] = useState(() => matchMedia(landscape).matches);
  useEffect(() => {
    const query = matchMedia(landscape);
    const follow = () => setAcross(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return across ? "landscape" : "portrait";
}
