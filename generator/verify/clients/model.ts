/** What becomes of what passes a limit: the client refuses it, cuts it, or takes it and complains. */
export type Effect = "refused" | "cut" | "warned";

/** A limit, what happens beyond it, and who says so. */
export interface Fact<Value> {
  value: Value;
  effect: Effect;
  /** A page that says it: the maker's own where it was found, else a report with the maker's message in it. */
  source: string;
  /** Day of that page or of its last check, as YYYY-MM-DD. */
  date: string;
}

/** What a client, or the API of a provider, takes of an MCP server. What nothing reliable says is absent. */
export interface ClientProfile {
  /** For `--client`. */
  name: string;
  title: string;
  /** Set where the server lists its tools for this client in a dialect of its own. */
  dialect?: "gemini";
  /** Tools in all. */
  tools?: Fact<number>;
  /** Tokens of all tools together. */
  listTokens?: Fact<number>;
  /** Characters of a tool's name as the client sends it on: `prefix` comes first, `{server}` in it for the server's name. */
  toolName?: Fact<number> & { prefix: string };
  toolNamePattern?: Fact<RegExp>;
  /** Characters of a tool's description. */
  description?: Fact<number>;
  /** Characters of the server's instructions. */
  instructions?: Fact<number>;
  /** Names of a tool's arguments. */
  argumentPattern?: Fact<RegExp>;
  schema?: SchemaLimits;
  /** Tokens of a result. */
  resultTokens?: Fact<number>;
  /** Bytes of a result. */
  resultBytes?: Fact<number>;
}

/** What may stand in an input schema. */
export interface SchemaLimits {
  /** Keywords that may not stand at its root. */
  notAtRoot?: Fact<readonly string[]>;
  /** Keywords that may not stand anywhere. */
  nowhere?: Fact<readonly string[]>;
  /** The only keywords there are. */
  only?: Fact<readonly string[]>;
  /** Every list must say what is in it. */
  itemsNeeded?: Fact<true>;
  /** Nothing may stand beside `anyOf`. */
  unionsAlone?: Fact<true>;
  /** Objects take named properties only, and all of them are required. */
  closedAndRequired?: Fact<true>;
  /** Objects within objects. */
  depth?: Fact<number>;
  /** Properties in all. */
  properties?: Fact<number>;
  /** Values of enumerations in all. */
  enumValues?: Fact<number>;
}
