import { around, pixelsPerMillimetre, texts } from "./shown.ts";

interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

/** From which size text is large, plain and bold: on a screen of the hall's in millimetres, which is read from further away. */
const large = { terminal: { plain: 8.5, bold: 6.6 }, page: { plain: 24, bold: 18.66 } };

/** Text that does not stand out from its ground as WCAG 2.2 1.4.6 asks: 7:1, and 4.5:1 of large text. Runs in the browser. */
export function tooFaint(on: "terminal" | "page"): [Element, string][] {
  const found: [Element, string][] = [];
  const unit = on === "terminal" ? pixelsPerMillimetre() : 1;
  for (const { element } of texts()) {
    // The standard asks nothing of what cannot be used; on a terminal it says why, and is read.
    if (on === "page" && element.closest(":disabled")) continue;
    const style = getComputedStyle(element);
    const ground = groundOf(element);
    if (!ground) continue;
    const size = Number.parseFloat(style.fontSize) / unit;
    const isLarge = size >= large[on][Number(style.fontWeight) >= 600 ? "bold" : "plain"];
    const ratio = contrast(over(colourOf(style.color), ground), ground);
    // To a hundredth, as the tokens' own test has it.
    if (ratio < (isLarge ? 4.5 : 7) - 0.005) found.push([element, `contrast of ${ratio.toFixed(2)}:1`]);
  }
  return found;
}

/** The ground behind it, or null where a picture or a film is. */
function groundOf(element: Element): Colour | null {
  const layers: Colour[] = [];
  for (const holder of [...around(element), document.body]) {
    const { backgroundColor, backgroundImage } = getComputedStyle(holder);
    if (backgroundImage !== "none") return null;
    const colour = colourOf(backgroundColor);
    if (colour.alpha === 0) continue;
    layers.push(colour);
    if (colour.alpha === 1) break;
  }
  const last = layers.pop();
  return last ? layers.reduceRight((below, above) => over(above, below), last) : null;
}

/** Of `rgb(0, 95, 96)`, and of `color(srgb 0 0.37 0.38 / 0.5)`, as a browser says what is mixed. */
function colourOf(css: string): Colour {
  const scale = css.startsWith("color(") ? 255 : 1;
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return { rgb: [red * scale, green * scale, blue * scale], alpha };
}

function over(above: Colour, below: Colour): Colour {
  const mix = (at: 0 | 1 | 2) => above.rgb[at] * above.alpha + below.rgb[at] * (1 - above.alpha);
  return { rgb: [mix(0), mix(1), mix(2)], alpha: 1 };
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function contrast(one: Colour, other: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance({ rgb: [red, green, blue] }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((byte) => {
    const channel = byte / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
