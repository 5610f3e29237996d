/** What tests of several packages share. */
@NullMarked
package org.casebook.runtime.testing;

import org.jspecify.annotations.NullMarked;
