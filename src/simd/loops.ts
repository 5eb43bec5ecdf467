/** The inner loops of `kernels.wat` over one block of memory. Every address is a byte of it; nothing checks that it lies inside. */
export interface Loops {
  /** Products of a query (16-bit whole numbers) with rows (8-bit ones), each a sum of 32 bits. @param size length of a row, a multiple of 16 */
  dots(query: number, rows: number, count: number, size: number, out: number): void;
  /** The same with rows picked from a table by their numbers (32 bits each). */
  pickedDots(query: number, table: number, picks: number, count: number, size: number, out: number): void;
  /**
   * How near passages, given by their numbers (32 bits each), are as a whole: the products of their rows, each times the row's scale, added up and
   * divided by the length of the sum of the passage's vectors. Results are 64-bit floats, scales and lengths 32-bit ones.
   * @param offsets first row of each passage, and the end of the last
   */
  passages(
    query: number,
    rows: number,
    size: number,
    scales: number,
    offsets: number,
    sums: number,
    picks: number,
    count: number,
    out: number,
  ): void;
  /** Products of a query (64-bit floats) with rows (8-bit whole numbers), as 64-bit floats. @param size length of a row, a multiple of 4 */
  products(query: number, rows: number, count: number, size: number, out: number): void;
  /**
   * In how many bits codes differ from a query's (16 bits each), and how many codes differ in that many (`counts`, 32 bits each, added to).
   * @param size length of a code in bytes, a multiple of 32
   */
  differences(query: number, codes: number, count: number, size: number, out: number, counts: number): void;
  /** Numbers (32 bits) of the codes that differ in at most `most` bits, in order; room for `count` + 1. Gives how many there are. */
  within(differences: number, count: number, most: number, out: number): number;
  /**
   * Adds to the scores of the passages of a list (32 bits each) what a term scores there: `weight` times what `single` has for a passage where the
   * term stands once, else `n · most / (n + norms)` of the passage. Scores, `single` and `norms` are 32-bit floats.
   * @param counts how often the term stands in each passage of the list, 8 bits each
   */
  score(
    passages: number,
    counts: number,
    count: number,
    weight: number,
    most: number,
    single: number,
    norms: number,
    scores: number,
  ): void;
  /** Numbers (32 bits) of the scores of at least so much, in order; gives how many. @param count a multiple of 4 */
  reaching(scores: number, count: number, least: number, out: number): number;
  /**
   * A layer applied to rows: `start + in · weights`, rows of 32-bit floats. Start and weights are 64-bit floats, the weights input by input.
   * @param startSize how many bytes further the start of the next row stands, 0 where all have the same
   * @param outputs a multiple of 8
   */
  layer(
    input: number,
    inputs: number,
    weights: number,
    start: number,
    startSize: number,
    count: number,
    outputs: number,
    out: number,
  ): void;
  /**
   * What tokens add to the rows around them, see `kernels.wat`.
   * @param parts for each token, the address (32 bits) of its own row and, behind it, of `around` further ones
   * @param size length of a row of 32-bit floats in bytes, a multiple of 16
   * @param out room for `count` + `around` rows
   */
  colour(parts: number, count: number, size: number, around: number, out: number): void;
  /** Hyperbolic tangents of 32-bit floats, in place, right to about 1e-7. @param count a multiple of 4 */
  tanh(at: number, count: number): void;
}
