package org.casebook.runtime.mcpserver;

/** What a client may do with the workspace. */
public enum Grant {
  /** Cases are judged and forgotten; the log of the workspace is read only. */
  READ,

  /** Cases are opened in the workspace, and what the agent does with them is kept in its log. */
  WRITE
}
