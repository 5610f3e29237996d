/**
 * Turns media files into pixels, after looking hard at what they claim to be: files come from
 * strangers, and a few kilobytes can ask for gigabytes.
 *
 * <p>Read first: {@link org.casebook.runtime.media.ImageDecoder}, {@link
 * org.casebook.runtime.media.Picture}, {@link org.casebook.runtime.media.MediaLimits}. Images are
 * decoded by the Java platform alone, so that there is no further native code to attack.
 */
@NullMarked
package org.casebook.runtime.media;

import org.jspecify.annotations.NullMarked;
