// What attacks are put together from, and how they are told.
export function statusOf(heard) {
  const found = /^HTTP\/1\.1 (\d{3}) /.exec(heard);
  return found ? Number(found[1]) : undefined;
}

export function nested(open, inner, close, depth) {
  return open.repeat(depth) + inner + close.repeat(depth);
}

export function times(many, part) {
  return Array.from({ length: many }, (_, n) => part(n)).join("");
}

export function asJson(query) {
  return JSON.stringify({ query });
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
