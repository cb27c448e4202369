import { InputError } from "../diagnostics/diagnostic.ts";
import { refuseSecretUrl } from "./refuse-secret-url.ts";

const secret = "s3cr3t";

test.each([
  [`https://user:${secret}@a.example/o.yaml`, "The user name and password"],
  [`https://${secret}@a.example/o.yaml`, "The user name and password"],
  [`https://a.example/o.yaml?b=1&token=${secret}`, 'The value of "token"'],
  [`https://a.example/o.yaml?sv=1&sig=${secret}&Key=${secret}`, 'The value of "sig", "Key"'],
  [`HTTPS://a.example/o.yaml?X-Amz-Signature=${secret}`, 'The value of "X-Amz-Signature"'],
  [`https://a.example/o.yaml?access%5Ftoken=${secret}`, 'The value of "access_token"'],
  [`https://a.example/o.yaml?clientSecret=${secret}`, 'The value of "clientSecret"'],
  [`https://a.example/o.yaml?code=${secret}`, 'The value of "code"'],
])("%s is refused, and its secret is not repeated", (spec, want) => {
  const refused = (): unknown => {
    try {
      refuseSecretUrl(spec);
    } catch (error) {
      return error;
    }
  };
  const error = refused() as InputError;
  expect(error).toBeInstanceOf(InputError);
  expect(error.diagnostic.message).toBe(
    `${want} in the URL https://a.example/o.yaml would stand in the workflow, where everybody reads it.`,
  );
  expect(JSON.stringify(error.diagnostic)).not.toContain(secret);
});

test.each([
  "https://a.example/o.yaml",
  "https://a.example/o.yaml?version=3&format=json&page_size=2&country_code=de&keyword=a&design=b&author=me",
  "specs/a.yaml",
  "specs/token=a.yaml",
])("%s may stand in a workflow", (spec) => {
  expect(() => refuseSecretUrl(spec)).not.toThrow();
});
