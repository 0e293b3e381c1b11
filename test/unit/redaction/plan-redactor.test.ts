import { describe, expect, it } from "vitest";
import { planForDisplay } from "../../../src/plan/dry-run.ts";
import { namesIn, planRedactor } from "../../../src/redaction/plan-redactor.ts";
import { disk, inputs, plan, planFrom } from "../../builders.ts";

/** A Secret whose user name, database and password equal the app's name, as in many development manifests. */
const manifest = `kind: Deployment
apiVersion: apps/v1
metadata: { name: orders }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders } }
    spec:
      containers:
        - name: orders
          image: registry.example/orders:1
          args: ["--app=orders", "--token=$(API_TOKEN)", "--db=$(DB_URL)"]
          env:
            - { name: DB_USER, valueFrom: { secretKeyRef: { name: db, key: user } } }
            - { name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }
            - { name: API_TOKEN, valueFrom: { secretKeyRef: { name: db, key: token } } }
            - { name: DB_URL, value: "postgres://orders:in-the-address@db/orders" }
          ports: [{ containerPort: 3000 }]
          readinessProbe:
            httpGet: { path: "/orders/health?key=a&token=of-the-probe-query", port: 3000, httpHeaders: [{ name: X-Api-Key, value: of-the-probe }] }
          resources: { limits: { memory: 64Mi } }
---
kind: Secret
apiVersion: v1
metadata: { name: db }
stringData: { user: orders, database: orders, password: orders, token: hunter22 }
`;

describe("a Secret whose values equal the app's name", () => {
  const values = {
    image: undefined,
    "memory-limit": undefined,
    manifest: "k8s/orders.yaml",
    path: "/orders?token=in-the-query",
  };
  const read = inputs(values, disk([], { "k8s/orders.yaml": manifest }));
  const planned = planFrom(read);

  it("leaves image, workload, arguments, probe path and load path readable", () => {
    expect(planForDisplay(planned)).toMatchObject({
      target: {
        source: { image: "registry.example/orders:1" },
        describedAs: "Deployment/orders, container orders",
        command: ["--app=orders", "--token=***", "--db=postgres://orders:***@db/orders"],
      },
      readiness: { steps: [{ probe: { path: "/orders/health?key=a&token=***", headers: ["X-Api-Key"] } }] },
      load: { path: "/orders?token=***" },
    });
  });

  it("is a part of the names of workload, image and paths", () => {
    expect(namesIn(planned)).toEqual(
      expect.arrayContaining([
        ...["Deployment/orders, container orders", "registry.example/orders:1"],
        ...["/orders/health", "/orders", "X-Api-Key", "DB_USER"],
      ]),
    );
  });

  it("is masked in the app's log, and its other values everywhere", () => {
    const { output, message } = planRedactor(planned);
    const text = "orders hunter22 in-the-address in-the-query of-the-probe, of-the-probe-query";
    expect(output(text)).toBe("*** *** *** *** ***, ***");
    expect(message(text)).toBe("orders *** *** *** ***, ***");
  });
});

it("the names in a plan are those of images, files, hosts, paths, variables, headers and scenarios, without queries", () => {
  const scenario = [
    "data: { people: people.csv }",
    "requests:",
    "  - { name: log in, path: /login?a=b, capture: { ticket: json $.ticketAt } }",
  ].join("\n");
  const machine = disk(["ctx"], {
    "ctx/Dockerfile": "",
    "load.yml": scenario,
    "people.csv": "first-name\nada\n",
  });
  const names = namesIn(
    planFrom(
      inputs(
        {
          ...{ image: undefined, build: "ctx", "build-args": ["VERSION=1.2.3"], env: ["LOG_LEVEL=warning"] },
          ...{
            tmpfs: "/scratch",
            network: "backend",
            user: "nobody",
            scenario: "load.yml",
            "ready-path": "/ready?c=d",
          },
          ...{ headers: ["X-Trace: no-name"], "max-ratio": "0.9" },
        },
        machine,
      ),
      "out/report",
    ),
  );
  expect(names).toEqual(
    expect.arrayContaining([
      ...["ctx", "VERSION", "LOG_LEVEL", "/scratch", "backend", "nobody", "load.yml", "/ready", "X-Trace"],
      ...["people", "first-name", "log in", "/login", "ticket", "$.ticketAt", "out/report"],
    ]),
  );
  for (const value of ["1.2.3", "warning", "no-name", "a=b", "c=d"]) expect(names.join("\n")).not.toContain(value);
});

it("reuses the redactor of a plan", () => {
  const planned = plan();
  expect(planRedactor(planned)).toBe(planRedactor(planned));
});
