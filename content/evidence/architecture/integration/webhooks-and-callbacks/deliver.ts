import { lookup } from "node:dns";
import { request } from "node:https";
import { BlockList, isIP, isIPv4, type LookupFunction } from "node:net";

const outer6 = new BlockList(), inner = new BlockList();
outer6.addSubnet("2000::", 3, "ipv6");
for (const net of ["2001::/23", "2001:db8::/32", "2002::/16", "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
  "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"]) {
  const [ip = "", bits] = net.split("/");
  inner.addSubnet(ip, Number(bits), isIPv4(ip) ? "ipv4" : "ipv6");
}
export const isPublic = (ip: string) =>
  isIPv4(ip) ? !inner.check(ip) : outer6.check(ip, "ipv6") && !inner.check(ip, "ipv6");
export const publicOnly: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (err, all) => {
    if (!err && !all.every((a) => isPublic(a.address))) err = new Error(`refused address for ${host}`);
    if (err || options.all) done(err, all ?? []);
    else done(null, all[0]?.address ?? "", all[0]?.family);
  });
export function deliver(url: URL, headers: Record<string, string>) {
  const literal = url.hostname.replace(/^\[|\]$/g, ""); // a literal address never reaches lookup
  if (url.protocol !== "https:" || (isIP(literal) && !isPublic(literal))) throw new Error(`refused ${url.host}`);
  return request(url, { method: "POST", headers, lookup: publicOnly, signal: AbortSignal.timeout(15_000) });
}
