const ID = /^[a-z0-9-]{1,40}$/;

/** The screen that a link may open, or undefined. `hosts` are ours, verified as universal and app links. */
export function screenOf(link: string, hosts: readonly string[]): { name: "order"; id: string } | { name: "home" } | undefined {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return undefined;
  }
  if (url.protocol !== "https:" || !hosts.includes(url.host) || url.username !== "") return undefined;
  const [area = "", id = "", ...rest] = url.pathname.split("/").slice(1);
  if (area === "" && rest.length === 0) return { name: "home" };
  return area === "orders" && ID.test(id) && rest.length === 0 ? { name: "order", id } : undefined;
}
