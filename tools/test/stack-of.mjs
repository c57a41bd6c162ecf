/**
 * What an error says and where it was thrown: a stack does not always begin with the message.
 * @param {{message: string, stack?: string | undefined}} error
 */
export function stackOf({ message, stack }) {
  return stack?.includes(message) ? stack : `${message}\n${stack ?? ""}`;
}
