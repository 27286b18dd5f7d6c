package dev.pacenote.application.delivery.dispatch;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.Notice;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads what a store holds of new notices, each for itself. One that this version cannot read, told
 * by a newer one before a roll-back, keeps no other from being dispatched: it is left out, said in
 * the log, and waits for a version that can.
 */
public final class ReadableNotices {

    private static final System.Logger LOG = System.getLogger(ReadableNotices.class.getName());

    private ReadableNotices() {}

    /** What can be read of one. */
    public static <S> Optional<Notice> read(S stored, String name, Function<S, Notice> reader) {
        try {
            return Optional.of(reader.apply(stored));
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "notice " + name + " cannot be read and is not dispatched", e);
            return Optional.empty();
        }
    }

    /**
     * The oldest that can be read: more are looked at where none of the first can.
     *
     * @param stored the oldest ones, so many at most
     * @param readable those of them that can be read, in their order
     */
    public static <S, T> List<T> oldest(
            int limit, IntFunction<List<S>> stored, Function<List<S>, List<T>> readable) {
        for (int looked = limit; ; looked *= 2) {
            var found = stored.apply(looked);
            var read = readable.apply(found);
            if (!read.isEmpty() || found.size() < looked) {
                return read.subList(0, Math.min(limit, read.size()));
            }
        }
    }
}
