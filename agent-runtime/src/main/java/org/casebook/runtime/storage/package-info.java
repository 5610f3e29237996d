/** The only user of JDBC: the log and its projections in SQLite, media beside it. */
@NullMarked
package org.casebook.runtime.storage;

import org.jspecify.annotations.NullMarked;
