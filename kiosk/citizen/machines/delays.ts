/** Every delay of a session's machines, in milliseconds, with the rule that fixes it. The terminal's own, which load first, stand beside. */

export const sessionDelays = {
  /** Without a touch, until the warning. WCAG 2.2.1 asks for enough time; the elderly read at about 2 characters a second, and no screen holds more than 120. */
  idleTime: 60_000,
  /** One step of the countdown. */
  second: 1_000,
  /** A read takes under 2 s (GA 450); a reader that is silent for longer has failed. */
  readPatience: 15_000,
  /** How long the screen asks for a forgotten card before it ends the session. */
  takeCardPatience: 60_000,
  /** How long it asks for a card that the reader cannot see go; long enough to read 20 characters and to reach for the card. */
  unseenCardTime: 10_000,
  /** How long the thanks are shown; long enough to read 30 characters. */
  thanksTime: 8_000,
} as const;

/** Seconds of warning before the session ends. WCAG 2.2.1: at least 20. */
export const warningSeconds = 30;

export const documentDelays = {
  /** As of the session: a reader that is silent for longer has failed. */
  readPatience: 15_000,
  /** As of a code: how long a document is waited for at the scanner. */
  scanPatience: 45_000,
} as const;

export const licencesDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and asking again is safe. */
  requestPatience: 10_000,
} as const;

export const codeDelays = {
  /** How long a code is waited for at the scanner. House rule: shorter than the idle time, so that there is another way before the warning. */
  scanPatience: 45_000,
} as const;

export const appointmentDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
  /** Until the printer's silence is called so, as for a ticket. */
  printPatience: 30_000,
  /** How long the words about a check-in stand alone; long enough to read 40 characters. */
  arrivedTime: 20_000,
} as const;

export const enterpriseDelays = {
  /** Until the hall's silence is called so; behind it stands the registry, whose own time is shorter. */
  requestPatience: 10_000,
  /** As of a code: how long it is waited for at the scanner. */
  scanPatience: 45_000,
} as const;

export const findDelays = {
  /** Until the silence of the terminal's own catalogue is called so: it answers within milliseconds. */
  patience: 5_000,
  /** Until the printer's silence is called so, as for a ticket. */
  printPatience: 30_000,
} as const;

export const findCasesDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and asking again is safe. */
  requestPatience: 10_000,
} as const;

export const followDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
  /** Until the printer's silence is called so, as for a ticket. */
  printPatience: 30_000,
} as const;

export const savedDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
} as const;

export const deliveryDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
} as const;

export const owedDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
} as const;

export const handleDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
  /** The hall looks at everything anew and seals its papers, of a package of all its matters. */
  submitPatience: 20_000,
  /** Until the printer's silence is called so, as for a ticket. */
  printPatience: 30_000,
} as const;

export const assistanceDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
  /** Until the printer's silence is called so, as for a ticket. */
  printPatience: 30_000,
} as const;

/** The same: the hall is asked, and a slip printed. */
export const painDelays = assistanceDelays;

export const ratingDelays = {
  /** How long the faces stand: the question and five levels are 30 characters, and the elderly read about 2 a second. */
  facesTime: 15_000,
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same key makes asking again safe. */
  requestPatience: 10_000,
  /** As of the session's own thanks. */
  thanksTime: 8_000,
} as const;

export const scanDelays = {
  /** Until a camera that does not open is called so: the slowest take 3 s, and nobody answers a question of the browser's here. */
  openPatience: 8_000,
  /** Without a new picture the camera has stopped: in the dark the slowest give five a second. House rule. */
  frozenAfter: 4_000,
  /** Of one page: some thirty parts, each of which the hall writes down; a terminal gives its hall up within 5 s. */
  sendPatience: 20_000,
} as const;

export const helpDelays = {
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s, and the same id makes asking again safe. */
  requestPatience: 10_000,
  /** Between two tries where the hall cannot be reached: while the sheet says where somebody is to be found. */
  retryDelay: 5_000,
  /** How often it is looked at in how many minutes somebody comes. */
  minuteLook: 15_000,
  /** How long it is said that a call is over; long enough to read 40 characters. */
  endedTime: 20_000,
} as const;

/** How long a session waits for a call, unless a guide gives it more: as long as one rings, and some minutes of help. Behind it the usual time counts again. */
export const helpHoldTime = 20 * 60_000;

export const accompanyDelays = {
  /** How long somebody is asked whether a guide may look on: the question is 60 characters, and the elderly read about 2 a second. As the hall's own. */
  askTime: 60_000,
  /** Until the hall's silence is called so; a terminal gives its hall up within 5 s. */
  requestPatience: 10_000,
  /** How long a lost line is waited for; then nobody looks on any more. As the hall's own. */
  gapTime: 30_000,
  /** How long it is said what the guide did, and that it is over: long enough to read 20 characters and to touch. */
  noteTime: 20_000,
  endedTime: 15_000,
  /** Until the printer's silence is called so, as for a ticket. */
  printPatience: 30_000,
} as const;

export const takeNumberDelays = {
  /** Until the hall's silence is called so. A number is issued within 1 s; the same key makes asking again safe. */
  requestPatience: 10_000,
  /** The number stands alone on the screen before the printer draws the eye away. */
  issuedTime: 2_000,
  /** Until the printer's silence is called so: a ticket takes under 3 s, its confirmation at most 10 s more. */
  printPatience: 30_000,
  /** How long the ticket is pointed at; after that the session goes on by itself. */
  takeTicketTime: 20_000,
} as const;
