/** The front door of the agent runtime. */
@NullMarked
package org.casebook.runtime;

import org.jspecify.annotations.NullMarked;
