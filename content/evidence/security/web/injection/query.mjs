const COLUMNS = new Map([["name", "name"], ["newest", "created_at desc"], ["price", "price_cents"]]);
const likeText = (text) => `%${text.replace(/[\\%_]/g, "\\$&")}%`; // backslash is PostgreSQL's default escape

/** Items of one tenant: values are parameters, the order comes from a list of our own, types are checked. */
export function searchItems({ tenant, text, ids, order }) {
  if (typeof text !== "string" || text.length > 100) throw new TypeError("text");
  if (!Array.isArray(ids) || ids.length > 500 || !ids.every(Number.isSafeInteger)) throw new TypeError("ids");
  const by = COLUMNS.get(order); // a Map: "__proto__" and "constructor" find nothing
  if (by === undefined) throw new TypeError("order");
  return {
    text: `select id, name from item
            where tenant = $1 and name ilike $2 and (cardinality($3::int[]) = 0 or id = any($3::int[]))
            order by ${by}, id limit 50`,
    values: [tenant, likeText(text), ids],
  };
}
