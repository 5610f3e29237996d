/** Which tool next, and when to stop. */
@NullMarked
package org.casebook.runtime.planner;

import org.jspecify.annotations.NullMarked;
