/**
 * Tells of moments when a lost line may be back: the telephone is taken up again, or its network is there. Returns the end of it.
 */
export function onChance(listener: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === "visible") listener();
  };
  document.addEventListener("visibilitychange", seen);
  addEventListener("online", listener);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    removeEventListener("online", listener);
  };
}
