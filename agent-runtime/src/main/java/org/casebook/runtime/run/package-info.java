/** The agent loop: plan, call, fuse, decide, append. */
@NullMarked
package org.casebook.runtime.run;

import org.jspecify.annotations.NullMarked;
