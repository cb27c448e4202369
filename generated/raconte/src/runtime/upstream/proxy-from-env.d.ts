/** The package ships no types. */
declare module "proxy-from-env" {
  /** URL of the proxy for a URL by the environment's variables; `""` when there is none. */
  export function getProxyForUrl(url: string): string;
}
