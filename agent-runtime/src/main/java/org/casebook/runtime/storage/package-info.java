/**
 * Where the history lives: one SQLite file, with media beside it. The only user of JDBC.
 *
 * <p>Read first: {@link org.casebook.runtime.storage.SqliteLog}, {@code schema.sql} beside it, and
 * {@link org.casebook.runtime.storage.StoreVerification}. The event table is append-only and
 * chained by hashes; everything else in the file is computed from it and can be computed again. Why
 * it is so: {@code docs/adr/0002-event-log.md}.
 */
@NullMarked
package org.casebook.runtime.storage;

import org.jspecify.annotations.NullMarked;
