import type { MyCollaboration } from "@vitrina/domain/applications";
import type { ComponentType } from "react";

/** What every section of a collaboration's page is given. */
export type SectionProps = { collaboration: MyCollaboration };

/** One part of a collaboration's page. */
export type Section = {
  /** Its place on the page: `/applications/…#parcel` leads there. */
  id: string;
  /** Decides before anything of the section is loaded. */
  isShown: (collaboration: MyCollaboration) => boolean;
  Part: ComponentType<SectionProps>;
  /** Beside the others on a wide screen, below them on a phone. */
  aside?: true;
  /** The height of what comes, as a class, for a section whose code is fetched when the page opens. */
  height?: string;
};
