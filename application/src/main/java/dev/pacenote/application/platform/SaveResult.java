package dev.pacenote.application.platform;

/**
 * What became of something with a version that was to be saved.
 *
 * @param <T> what was to be saved
 */
public sealed interface SaveResult<T> {

    /**
     * @param value with its next version
     */
    record Saved<T>(T value) implements SaveResult<T> {}

    /** It is gone, or somebody else saved it since it was read; nothing is changed. */
    record Conflict<T>() implements SaveResult<T> {}

    /**
     * For whoever holds what is saved until the transaction ends, and so meets no conflict.
     *
     * @param what is saved
     * @throws OverloadedException when there is one all the same; the transaction is undone then
     */
    default T orUndo(String what) {
        return switch (this) {
            case Saved<T>(var value) -> value;
            case Conflict<T> _ -> throw new OverloadedException("changes of " + what);
        };
    }
}
