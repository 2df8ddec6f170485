// How a script talks with the test that started it: one JSON value a line. What the person at the browser does is the test's part.
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** Reads the next line of the test. */
export async function hear() {
  const { value, done } = await lines.next();
  if (done) throw new Error('The test has gone.');
  return JSON.parse(value);
}

/** Tells the test something. */
export function tell(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Tells the test something and reads its answer. */
export function ask(value) {
  tell(value);
  return hear();
}

/** Stops with the message unless it holds. */
export function check(holds, message) {
  if (!holds) throw new Error(message);
}

/** What a refused request says in its body's "error". */
export async function refusal(work) {
  try {
    await work();
  } catch (error) {
    if (error.error) return error.error;
    throw error;
  }
  throw new Error('It was not refused.');
}
