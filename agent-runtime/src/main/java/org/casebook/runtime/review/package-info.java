/** What people make of a proposal. */
@NullMarked
package org.casebook.runtime.review;

import org.jspecify.annotations.NullMarked;
