/** The bird of the house, standing in shallow water. Only on the rest screen. */
export function Egret() {
  return (
    <svg class="egret" viewBox="0 0 720 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path class="egret__hill" d="M0 330C120 250 230 240 330 296 430 214 560 200 720 292V420H0z" />
      <path class="egret__water" d="M0 400H720V560H0z" />
      <path class="egret__legs" d="M372 396l-8 112M404 392l18 116M364 508l-26 8M422 508l-28 9" />
      <path
        class="egret__white"
        d="M262 176c-2-34 22-58 52-54 24 4 38 24 34 52-4 30-30 52-40 84-6 20 0 34 12 42 48-30 118-24 170 16 38 30 66 62 104 108-44-10-86-8-124-10-62 22-140 14-178-30-34-40-40-92-14-134 14-24 22-40 18-56-4-14-18-14-22 0z"
      />
      <path class="egret__beak" d="M268 162L196 178 270 178z" />
      <circle class="egret__eye" cx="288" cy="156" r="4.5" />
      <path
        class="egret__feathers"
        d="M350 322c60-8 126 22 178 86M366 350c48 0 94 20 134 62M390 378c28 4 54 16 78 36M344 150c26 10 44 26 56 48"
      />
      <path class="egret__ripples" d="M250 520h260M300 540h190M120 456h90M560 470h100M60 500h70" />
    </svg>
  );
}
