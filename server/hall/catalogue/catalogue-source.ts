import type { Catalogue } from "../../contract/catalogue/catalogue.ts";

/** The catalogue in force. */
export interface PublishedCatalogue {
  readonly catalogue: Catalogue;
  /** Another one for any other content. */
  readonly digest: string;
}

/** Where the hall has its catalogue from. */
export interface CatalogueSource {
  current(): PublishedCatalogue;
  /** Hears each change. Returns how to stop. */
  subscribe(listener: (published: PublishedCatalogue) => void): () => void;
}
