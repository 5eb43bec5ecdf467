;; The inner loops of search and reading, in WebAssembly with 128-bit SIMD. `node scripts/kernels.mjs` puts the bytes into kernel-bytes.ts.
;; scalar.ts does the same, number for number: every sum is taken in the same order.
;; Addresses are bytes of the memory that is handed in; whoever calls keeps them inside of it.
(module
  (import "host" "memory" (memory 0))

  ;; Products of a query of 16-bit numbers with rows of 8-bit ones, as 32-bit sums.
  ;; $size is the length of a row, a multiple of 16.
  (func (export "dots") (param $query i32) (param $rows i32) (param $count i32) (param $size i32) (param $out i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
      (i32.store (local.get $out) (call $dot (local.get $query) (local.get $rows) (local.get $size)))
      (local.set $rows (i32.add (local.get $rows) (local.get $size)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br $next))))

  ;; The same with rows picked from a table by their numbers (32 bits each).
  (func (export "pickedDots") (param $query i32) (param $table i32) (param $picks i32) (param $count i32) (param $size i32) (param $out i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 2))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
      (i32.store (local.get $out) (call $dot
        (local.get $query)
        (i32.add (local.get $table) (i32.mul (i32.load (local.get $picks)) (local.get $size)))
        (local.get $size)))
      (local.set $picks (i32.add (local.get $picks) (i32.const 4)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br $next))))

  ;; For passages given by their numbers, how near each as a whole is to the query: its rows' products, each times the row's scale (32-bit
  ;; floats), added up and divided by the length of the sum of its vectors (32-bit floats; 1 where that is 0). $offsets holds the first row of each
  ;; passage and the end of the last. Results are 64-bit floats.
  (func (export "passages") (param $query i32) (param $rows i32) (param $size i32) (param $scales i32) (param $offsets i32) (param $sums i32) (param $picks i32) (param $count i32) (param $out i32)
    (local $end i32) (local $passage i32) (local $row i32) (local $stop i32) (local $sum f64) (local $length f32)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 3))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
      (local.set $passage (i32.shl (i32.load (local.get $picks)) (i32.const 2)))
      (local.set $row (i32.load (i32.add (local.get $offsets) (local.get $passage))))
      (local.set $stop (i32.load offset=4 (i32.add (local.get $offsets) (local.get $passage))))
      (local.set $sum (f64.const 0))
      (block $summed (loop $add
        (br_if $summed (i32.ge_u (local.get $row) (local.get $stop)))
        (local.set $sum (f64.add (local.get $sum) (f64.mul
          (f64.convert_i32_s (call $dot
            (local.get $query)
            (i32.add (local.get $rows) (i32.mul (local.get $row) (local.get $size)))
            (local.get $size)))
          (f64.promote_f32 (f32.load (i32.add (local.get $scales) (i32.shl (local.get $row) (i32.const 2))))))))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $add)))
      (local.set $length (f32.load (i32.add (local.get $sums) (local.get $passage))))
      (f64.store (local.get $out) (f64.div (local.get $sum) (f64.promote_f32
        (select (f32.const 1) (local.get $length) (f32.eq (local.get $length) (f32.const 0))))))
      (local.set $picks (i32.add (local.get $picks) (i32.const 4)))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (br $next))))

  (func $dot (param $query i32) (param $row i32) (param $size i32) (result i32)
    (local $end i32) (local $one v128) (local $other v128)
    (local.set $end (i32.add (local.get $row) (local.get $size)))
    (loop $next
      (local.set $one (i32x4.add (local.get $one) (i32x4.dot_i16x8_s
        (v128.load (local.get $query)) (v128.load8x8_s (local.get $row)))))
      (local.set $other (i32x4.add (local.get $other) (i32x4.dot_i16x8_s
        (v128.load offset=16 (local.get $query)) (v128.load8x8_s offset=8 (local.get $row)))))
      (local.set $query (i32.add (local.get $query) (i32.const 32)))
      (br_if $next (i32.lt_u (local.tee $row (i32.add (local.get $row) (i32.const 16))) (local.get $end))))
    (local.set $one (i32x4.add (local.get $one) (local.get $other)))
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $one)) (i32x4.extract_lane 1 (local.get $one)))
      (i32.add (i32x4.extract_lane 2 (local.get $one)) (i32x4.extract_lane 3 (local.get $one)))))

  ;; Products of a query of 64-bit floats with rows of 8-bit numbers, as 64-bit floats. $size is a multiple of 4.
  (func (export "products") (param $query i32) (param $rows i32) (param $count i32) (param $size i32) (param $out i32)
    (local $end i32) (local $stop i32) (local $at i32) (local $four v128) (local $one v128) (local $other v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 3))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
      (local.set $one (v128.const f64x2 0 0))
      (local.set $other (v128.const f64x2 0 0))
      (local.set $at (local.get $query))
      (local.set $stop (i32.add (local.get $rows) (local.get $size)))
      (loop $within
        (local.set $four (i32x4.extend_low_i16x8_s (i16x8.extend_low_i8x16_s (v128.load32_zero (local.get $rows)))))
        (local.set $one (f64x2.add (local.get $one) (f64x2.mul
          (v128.load (local.get $at)) (f64x2.convert_low_i32x4_s (local.get $four)))))
        (local.set $other (f64x2.add (local.get $other) (f64x2.mul
          (v128.load offset=16 (local.get $at))
          (f64x2.convert_low_i32x4_s (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
            (local.get $four) (local.get $four))))))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (br_if $within (i32.lt_u (local.tee $rows (i32.add (local.get $rows) (i32.const 4))) (local.get $stop))))
      (f64.store (local.get $out) (f64.add
        (f64.add
          (f64.add (f64x2.extract_lane 0 (local.get $one)) (f64x2.extract_lane 1 (local.get $one)))
          (f64x2.extract_lane 0 (local.get $other)))
        (f64x2.extract_lane 1 (local.get $other))))
      (local.set $out (i32.add (local.get $out) (i32.const 8)))
      (br $next))))

  ;; In how many bits each code differs from the query's, 16 bits each, and how many codes differ in that many (32 bits a count).
  ;; $size is the length of a code in bytes, a multiple of 32.
  (func (export "differences") (param $query i32) (param $codes i32) (param $count i32) (param $size i32) (param $out i32) (param $counts i32)
    (local $end i32) (local $at i32) (local $stop i32) (local $differ i32)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $count) (i32.const 1))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
      (local.set $differ (i32.const 0))
      (local.set $at (local.get $query))
      (local.set $stop (i32.add (local.get $codes) (local.get $size)))
      (loop $within
        (local.set $differ (i32.add (local.get $differ) (i32.wrap_i64 (i64.add
          (i64.add
            (i64.popcnt (i64.xor (i64.load (local.get $at)) (i64.load (local.get $codes))))
            (i64.popcnt (i64.xor (i64.load offset=8 (local.get $at)) (i64.load offset=8 (local.get $codes)))))
          (i64.add
            (i64.popcnt (i64.xor (i64.load offset=16 (local.get $at)) (i64.load offset=16 (local.get $codes))))
            (i64.popcnt (i64.xor (i64.load offset=24 (local.get $at)) (i64.load offset=24 (local.get $codes)))))))))
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (br_if $within (i32.lt_u (local.tee $codes (i32.add (local.get $codes) (i32.const 32))) (local.get $stop))))
      (i32.store16 (local.get $out) (local.get $differ))
      (local.set $differ (i32.add (local.get $counts) (i32.shl (local.get $differ) (i32.const 2))))
      (i32.store (local.get $differ) (i32.add (i32.load (local.get $differ)) (i32.const 1)))
      (local.set $out (i32.add (local.get $out) (i32.const 2)))
      (br $next))))

  ;; The numbers of the codes that differ in at most $most bits, in order, 32 bits each; gives how many.
  (func (export "within") (param $differences i32) (param $count i32) (param $most i32) (param $out i32) (result i32)
    (local $at i32) (local $first i32)
    (local.set $first (local.get $out))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $count)))
      ;; Written always, kept where it fits: no branch is to be guessed.
      (i32.store (local.get $out) (local.get $at))
      (local.set $out (i32.add (local.get $out) (i32.shl
        (i32.le_u (i32.load16_u (local.get $differences)) (local.get $most)) (i32.const 2))))
      (local.set $differences (i32.add (local.get $differences) (i32.const 2)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
    (i32.shr_u (i32.sub (local.get $out) (local.get $first)) (i32.const 2)))

  ;; Adds to the scores (32-bit floats) of the passages of a list ($passages, 32 bits each) what a term scores there: $weight times what $single
  ;; (32-bit floats) has for the passage where the term stands there once ($counts, 8 bits each), else n · $most / (n + $norms of the passage).
  (func (export "score") (param $passages i32) (param $counts i32) (param $count i32) (param $weight f64) (param $most f64) (param $single i32) (param $norms i32) (param $scores i32)
    (local $end i32) (local $passage i32) (local $times i32) (local $share f64)
    (local.set $end (i32.add (local.get $counts) (local.get $count)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $counts) (local.get $end)))
      (local.set $passage (i32.shl (i32.load (local.get $passages)) (i32.const 2)))
      (local.set $times (i32.load8_u (local.get $counts)))
      (if (i32.eq (local.get $times) (i32.const 1))
        (then (local.set $share (f64.promote_f32 (f32.load (i32.add (local.get $single) (local.get $passage))))))
        (else (local.set $share (f64.div
          (f64.mul (f64.convert_i32_u (local.get $times)) (local.get $most))
          (f64.add
            (f64.convert_i32_u (local.get $times))
            (f64.promote_f32 (f32.load (i32.add (local.get $norms) (local.get $passage)))))))))
      (local.set $passage (i32.add (local.get $passage) (local.get $scores)))
      (f32.store (local.get $passage) (f32.demote_f64 (f64.add
        (f64.promote_f32 (f32.load (local.get $passage)))
        (f64.mul (local.get $weight) (local.get $share)))))
      (local.set $passages (i32.add (local.get $passages) (i32.const 4)))
      (local.set $counts (i32.add (local.get $counts) (i32.const 1)))
      (br $next))))

  ;; The numbers of the scores (32-bit floats) of at least $least, in order, 32 bits each; gives how many. $count is a multiple of 4.
  (func (export "reaching") (param $scores i32) (param $count i32) (param $least f32) (param $out i32) (result i32)
    (local $at i32) (local $first i32) (local $bits i32)
    (local.set $first (local.get $out))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $count)))
      (local.set $bits (i32x4.bitmask (f32x4.ge (v128.load (local.get $scores)) (f32x4.splat (local.get $least)))))
      (block $none (loop $each
        (br_if $none (i32.eqz (local.get $bits)))
        (i32.store (local.get $out) (i32.add (local.get $at) (i32.ctz (local.get $bits))))
        (local.set $out (i32.add (local.get $out) (i32.const 4)))
        (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
        (br $each)))
      (local.set $scores (i32.add (local.get $scores) (i32.const 16)))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br $next)))
    (i32.shr_u (i32.sub (local.get $out) (local.get $first)) (i32.const 2)))

  ;; A layer applied to rows: out = start + in · weights. In and out are 32-bit floats, $start (a row for each row, $startSize bytes
  ;; further each) and the weights 64-bit ones, the weights input by input. $outputs is a multiple of 8.
  (func (export "layer") (param $in i32) (param $inputs i32) (param $weights i32) (param $start i32) (param $startSize i32) (param $count i32) (param $outputs i32) (param $out i32)
    (local $stop i32) (local $at i32) (local $weight i32) (local $column i32) (local $x v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (block $done (loop $row
      (br_if $done (i32.eqz (local.get $count)))
      (local.set $column (i32.const 0))
      (loop $eight
        (local.set $a (v128.load (i32.add (local.get $start) (i32.shl (local.get $column) (i32.const 3)))))
        (local.set $b (v128.load offset=16 (i32.add (local.get $start) (i32.shl (local.get $column) (i32.const 3)))))
        (local.set $c (v128.load offset=32 (i32.add (local.get $start) (i32.shl (local.get $column) (i32.const 3)))))
        (local.set $d (v128.load offset=48 (i32.add (local.get $start) (i32.shl (local.get $column) (i32.const 3)))))
        (local.set $at (local.get $in))
        (local.set $stop (i32.add (local.get $in) (i32.shl (local.get $inputs) (i32.const 2))))
        (local.set $weight (i32.add (local.get $weights) (i32.shl (local.get $column) (i32.const 3))))
        (loop $input
          (local.set $x (f64x2.splat (f64.promote_f32 (f32.load (local.get $at)))))
          (local.set $a (f64x2.add (local.get $a) (f64x2.mul (local.get $x) (v128.load (local.get $weight)))))
          (local.set $b (f64x2.add (local.get $b) (f64x2.mul (local.get $x) (v128.load offset=16 (local.get $weight)))))
          (local.set $c (f64x2.add (local.get $c) (f64x2.mul (local.get $x) (v128.load offset=32 (local.get $weight)))))
          (local.set $d (f64x2.add (local.get $d) (f64x2.mul (local.get $x) (v128.load offset=48 (local.get $weight)))))
          (local.set $weight (i32.add (local.get $weight) (i32.shl (local.get $outputs) (i32.const 3))))
          (br_if $input (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 4))) (local.get $stop))))
        (v128.store64_lane 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $a)))
        (v128.store64_lane offset=8 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $b)))
        (v128.store64_lane offset=16 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $c)))
        (v128.store64_lane offset=24 0 (local.get $out) (f32x4.demote_f64x2_zero (local.get $d)))
        (local.set $out (i32.add (local.get $out) (i32.const 32)))
        (br_if $eight (i32.lt_u (local.tee $column (i32.add (local.get $column) (i32.const 8))) (local.get $outputs))))
      (local.set $in (i32.add (local.get $in) (i32.shl (local.get $inputs) (i32.const 2))))
      (local.set $start (i32.add (local.get $start) (local.get $startSize)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $row))))

  ;; What tokens add to the rows around them. For each token, $parts holds the address of its own row of $size bytes (32-bit floats), and of
  ;; $around further ones behind it. The own rows are written to $out from row $around / 2 (rounded down) on; then the further rows of the token
  ;; at i are added to rows i + $around - 1, i + $around - 2 … i. $size is a multiple of 16; rows of $out before and behind are of no account.
  (func (export "colour") (param $parts i32) (param $count i32) (param $size i32) (param $around i32) (param $out i32)
    (local $token i32) (local $part i32) (local $to i32) (local $place i32) (local $stop i32)
    (local.set $to (i32.add (local.get $out) (i32.mul (i32.shr_u (local.get $around) (i32.const 1)) (local.get $size))))
    (block $written (loop $own
      (br_if $written (i32.ge_u (local.get $token) (local.get $count)))
      (memory.copy
        (local.get $to)
        (i32.load (i32.add (local.get $parts) (i32.shl (local.get $token) (i32.const 2))))
        (local.get $size))
      (local.set $to (i32.add (local.get $to) (local.get $size)))
      (local.set $token (i32.add (local.get $token) (i32.const 1)))
      (br $own)))
    (local.set $token (i32.const 0))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $token) (local.get $count)))
      (local.set $part (i32.add
        (i32.load (i32.add (local.get $parts) (i32.shl (local.get $token) (i32.const 2))))
        (local.get $size)))
      (local.set $place (local.get $around))
      (loop $each
        (local.set $place (i32.sub (local.get $place) (i32.const 1)))
        (local.set $to (i32.add (local.get $out) (i32.mul (i32.add (local.get $token) (local.get $place)) (local.get $size))))
        (local.set $stop (i32.add (local.get $to) (local.get $size)))
        (loop $four
          (v128.store (local.get $to) (f32x4.add (v128.load (local.get $to)) (v128.load (local.get $part))))
          (local.set $part (i32.add (local.get $part) (i32.const 16)))
          (br_if $four (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $stop))))
        (br_if $each (local.get $place)))
      (local.set $token (i32.add (local.get $token) (i32.const 1)))
      (br $next))))

  ;; Hyperbolic tangents of 32-bit floats, in place: tanh x = 1 - 2 / (e^2x + 1), where e^y = 2^k · e^r with |r| at most half of ln 2
  ;; and e^r by the polynomial of Cephes (expf.c, 2e-7 at most beside it). All of it in 32-bit floats; $count is a multiple of 4.
  (func (export "tanh") (param $at i32) (param $count i32)
    (local $end i32) (local $y v128) (local $k v128) (local $r v128) (local $p v128)
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $count) (i32.const 2))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
      (local.set $y (v128.load (local.get $at)))
      (local.set $y (f32x4.add (local.get $y) (local.get $y)))
      (local.set $y (f32x4.pmin (v128.const f32x4 44 44 44 44) (f32x4.pmax (v128.const f32x4 -44 -44 -44 -44) (local.get $y))))
      ;; Added to 1.5 · 2^23, a number is rounded to a whole one, which stands in the lowest bits.
      (local.set $k (f32x4.add
        (f32x4.mul (local.get $y) (v128.const f32x4 1.44269504088896341 1.44269504088896341 1.44269504088896341 1.44269504088896341))
        (v128.const f32x4 12582912 12582912 12582912 12582912)))
      (local.set $r (f32x4.sub (local.get $k) (v128.const f32x4 12582912 12582912 12582912 12582912)))
      (local.set $r (f32x4.sub
        (f32x4.sub (local.get $y) (f32x4.mul (local.get $r) (v128.const f32x4 0.693359375 0.693359375 0.693359375 0.693359375)))
        (f32x4.mul (local.get $r) (v128.const f32x4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4 -2.12194440e-4))))
      (local.set $p (v128.const f32x4 1.9875691500e-4 1.9875691500e-4 1.9875691500e-4 1.9875691500e-4))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 1.3981999507e-3 1.3981999507e-3 1.3981999507e-3 1.3981999507e-3)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 8.3334519073e-3 8.3334519073e-3 8.3334519073e-3 8.3334519073e-3)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 4.1665795894e-2 4.1665795894e-2 4.1665795894e-2 4.1665795894e-2)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 1.6666665459e-1 1.6666665459e-1 1.6666665459e-1 1.6666665459e-1)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 5.0000001201e-1 5.0000001201e-1 5.0000001201e-1 5.0000001201e-1)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 1 1 1 1)))
      (local.set $p (f32x4.add (f32x4.mul (local.get $p) (local.get $r)) (v128.const f32x4 1 1 1 1)))
      ;; k times 2 is added to the exponent.
      (local.set $p (i32x4.add (local.get $p) (i32x4.shl (local.get $k) (i32.const 23))))
      (local.set $p (f32x4.sub (v128.const f32x4 1 1 1 1)
        (f32x4.div (v128.const f32x4 2 2 2 2) (f32x4.add (local.get $p) (v128.const f32x4 1 1 1 1)))))
      (v128.store (local.get $at) (local.get $p))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $next))))
)
