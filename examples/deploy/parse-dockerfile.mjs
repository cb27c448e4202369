/**
 * The stages of a Dockerfile: `{ base, name, steps: [{ instruction, value }] }`. `value` is an array where the exec form or a
 * list of paths stands, else text. Comments, continued lines and `--from` are understood.
 * @throws {Error} for an instruction that a replay would get wrong.
 */
export function parseDockerfile(text) {
  const stages = [];
  const lines = text
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n")
    .replace(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  for (const line of lines) {
    const [, word = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    const instruction = word.toUpperCase();
    const read = Object.hasOwn(readers, instruction) ? readers[instruction] : undefined;
    if (read === undefined) throw new Error(`${JSON.stringify(line)} is no step that can be replayed.`);
    if (instruction === "FROM") {
      const [base = "", , name = String(stages.length)] = rest.split(/\s+/);
      stages.push({ base, name, steps: [] });
    } else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`${instruction} stands before the first FROM.`);
      stage.steps.push({ instruction, value: read(rest) });
    }
  }
  return stages;
}

const asText = (rest) => rest;

/** The exec form, an array in JSON; the shell form is run by a shell. */
const asCommand = (rest) => (rest.startsWith("[") ? JSON.parse(rest) : ["/bin/sh", "-c", rest]);

const readers = {
  FROM: asText,
  WORKDIR: asText,
  RUN: asText,
  USER: asText,
  EXPOSE: asText,
  ENV: (rest) => rest.split(/\s+/),
  COPY: (rest) => rest.split(/\s+/),
  ENTRYPOINT: asCommand,
  CMD: asCommand,
};
