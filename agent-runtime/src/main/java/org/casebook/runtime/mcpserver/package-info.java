/**
 * Casebook's own tools for others: a server of the Model Context Protocol, over standard input and
 * output or over HTTP on this machine.
 *
 * <p>Read first: {@link org.casebook.runtime.mcpserver.CasebookServer} (what is offered), {@link
 * org.casebook.runtime.mcpserver.Desk} (what it works with), {@link
 * org.casebook.runtime.mcpserver.Grant}. What a case says is in results alone, never in a name or a
 * description, and nothing is appended to the log without the grant to write.
 */
@NullMarked
package org.casebook.runtime.mcpserver;

import org.jspecify.annotations.NullMarked;
