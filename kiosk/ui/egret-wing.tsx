/** The signature of the house: an egret's wing, three feathers drawn as thin arcs across the header. */
export function EgretWing() {
  return (
    <svg class="egret-wing" viewBox="0 0 1080 154" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
      <g fill="none" stroke="currentColor" stroke-linecap="round">
        <path stroke-width="5" d="M330 190C430 60 620 -6 860 26c92 12 168 40 236 84" />
        <path stroke-width="3.5" d="M420 190C510 84 670 34 866 60c84 11 158 36 226 76" />
        <path stroke-width="2.2" d="M516 190C592 112 712 78 868 96c70 8 138 28 204 62" />
      </g>
    </svg>
  );
}
