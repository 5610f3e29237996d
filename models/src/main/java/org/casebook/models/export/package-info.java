/**
 * Writes models as ONNX, the one format that inference reads: our own heads after training, and
 * other people's TensorFlow.js models by conversion.
 *
 * <p>Read first: {@link org.casebook.models.export.OnnxGraph}, {@link
 * org.casebook.models.export.TfjsBundle}, {@link org.casebook.models.export.LayersToOnnx}. ONNX is
 * a protocol buffer; the handful of messages that are needed are written directly, so that no
 * protobuf runtime has to agree with everybody else's.
 */
@NullMarked
package org.casebook.models.export;

import org.jspecify.annotations.NullMarked;
