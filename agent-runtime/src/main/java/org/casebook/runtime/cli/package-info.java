/**
 * The command line: a product interface that scripts, policy teams' checks and batch jobs rely on.
 *
 * <p>Read first: {@link org.casebook.runtime.cli.CasebookCommand}, {@link
 * org.casebook.runtime.cli.TriageCommand}, {@link org.casebook.runtime.cli.ScoreCommand}. Results
 * go to standard output, progress and problems to standard error; exit status 0 done, 1 a check
 * failed, 2 bad use or bad input.
 */
@NullMarked
package org.casebook.runtime.cli;

import org.jspecify.annotations.NullMarked;
