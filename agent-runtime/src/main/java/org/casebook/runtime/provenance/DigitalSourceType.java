package org.casebook.runtime.provenance;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a piece came to be, in the vocabulary of IPTC NewsCodes ({@code
 * http://cv.iptc.org/newscodes/digitalsourcetype/}), which XMP, IPTC and C2PA share.
 */
public enum DigitalSourceType {
  TRAINED_ALGORITHMIC_MEDIA("trainedAlgorithmicMedia", Origin.SYNTHETIC),
  COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA(
      "compositeWithTrainedAlgorithmicMedia", Origin.SYNTHETIC),
  COMPOSITE_SYNTHETIC("compositeSynthetic", Origin.SYNTHETIC),
  ALGORITHMIC_MEDIA("algorithmicMedia", Origin.SYNTHETIC),
  DIGITAL_CAPTURE("digitalCapture", Origin.CAPTURED),
  COMPUTATIONAL_CAPTURE("computationalCapture", Origin.CAPTURED),
  MULTI_FRAME_CAPTURE("multiFrameComputationalCapture", Origin.CAPTURED),
  NEGATIVE_FILM("negativeFilm", Origin.CAPTURED),
  POSITIVE_FILM("positiveFilm", Origin.CAPTURED),
  PRINT("print", Origin.OTHER),
  HUMAN_EDITS("humanEdits", Origin.OTHER),
  MINOR_HUMAN_EDITS("minorHumanEdits", Origin.OTHER),
  COMPOSITE_CAPTURE("compositeCapture", Origin.OTHER),
  COMPOSITE("composite", Origin.OTHER),
  ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced", Origin.OTHER),
  DIGITAL_CREATION("digitalCreation", Origin.OTHER),
  DIGITAL_ART("digitalArt", Origin.OTHER),
  DATA_DRIVEN_MEDIA("dataDrivenMedia", Origin.OTHER),
  SOFTWARE_IMAGE("softwareImage", Origin.OTHER),
  SCREEN_CAPTURE("screenCapture", Origin.OTHER),
  VIRTUAL_RECORDING("virtualRecording", Origin.OTHER);

  /** What a source type says about the question whether a machine made the piece. */
  public enum Origin {
    /** Made by a model or an algorithm, wholly or in part. */
    SYNTHETIC,
    /** Taken from life. */
    CAPTURED,
    /** Neither. */
    OTHER
  }

  private final String code;
  private final Origin origin;

  DigitalSourceType(String code, Origin origin) {
    this.code = code;
    this.origin = origin;
  }

  /** The code in the vocabulary. */
  public String code() {
    return code;
  }

  /** Whether it means that a machine made the piece. */
  public Origin origin() {
    return origin;
  }

  /**
   * The type that a value names: a URI of the vocabulary, a URI of C2PA's own addition, or the bare
   * code.
   */
  public static Optional<DigitalSourceType> of(String value) {
    String last = value.strip().replaceFirst(".*[/#:]", "");
    return Arrays.stream(values()).filter(type -> type.code.equals(last)).findFirst();
  }
}
