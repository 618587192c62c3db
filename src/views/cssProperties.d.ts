// Custom properties that the views set from data.
import "react";

declare module "react" {
  interface CSSProperties {
    "--depth"?: number;
    "--share"?: number;
    "--wash"?: string;
  }
}
