/** A document whose machine-readable zone can be held to the simulated scanner. Nobody of them exists. */
export interface TravelDocument {
  readonly id: string;
  /** Two of 44 signs, or three of 30 (ICAO Doc 9303 parts 4 and 5), with right check digits. */
  readonly zone: readonly string[];
}

/**
 * UTO is the state of ICAO's specimens, Utopia. The zone of a 台胞证 is published nowhere: here it is a card's, by China, of a type that
 * begins with C, and its number of zeros and a twelve is nobody's.
 */
export const travelDocuments: readonly TravelDocument[] = [
  {
    id: "passport",
    zone: ["P<UTOSAMPLE<<TEST<TRAVELLER<<<<<<<<<<<<<<<<<", "XU00000115UTO8808084F3402018<<<<<<<<<<<<<<<8"],
  },
  {
    id: "passport-expired",
    zone: ["P<UTOSAMPLE<<EXPIRED<<<<<<<<<<<<<<<<<<<<<<<<", "XU00000229UTO8808084M1902019<<<<<<<<<<<<<<<4"],
  },
  {
    id: "taiwan-permit",
    zone: [
      "CTCHN00000012<3<<<<<<<<<<<<<<<",
      "8506128M2903013CHN<<<<<<<<<<<4",
      "SAMPLE<<TAIWAN<VISITOR<<<<<<<<",
    ],
  },
];
