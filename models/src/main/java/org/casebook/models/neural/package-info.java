/**
 * Training by gradients: the only package that knows DJL and PyTorch. Read {@link
 * org.casebook.models.neural.TorchEngine} first: it opens the engine from the library that the
 * catalogue fetched; then {@link org.casebook.models.neural.EncoderTuning} and, for the network
 * that it tunes, {@code BertTrunk}. What is trained here leaves as ONNX; nothing that looks at
 * cases loads PyTorch.
 */
@NullMarked
package org.casebook.models.neural;

import org.jspecify.annotations.NullMarked;
