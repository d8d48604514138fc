/** What a verified answer says of the person. */
export interface Answer {
  /** How the person proved themselves. */
  provider: string;
  /** What identifies the person: `lt-personal-code` and its like. */
  attributes: Record<string, string>;
  /** What else is told: `firstName`, `lastName`, `email` …; what came empty is absent. */
  information: Record<string, string>;
  /** What we gave the platform to hand back. */
  customData: string | null;
}
