package dev.pacenote.application.platform;

import java.util.Optional;
import java.util.Set;

/**
 * Which versions of something a caller is willing to change.
 *
 * @param versions empty: whatever it is
 */
public record VersionCondition(Optional<Set<Long>> versions) {

    /** Any version. */
    public static final VersionCondition ANY = new VersionCondition(Optional.empty());

    public VersionCondition {
        versions = versions.map(Set::copyOf);
    }

    /** Whether the caller changes this version. */
    public boolean permits(long version) {
        return versions.isEmpty() || versions.get().contains(version);
    }
}
