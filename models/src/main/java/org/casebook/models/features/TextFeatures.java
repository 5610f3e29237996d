package org.casebook.models.features;

/**
 * Everything a text model reads of one text; the inputs of {@code model.onnx} under the same names.
 *
 * @param vector sentence vector, as many numbers as the encoder has dimensions
 * @param ngrams hashed n-grams with their spans
 * @param hand counted properties, in the order of {@link HandFeatures#NAMES}
 */
@SuppressWarnings("ArrayRecordComponent") // tensors handed to the runtime; never compared
public record TextFeatures(float[] vector, Ngrams ngrams, float[] hand) {}
