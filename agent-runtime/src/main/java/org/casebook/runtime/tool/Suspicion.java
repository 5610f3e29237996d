package org.casebook.runtime.tool;

import org.casebook.runtime.media.Picture;

/** How much a picture asks for a closer look at the moments around it. Says nothing of harm. */
@FunctionalInterface
public interface Suspicion {
  /** In [0,1]; 0 where nothing can be said. */
  double of(Picture picture);
}
