/** What each role may do to an invoice. What stands nowhere is refused. */
const POLICY = {
  member: { read: (user, invoice) => invoice.tenantId === user.tenantId, create: (user, invoice) => invoice.tenantId === user.tenantId },
  approver: {
    read: (user, invoice) => invoice.tenantId === user.tenantId,
    approve: (user, invoice) => invoice.tenantId === user.tenantId && invoice.createdBy !== user.id && invoice.state === "open",
  },
};

export function can(user, action, invoice) {
  if (user == null || invoice == null) return false;
  return user.roles.some((role) => {
    const rules = Object.hasOwn(POLICY, role) ? POLICY[role] : {};
    return Object.hasOwn(rules, action) && rules[action](user, invoice) === true; // a promise is not true
  });
}

/** The door that every route goes through: no object for strangers, not even the news that it exists. */
export async function allowed(user, action, load) {
  const object = await load();
  if (!can(user, "read", object)) throw Object.assign(new Error("not found"), { status: 404 });
  if (!can(user, action, object)) throw Object.assign(new Error("forbidden"), { status: 403 });
  return object;
}
