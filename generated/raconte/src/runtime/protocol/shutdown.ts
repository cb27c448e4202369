import type { Log } from "./log.ts";

const stopSignals = ["SIGTERM", "SIGINT"] as const;

/**
 * Calls `stop` at the first SIGTERM or SIGINT; a second one ends the process at once.
 * The function that is returned takes this back.
 */
export function onStopSignal(stop: (signal: NodeJS.Signals) => void): () => void {
  let stopping = false;
  const listener = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    stop(signal);
  };
  for (const signal of stopSignals) process.on(signal, listener);
  return () => {
    for (const signal of stopSignals) process.off(signal, listener);
  };
}

/** Lets the process end by itself, and ends it when something keeps it alive for longer than `graceMs`. */
export function exitSoon(graceMs = 500): void {
  setTimeout(() => process.exit(), graceMs).unref();
}

/**
 * Keeps the process up when a promise is rejected with nobody looking: logged, never fatal. Also a standard
 * error that is closed does no harm. The function that is returned takes this back.
 */
export function guardProcess(log: Log): () => void {
  const onRejection = (reason: unknown) => {
    log.error("rejection", { error: reason instanceof Error ? reason.message : String(reason) });
  };
  const ignore = () => {};
  process.on("unhandledRejection", onRejection);
  process.stderr.on("error", ignore);
  return () => {
    process.off("unhandledRejection", onRejection);
    process.stderr.off("error", ignore);
  };
}

/** Writes to a stream; calls back when it is done, and answers false when the stream asks to wait. */
export type Write = (text: string, done: () => void) => boolean;

/**
 * Takes standard output for the protocol. Whatever else writes there, `console.log` included, lands on standard
 * error from now on: one stray line would end the connection.
 */
export function claimStdout(): Write {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return (text, done) => write(text, "utf8", done);
}
