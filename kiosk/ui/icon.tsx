const outlines = {
  back: "M14 5l-7 7 7 7M8 12h11",
  forward: "M10 5l7 7-7 7M16 12H5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  bad: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M9 9l6 6M15 9l-6 6",
  warning: "M12 4L2.8 20h18.4L12 4M12 10v4.5M12 17.2v.3",
  information: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 11v5.5M12 7.6v.3",
  card: "M3 6.5h18v11H3zM6 14.5c.4-1.6 1.2-2.3 2.4-2.3s2 .7 2.4 2.3M8.4 8.8a1.5 1.5 0 100 3 1.5 1.5 0 000-3M13.5 10H18M13.5 13.5H18",
  ticket: "M7 3.5h10v17l-1.7-1.3-1.6 1.3-1.7-1.3-1.7 1.3-1.6-1.3L7 20.5zM10 8h4M10 11.5h4",
  printer: "M7 9V4h10v5M7 16H4.5V9h15v7H17M7.5 13.5h9V20h-9z",
  people:
    "M9 6a2.6 2.6 0 100 5.2A2.6 2.6 0 009 6M4 18.5c.4-3.3 2.2-5 5-5s4.6 1.7 5 5M16 7.5a2.1 2.1 0 110 4.2M16.5 14c2 .3 3.2 1.7 3.5 4.5",
  person: "M12 4.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7M5 20c.6-4.2 3-6.3 7-6.3s6.4 2.1 7 6.3",
  help: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M9.5 9.6c.1-1.5 1.1-2.4 2.6-2.4 1.5 0 2.5.9 2.5 2.2 0 1.9-2.5 2-2.5 4.3M12 16.8v.3",
  clock: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 7.5V12l3 2",
  place:
    "M12 3.5c-3.4 0-6 2.6-6 5.9 0 4.2 6 11.1 6 11.1s6-6.9 6-11.1c0-3.3-2.6-5.9-6-5.9M12 7.4a2.1 2.1 0 100 4.2 2.1 2.1 0 000-4.2",
  text: "M3 18.5L7.8 6h.9l4.8 12.5M4.8 14h6.9M14.5 18.5l3-8h.7l3 8M15.6 15.7h4.5",
  contrast: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M12 4v16M14 5.5v13M16.5 7v10",
  home: "M4 11.5L12 4.5l8 7M6.5 10v9.5h11V10",
  close: "M6 6l12 12M18 6L6 18",
  retry: "M19.5 12a7.5 7.5 0 11-2.3-5.4M19.5 4v4.5H15",
  pencil: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM14 7l3 3",
  search: "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13M15.5 15.5L21 21",
  money: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17M8.5 7l3.5 5 3.5-5M12 12v5M9 12.3h6M9 15h6",
  play: "M8 5.5v13l11-6.5z",
  pause: "M8.5 6v12M15.5 6v12",
  picture: "M4 5h16v14H4zM4 16l5-5 4.5 4.5 2.5-2.5 4 4M15 8.5a1.3 1.3 0 100 2.6 1.3 1.3 0 000-2.6",
  cut: "M4 7a2.5 2.5 0 105 0 2.5 2.5 0 00-5 0M4 17a2.5 2.5 0 105 0 2.5 2.5 0 00-5 0M8.5 8.5L20 17M8.5 15.5L20 7",
} as const;

export type IconName = keyof typeof outlines;

/** A line drawing beside words, `size` millimetres high, and larger with the text. It says nothing by itself, so it is not read aloud. */
export function Icon({ name, size = 9 }: { name: IconName; size?: number }) {
  const side = `calc(var(--mm) * ${size} * var(--text-scale))`;
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" style={{ width: side, height: side }}>
      <path
        d={outlines[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.9"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
