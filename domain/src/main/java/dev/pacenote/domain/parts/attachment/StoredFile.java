package dev.pacenote.domain.parts.attachment;

import java.util.Optional;
import java.util.Set;

/**
 * A file as it arrived.
 *
 * @param size in bytes
 * @param sha256 empty where its store does not know it
 * @param types that it may have by its first bytes
 */
public record StoredFile(long size, Optional<Sha256> sha256, Set<FileType> types) {
    public StoredFile {
        types = Set.copyOf(types);
    }
}
