/** Evidence into belief: exactly additive log-odds. */
@NullMarked
package org.casebook.runtime.fusion;

import org.jspecify.annotations.NullMarked;
