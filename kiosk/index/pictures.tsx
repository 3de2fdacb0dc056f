/** Small drawings of the pages. They show shapes only, so that they are right in every language. */
export const pictures = {
  citizen: CitizenPicture,
  appointments: AppointmentsPicture,
  window: WindowPicture,
  board: BoardPicture,
  n: PhonePicture,
  simulator: SimulatorPicture,
  technician: TechnicianPicture,
  guide: GuidePicture,
  manager: ManagerPicture,
} as const;

export type PageName = keyof typeof pictures;

function CitizenPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <path class="picture__solid" d="M122 200l6-34h64l6 34z" />
      <rect class="picture__sheet" x="108" y="12" width="104" height="146" rx="6" />
      <rect class="picture__deep" x="114" y="18" width="92" height="16" rx="2" />
      <path class="picture__feather" d="M150 34q18-16 56-10M166 34q14-10 40-6" />
      <path class="picture__words" d="M122 46h44M122 54h62" />
      <rect class="picture__action" x="122" y="64" width="76" height="20" rx="4" />
      <rect class="picture__soft" x="122" y="90" width="76" height="20" rx="4" />
      <rect class="picture__soft" x="122" y="116" width="76" height="20" rx="4" />
      <path class="picture__words picture__words--light" d="M138 74h44" />
      <path class="picture__words" d="M138 100h34M138 126h40" />
      <path class="picture__sheet" d="M94 158h132l14 28a4 4 0 01-4 5H84a4 4 0 01-4-5z" />
      <path class="picture__soft" d="M112 166h38l-3 16h-42z" />
      <rect class="picture__ink" x="172" y="168" width="36" height="4" rx="2" />
      <path class="picture__sheet" d="M178 171h24v24l-4-3-4 3-4-3-4 3-4-3-4 3z" />
    </svg>
  );
}

/** A week in a browser, with one time of it chosen. */
function AppointmentsPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <rect class="picture__sheet" x="28" y="14" width="264" height="172" rx="6" />
      <path class="picture__deep" d="M28 20a6 6 0 016-6h252a6 6 0 016 6v12H28z" />
      <path class="picture__words" d="M46 48h24M96 48h24M146 48h24M196 48h24M246 48h24" />
      {[0, 1, 2, 3, 4].flatMap((day) =>
        [0, 1, 2, 3].map((time) => (
          <rect
            key={`${day} ${time}`}
            class={day === 2 && time === 1 ? "picture__action" : "picture__soft"}
            x={40 + day * 50}
            y={60 + time * 30}
            width="40"
            height="22"
            rx="4"
          />
        )),
      )}
      <path class="picture__words picture__words--light" d="M150 101h20" />
    </svg>
  );
}

function WindowPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <rect class="picture__sheet" x="36" y="16" width="248" height="150" rx="6" />
      <path class="picture__deep" d="M36 22a6 6 0 016-6h236a6 6 0 016 6v12H36z" />
      <path class="picture__solid" d="M138 166h44l6 20h-56z" />
      <path class="picture__solid" d="M112 184h96v6h-96z" />
      <rect class="picture__soft" x="48" y="44" width="150" height="66" rx="4" />
      <text class="picture__number" x="123" y="94" text-anchor="middle" font-size="46">
        A012
      </text>
      <rect class="picture__action" x="48" y="120" width="46" height="18" rx="3" />
      <rect class="picture__action" x="100" y="120" width="46" height="18" rx="3" />
      <rect class="picture__action" x="152" y="120" width="46" height="18" rx="3" />
      <path class="picture__words" d="M50 152h34M104 152h34M156 152h34" />
      <path class="picture__words" d="M212 52h34M212 72h28M212 92h36" />
      <path class="picture__words picture__words--strong" d="M262 52h8M262 72h8M262 92h8" />
      <rect class="picture__soft" x="210" y="120" width="28" height="14" rx="3" />
      <rect class="picture__soft" x="244" y="120" width="28" height="14" rx="3" />
    </svg>
  );
}

function BoardPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <path class="picture__rod" d="M110 0v22M210 0v22" />
      <rect class="picture__night" x="28" y="20" width="264" height="150" rx="6" />
      <path class="picture__words picture__words--night" d="M40 34h76" />
      <rect class="picture__night-card" x="40" y="46" width="148" height="86" rx="5" />
      <text class="picture__number picture__number--night" x="114" y="98" text-anchor="middle" font-size="50">
        B007
      </text>
      <text class="picture__number picture__number--pale" x="114" y="123" text-anchor="middle" font-size="17">
        → 3
      </text>
      {[0, 1, 2, 3].map((row) => (
        <g key={row}>
          <text class="picture__number picture__number--pale" x="202" y={62 + row * 23} font-size="17">
            {["B007", "A012", "C003", "A011"][row]}
          </text>
          <text
            class="picture__number picture__number--quiet"
            x="280"
            y={62 + row * 23}
            text-anchor="end"
            font-size="17"
          >
            {[3, 1, 4, 2][row]}
          </text>
        </g>
      ))}
      {[0, 1, 2, 3].map((box) => (
        <rect key={box} class="picture__night-card" x={40 + box * 61} y="142" width="56" height="16" rx="3" />
      ))}
      <path class="picture__sound" d="M146 186h8l8-6v18l-8-6h-8zM169 184q5 5 0 10M174 180q9 9 0 18" />
    </svg>
  );
}

function PhonePicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <rect class="picture__sheet" x="112" y="12" width="96" height="176" rx="12" />
      <path class="picture__deep" d="M112 24a12 12 0 0112-12h72a12 12 0 0112 12v12h-96z" />
      {[0, 1, 2].map((row) => (
        <g key={row}>
          <rect class="picture__soft" x="120" y={46 + row * 34} width="80" height="28" rx="4" />
          <path class="picture__words" d={`M146 ${55 + row * 34}h44M146 ${65 + row * 34}h26`} />
        </g>
      ))}
      {["A", "B", "C"].map((letter, row) => (
        <text key={letter} class="picture__number" x="126" y={66 + row * 34} font-size="16">
          {letter}
        </text>
      ))}
      <rect class="picture__action" x="120" y="152" width="80" height="22" rx="4" />
      <path class="picture__words picture__words--light" d="M140 163h40" />
    </svg>
  );
}

function SimulatorPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <g class="picture__card">
        <rect class="picture__sheet" x="18" y="34" width="70" height="44" rx="4" />
        <path class="picture__words" d="M26 46h22M26 55h30M26 64h18" />
        <rect class="picture__soft" x="62" y="42" width="18" height="24" rx="2" />
      </g>
      <rect class="picture__sheet" x="18" y="94" width="70" height="44" rx="4" />
      <path class="picture__words" d="M26 106h22M26 115h30M26 124h18" />
      <rect class="picture__soft" x="62" y="102" width="18" height="24" rx="2" />
      <rect class="picture__sheet" x="112" y="14" width="84" height="118" rx="5" />
      <rect class="picture__deep" x="118" y="20" width="72" height="12" rx="2" />
      <rect class="picture__action" x="126" y="44" width="56" height="15" rx="3" />
      <rect class="picture__soft" x="126" y="65" width="56" height="15" rx="3" />
      <rect class="picture__soft" x="126" y="86" width="56" height="15" rx="3" />
      <path class="picture__sheet" d="M100 132h108l12 44a4 4 0 01-4 5H92a4 4 0 01-4-5z" />
      <path class="picture__soft" d="M112 142h34l-4 24h-36z" />
      <rect class="picture__ink" x="162" y="146" width="34" height="4" rx="2" />
      <path class="picture__sheet" d="M167 149h24v36l-4-3-4 3-4-3-4 3-4-3-4 3z" />
      <rect class="picture__sheet" x="226" y="14" width="80" height="167" rx="5" />
      <rect class="picture__toggle" x="236" y="26" width="20" height="11" rx="5.5" />
      <rect class="picture__toggle picture__toggle--on" x="236" y="44" width="20" height="11" rx="5.5" />
      <rect class="picture__toggle" x="236" y="62" width="20" height="11" rx="5.5" />
      <path class="picture__words" d="M264 31h30M264 49h26M264 67h32" />
      <path
        class="picture__bytes"
        d="M236 92h60M236 104h44M236 116h60M236 128h32M236 140h54M236 152h60M236 164h40"
      />
    </svg>
  );
}

function TechnicianPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <rect class="picture__sheet" x="28" y="14" width="264" height="172" rx="6" />
      <path class="picture__deep" d="M28 20a6 6 0 016-6h252a6 6 0 016 6v12H28z" />
      <rect class="picture__soft" x="40" y="44" width="116" height="62" rx="4" />
      <rect class="picture__soft" x="164" y="44" width="116" height="62" rx="4" />
      <circle class="picture__action" cx="54" cy="58" r="6" />
      <circle class="picture__solid" cx="178" cy="58" r="6" />
      <path class="picture__words" d="M68 58h52M48 76h92M48 90h70M192 58h52M172 76h92M172 90h70" />
      <path class="picture__words" d="M40 124h30M78 124h52M138 124h142" />
      <path class="picture__words" d="M40 142h30M78 142h36M122 142h120" />
      <path class="picture__words" d="M40 160h30M78 160h60M146 160h134" />
    </svg>
  );
}

function ManagerPicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <rect class="picture__sheet" x="28" y="14" width="264" height="172" rx="6" />
      <path class="picture__deep" d="M28 20a6 6 0 016-6h252a6 6 0 016 6v12H28z" />
      {[0, 1, 2, 3].map((tile) => (
        <g key={tile}>
          <rect class="picture__soft" x={40 + tile * 61} y="42" width="54" height="32" rx="4" />
          <path class="picture__words" d={`M${46 + tile * 61} 51h26`} />
          <path class="picture__words picture__words--strong" d={`M${46 + tile * 61} 64h18`} />
        </g>
      ))}
      <path class="picture__words" d="M40 174h148" />
      {[22, 50, 74, 58, 34, 44, 62].map((height, bar) => (
        <rect
          // The bars never change places.
          key={height}
          class="picture__action"
          x={44 + bar * 21}
          y={172 - height}
          width="14"
          height={height}
        />
      ))}
      <path class="picture__words" d="M204 92h76M204 108h60M204 124h70M204 140h48M204 156h66M204 172h54" />
    </svg>
  );
}

function GuidePicture() {
  return (
    <svg class="picture" viewBox="0 0 320 200" aria-hidden="true">
      <rect class="picture__ground" width="320" height="200" />
      <rect class="picture__sheet" x="112" y="12" width="96" height="176" rx="10" />
      <rect class="picture__deep" x="120" y="24" width="80" height="18" rx="3" />
      <path class="picture__words picture__words--light" d="M128 33h40" />
      <rect class="picture__action" x="120" y="52" width="80" height="26" rx="4" />
      <path class="picture__words picture__words--light" d="M128 62h30M128 70h50" />
      <rect class="picture__soft" x="120" y="84" width="80" height="26" rx="4" />
      <path class="picture__words" d="M128 94h34M128 102h44" />
      <rect class="picture__action" x="120" y="140" width="80" height="20" rx="4" />
      <path class="picture__words" d="M124 174h12M142 174h12M160 174h12M178 174h12" />
    </svg>
  );
}
