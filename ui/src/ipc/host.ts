// The desktop shell as the window sees it. Two hosts exist: the real one (tauri.ts) and, for unit tests and for
// `npm run dev` in a browser, the one in ./fake, which the production bundle does not contain.

/** What a refused command answers. `code` is there for branching, `message` and `hint` are for people. */
export type HostError = {
  code: string;
  message: string;
  hint: string;
  fields: { field: string; message: string }[];
  unsaved: boolean;
};

export interface Host {
  /** Runs a command of the shell. Rejects with a `HostError`. */
  call(command: string, args?: { [name: string]: unknown }): Promise<unknown>;
  /** Hears an event of the shell until the returned function is called. */
  listen(event: string, hear: (payload: unknown) => void): Promise<() => void>;
}

let current: Host | null = null;

/** Says which host to use. Called once, before the first command. */
export function chooseHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (!current) throw new Error("no host was chosen before the first command");
  return current;
}

const isRecord = (value: unknown): value is { [key: string]: unknown } => typeof value === "object" && value !== null;
const text = (value: unknown, fallback: string): string => (typeof value === "string" ? value : fallback);

/** Any rejection as a `HostError`, so that whoever shows it needs no second case. */
export function asHostError(reason: unknown): HostError {
  if (!isRecord(reason)) return { code: "unexpected", message: String(reason), hint: "", fields: [], unsaved: false };
  const fields = Array.isArray(reason.fields)
    ? reason.fields.filter(isRecord).map((f) => ({ field: text(f.field, ""), message: text(f.message, "") }))
    : [];
  return {
    code: text(reason.code, "unexpected"),
    message: text(reason.message, String(reason)),
    hint: text(reason.hint, ""),
    fields,
    unsaved: reason.unsaved === true,
  };
}
