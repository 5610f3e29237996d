/**
 * Speed, always beside a peer and a limit measured in the same run.
 *
 * <p>Read first: {@link org.casebook.runtime.bench.Suite}, {@link org.casebook.runtime.bench.Race},
 * {@link org.casebook.runtime.bench.EmbeddingBench}. A time alone says little on a machine that
 * others share, so contenders take turns on the same input, round by round, and what is reported is
 * the ratio within a round. This is the only package that knows the peers, and besides {@code
 * inference} the only one that may call ONNX Runtime: it measures that engine bare.
 */
@NullMarked
package org.casebook.runtime.bench;

import org.jspecify.annotations.NullMarked;
