package org.casebook.runtime.storage;

import java.nio.file.Path;

/**
 * Where a workspace keeps its history.
 *
 * @param database the SQLite file
 * @param media the folder of media, by digest
 */
public record StoreLocation(Path database, Path media) {}
