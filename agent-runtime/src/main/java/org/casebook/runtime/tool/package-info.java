/**
 * What the agent can do to learn more about a case: one file per tool.
 *
 * <p>Read first: {@link org.casebook.runtime.tool.Tool}, {@link
 * org.casebook.runtime.tool.ToolInput}, {@link org.casebook.runtime.tool.Toolbox}. A new tool is
 * one class here and one line where the toolbox is wired; {@code ToolContractTest} runs over every
 * tool.
 */
@NullMarked
package org.casebook.runtime.tool;

import org.jspecify.annotations.NullMarked;
