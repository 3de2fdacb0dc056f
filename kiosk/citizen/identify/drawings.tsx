import { Icon } from "../../ui/icon.tsx";

/** The open data page of a passport, and below it the back of a card: the lines that a scanner reads stand out. */
export function ZoneDrawing() {
  return (
    <svg class="drawing drawing--zone" viewBox="0 0 320 300" aria-hidden="true">
      <g class="drawing__body">
        <rect x="60" y="8" width="200" height="140" rx="8" />
        <rect x="76" y="172" width="168" height="106" rx="10" />
      </g>
      <g class="drawing__lines">
        <rect x="76" y="24" width="48" height="60" rx="3" />
        <path d="M138 32h100M138 50h72M138 68h86" />
        <path d="M94 190h90M94 206h120M94 222h60" />
      </g>
      <g class="drawing__place drawing__place--alive">
        <rect x="68" y="100" width="184" height="40" rx="4" />
        <rect x="84" y="234" width="152" height="38" rx="4" />
      </g>
      <g class="drawing__zone">
        <path d="M78 113h164M78 128h164M94 244h132M94 253h132M94 262h132" />
      </g>
    </svg>
  );
}

/** Smaller, on a tile: what is read, and by what. */
export const documentIcons = {
  card: () => <Icon name="card" size={18} />,
  zone: () => (
    <svg class="icon icon--tile" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 3.5h16v17H4zM7 6.5h4v5H7zM13.5 7.5H17M13.5 10.5H17M6.5 15h11M6.5 17.8h11" />
    </svg>
  ),
  code: () => (
    <svg class="icon icon--tile" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v6h-6" />
    </svg>
  ),
} as const;
