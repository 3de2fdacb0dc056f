import { encode } from "uqr";

/** A QR code, dark on light in every contrast: phones and scanners read no other. `size` millimetres square. */
export function QrCode({ text, size, label }: { text: string; size: number; label: string }) {
  const { data } = encode(text, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const side = `calc(var(--mm) * ${size})`;
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${data.length} ${data.length}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      style={{ width: side, height: side }}
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
