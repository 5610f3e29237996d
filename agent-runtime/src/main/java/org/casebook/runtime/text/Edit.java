package org.casebook.runtime.text;

/**
 * One replacement that a stage proposes.
 *
 * @param start first code unit replaced, in the text that the stage was given
 * @param end one past the last code unit replaced
 * @param replacement what takes its place
 * @param kind why
 */
record Edit(int start, int end, String replacement, Obfuscation.Kind kind) {}
