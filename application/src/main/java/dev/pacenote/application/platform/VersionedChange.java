package dev.pacenote.application.platform;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes something that has a version (optimistic locking): it is read, the domain decides, what
 * it decided is saved; again from the beginning when somebody else was quicker.
 *
 * @param before as it was when the change succeeded
 * @param after as it was saved
 * @param <T> what is changed
 */
public record VersionedChange<T>(T before, T after) {

    /** Each time somebody else saved first; nobody meets as many as this. */
    private static final int MAX_ATTEMPTS = 100;

    /**
     * @param find reads it anew
     * @param transition empty when it cannot be changed so; may be asked more than once
     * @return empty when it is gone or cannot be changed so
     * @throws OverloadedException when others were quicker each time
     */
    public static <T> Optional<VersionedChange<T>> of(
            Supplier<Optional<T>> find,
            Function<T, Optional<T>> transition,
            Function<T, SaveResult<T>> save) {
        return of(find.get(), find, transition, save);
    }

    /**
     * @param known as it was read before
     */
    public static <T> Optional<VersionedChange<T>> of(
            Optional<T> known,
            Supplier<Optional<T>> find,
            Function<T, Optional<T>> transition,
            Function<T, SaveResult<T>> save) {
        var current = known;
        for (int i = 0; i < MAX_ATTEMPTS && current.isPresent(); i++) {
            var before = current.get();
            var after = transition.apply(before);
            if (after.isEmpty()) {
                return Optional.empty();
            }
            if (save.apply(after.get()) instanceof SaveResult.Saved<T>(var saved)) {
                return Optional.of(new VersionedChange<>(before, saved));
            }
            current = find.get();
        }
        if (current.isPresent()) {
            throw new OverloadedException("changes of " + current.get().getClass().getSimpleName());
        }
        return Optional.empty();
    }
}
