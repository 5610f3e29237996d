/**
 * Turns media files into pixels and samples, after looking hard at what they claim to be: files
 * come from strangers, and a few kilobytes can ask for gigabytes. The only user of FFmpeg.
 *
 * <p>Read first: {@link org.casebook.runtime.media.MediaDecoder}, {@link
 * org.casebook.runtime.media.DecodingMain}, {@link org.casebook.runtime.media.MediaLimits}. Native
 * decoders are run in a process of their own, because there will always be a file that breaks one.
 */
@NullMarked
package org.casebook.runtime.media;

import org.jspecify.annotations.NullMarked;
