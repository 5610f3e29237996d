/**
 * Preferences of this desk, and what the agent can not use on this machine.
 *
 * <p>Read first: {@link org.casebook.app.settings.SettingsScreen}. It writes through {@link
 * org.casebook.app.desk.Preferences} and reads {@link
 * org.casebook.runtime.AgentRuntime#unavailable()}.
 */
@NullMarked
package org.casebook.app.settings;

import org.jspecify.annotations.NullMarked;
