import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadAll } from "js-yaml";
import { serveFake, stopFakes } from "../../generator/test/runtime/serve-fake.ts";
import { readSettings, type Settings } from "../../templates/runtime/settings/read-settings.ts";

afterAll(stopFakes);

interface Resource {
  kind: string;
  metadata: { name: string; labels: Record<string, string> };
  spec: Record<string, unknown>;
}
interface Probe {
  httpGet: { path: string; port: string };
}
interface Container {
  image: string;
  args: string[];
  env?: unknown[];
  ports: { name: string; containerPort: number }[];
  livenessProbe: Probe;
  readinessProbe: Probe;
  lifecycle: { preStop: { exec: { command: string[] } } };
  resources: { requests: object; limits: object };
  securityContext: object;
}
interface Pod {
  securityContext: object;
  terminationGracePeriodSeconds: number;
  automountServiceAccountToken: boolean;
  containers: Container[];
}

const text = readFileSync("examples/deploy/retell-mcp.yaml", "utf8");
const resources = loadAll(text) as Resource[];
const ofKind = (kind: string) => {
  const found = resources.filter((resource) => resource.kind === kind);
  expect(found.length).toBe(1);
  return found[0]?.spec as never;
};
const deployment: { selector: { matchLabels: object }; template: { metadata: object; spec: Pod } } =
  ofKind("Deployment");
const pod = deployment.template.spec;
const [container] = pod.containers as [Container];
const settings: Settings = readSettings(container.args, {}, "RETELL_BASE_URL");

describe("the manifest", () => {
  test("starts the server with flags that it knows, for callers who bring their own key", () => {
    expect(settings).toMatchObject({
      command: "http",
      http: { host: "0.0.0.0", credentials: "passthrough", sse: false, allowedHosts: ["mcp.example.com"] },
    });
  });

  test("agrees with itself on ports and names", () => {
    const port = container.ports.find(({ name }) => name === "http");
    expect(port?.containerPort).toBe(settings.http.port);
    const service: { selector: object; ports: { targetPort: string }[] } = ofKind("Service");
    expect(service.ports.map(({ targetPort }) => targetPort)).toEqual(["http"]);
    expect(service.selector).toEqual(deployment.selector.matchLabels);
    expect(deployment.template.metadata).toEqual({ labels: deployment.selector.matchLabels });
    const scaler: { scaleTargetRef: object; minReplicas: number } = ofKind("HorizontalPodAutoscaler");
    expect(scaler.scaleTargetRef).toMatchObject({ kind: "Deployment", name: "retell-mcp" });
    expect(scaler.minReplicas).toBeGreaterThan(1);
    expect(new Set(resources.map(({ metadata }) => metadata.name))).toEqual(new Set(["retell-mcp"]));
  });

  test("probes what the server answers, whatever the Host", async () => {
    const { origin } = await serveFake({ sse: false });
    for (const { httpGet } of [container.livenessProbe, container.readinessProbe]) {
      expect(httpGet.port).toBe("http");
      expect((await fetch(origin + httpGet.path)).status).toBe(200);
    }
  });

  test("gives calls the time they may take before a replica ends", () => {
    const pause = Number(container.lifecycle.preStop.exec.command.at(-1));
    const { shutdownMs } = settings.http.limits;
    expect(shutdownMs).toBeGreaterThan(settings.timeoutMs);
    expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(pause * 1_000 + shutdownMs);
  });

  test("runs without rights and without a secret", () => {
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    });
    expect(container.securityContext).toEqual({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(container.resources.requests).toMatchObject({ cpu: expect.anything(), memory: expect.anything() });
    expect(container.env).toBeUndefined();
    expect(text).not.toMatch(/kind: Secret|secretKeyRef|API_KEY/);
  });
});

describe("the Dockerfile of packages", () => {
  const plan = (folder: string) =>
    spawnSync(process.execPath, ["examples/deploy/replay-dockerfile.mjs", folder, "--plan"], {
      encoding: "utf8",
    });
  interface Stage {
    base: string;
    name: string;
    steps: { instruction: string; value: string | string[] }[];
  }

  test("ends in a small image without rights, which starts as the server allows", () => {
    const stages: Stage[] = JSON.parse(plan("templates/scaffold").stdout);
    const last = stages.at(-1);
    const stepOf = (instruction: string) =>
      last?.steps.find((step) => step.instruction === instruction)?.value;
    expect(stages.map(({ name }) => name)).toEqual(["build", "1"]);
    expect(last?.base).toMatch(/alpine/);
    expect(stepOf("USER")).toBe("node");
    expect(stepOf("COPY")).toEqual(["--from=build", "/package/dist", "./"]);
    const started = readSettings(stepOf("CMD") as string[], {}, "RETELL_BASE_URL");
    expect(started.http).toMatchObject({ host: "0.0.0.0", credentials: "passthrough" });
    expect(String(started.http.port)).toBe(stepOf("EXPOSE"));
    expect(started.http.allowedHosts).toEqual([`localhost:${started.http.port}`]);
  });

  test("is needed, and a folder, too", () => {
    expect(plan("templates/text")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("Dockerfile"),
    });
    expect(spawnSync(process.execPath, ["examples/deploy/replay-dockerfile.mjs"])).toMatchObject({
      status: 2,
    });
  });
});
