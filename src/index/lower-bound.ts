/**
 * First place in an ascending list, of which `at` gives each value, whose value is `wanted` or more; its length where there is none.
 *
 * @param length of the list
 */
export function lowerBound(length: number, at: (place: number) => number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
