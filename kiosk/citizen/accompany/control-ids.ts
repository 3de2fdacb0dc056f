/** One number for a control as long as it stands on the screen with the same words: what a guide points at is what the guide saw. */
export interface ControlIds {
  of(element: Element, label: string): number;
  /** Null: it is gone, or says something else now. */
  find(id: number): Element | null;
}

/** Numbers a contract takes. */
const most = 1_000_000;

export function createControlIds(): ControlIds {
  const known = new WeakMap<Element, { readonly id: number; readonly label: string }>();
  const elements = new Map<number, WeakRef<Element>>();
  let last = 0;
  return {
    of(element, label) {
      const found = known.get(element);
      if (found?.label === label) return found.id;
      if (found) elements.delete(found.id);
      last = (last % most) + 1;
      known.set(element, { id: last, label });
      elements.set(last, new WeakRef(element));
      return last;
    },
    find(id) {
      const element = elements.get(id)?.deref();
      if (element?.isConnected && known.get(element)?.id === id) return element;
      elements.delete(id);
      return null;
    },
  };
}
