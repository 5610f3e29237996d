/** The command line: a product interface that scripts rely on. */
@NullMarked
package org.casebook.runtime.cli;

import org.jspecify.annotations.NullMarked;
