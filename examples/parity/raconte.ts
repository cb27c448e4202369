import type { ProgramOptions } from "../client/run-program.ts";
import { openSession, type RaconteSession } from "../raconte/session.ts";
import { answerRows } from "./raconte/answers.ts";
import { argumentRows } from "./raconte/arguments.ts";
import { hostingRows } from "./raconte/hosting.ts";
import { interviewRows } from "./raconte/interviews.ts";
import { invitationRows } from "./raconte/invitations.ts";
import type { Play } from "./raconte/play.ts";
import type { ParityRow } from "./row.ts";

let session: RaconteSession | undefined;

const play: Play = () => {
  if (session === undefined) throw new Error("openRaconte has to be called before a row is checked.");
  return session;
};

/** What Raconte's page says of its server: tools, arguments, answers, hosting, behaviour and life cycle. */
export function raconteRows(): ParityRow[] {
  return [
    ...argumentRows(play),
    ...answerRows(play),
    ...hostingRows(play),
    ...interviewRows(play),
    ...invitationRows(play),
  ];
}

/** Starts the stand-in and the generated server for the rows; one at a time. */
export async function openRaconte(options: ProgramOptions): Promise<{ close(): Promise<void> }> {
  const opened = await openSession(options);
  session = opened;
  return {
    close: () => {
      session = undefined;
      return opened.close();
    },
  };
}
