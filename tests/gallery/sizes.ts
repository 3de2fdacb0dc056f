import { pixelsPerMillimetre, texts, touched } from "./shown.ts";

/**
 * Smallest sizes on a screen of the hall's, in millimetres: 36 CFR 1194 App. C 402.4 (a cap height of 4.8 mm), EN 301 549 5.1.4 for large
 * print (7.33 mm), 15 mm for whatever is touched and 2.54 mm between (VVSG 2.0).
 */
const least = { text: 6.62, largeText: 10.1, target: 15, between: 2.54 };

/** On a telephone, in CSS pixels: WCAG 2.2, 2.5.5. */
const leastOnPhone = 44;

/** Text and targets that are too small, and targets that are too near to each other. Runs in the browser. */
export function tooSmall(on: "terminal" | "phone"): [Element, string][] {
  const found: [Element, string][] = [];
  const mm = on === "terminal" ? pixelsPerMillimetre() : 1;
  const target = on === "terminal" ? least.target : leastOnPhone;
  if (on === "terminal") {
    const text = document.documentElement.dataset.text === "large" ? least.largeText : least.text;
    for (const { element } of texts()) {
      const size = Number.parseFloat(getComputedStyle(element).fontSize) / mm;
      if (size < text - 0.01) found.push([element, `text of ${size.toFixed(1)} mm`]);
    }
  }
  const all = touched().filter((each) => getComputedStyle(each).display !== "inline");
  for (const [index, control] of all.entries()) {
    const box = control.getBoundingClientRect();
    const size = Math.min(box.width, box.height) / mm;
    if (size < target - 0.05)
      found.push([control, `a target of ${size.toFixed(1)} ${on === "terminal" ? "mm" : "pixels"}`]);
    if (on !== "terminal") continue;
    for (const other of all.slice(index + 1)) {
      if (control.contains(other) || other.contains(control)) continue;
      const beside = other.getBoundingClientRect();
      const apart =
        Math.max(
          beside.left - box.right,
          box.left - beside.right,
          beside.top - box.bottom,
          box.top - beside.bottom,
        ) / mm;
      if (apart < least.between - 0.05 && !inOneSwitch(control, other))
        found.push([other, `${apart.toFixed(1)} mm from another target`]);
    }
  }
  return found;
}

/** Sides of one switch, and tabs of one row, stand edge to edge: a touch beside one chooses the next, and nothing is done by it yet. */
const inOneSwitch = (one: Element, other: Element) =>
  one.parentElement === other.parentElement &&
  (one.hasAttribute("aria-pressed") || one.getAttribute("role") === "tab");
