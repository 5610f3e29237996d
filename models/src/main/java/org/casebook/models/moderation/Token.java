package org.casebook.models.moderation;

/**
 * A part of a case as the model sees it.
 *
 * @param modality where it comes from
 * @param vector made by the encoder of its kind; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a vector; never compared
public record Token(Modality modality, float[] vector) {}
