/**
 * Rows of other people's files: JSON lines, CSV and Parquet, hostile until read.
 *
 * <p>Read first: {@link org.casebook.runtime.table.TableFile}, {@link
 * org.casebook.runtime.table.ColumnMapping}, {@link org.casebook.runtime.table.Row}. Whatever the
 * format, a row becomes one JSON object in the form that samples and cases share, so that those who
 * read samples and cases know no format of files. Files are read in a stream and in bounded memory,
 * with a limit on everything that a file may claim. The only user of the CSV reader and of Parquet.
 */
@NullMarked
package org.casebook.runtime.table;

import org.jspecify.annotations.NullMarked;
