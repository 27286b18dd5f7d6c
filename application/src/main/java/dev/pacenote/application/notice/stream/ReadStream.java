package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.Resume;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamPosition;
import java.util.List;
import java.util.Optional;

/** Reads a person's stream from where a client is. */
public final class ReadStream {

    /** Where the stream ends, and how the client goes on. */
    public record Resumed(Streams.Head head, Resume resume) {}

    /** What comes after a position. */
    public sealed interface Result {

        /**
         * @param seq of the newest event of the stream
         * @param more whether further events follow
         */
        record Page(Epoch epoch, List<StreamEvent> events, long seq, boolean more)
                implements Result {}

        /** The client reads its lists anew and goes on from {@code end}. */
        record ResyncRequired(StreamPosition end) implements Result {}
    }

    private final Streams streams;
    private final ShownCounts shown;

    public ReadStream(Streams streams, ShownCounts shown) {
        this.streams = streams;
        this.shown = shown;
    }

    /** Decides how a client goes on that has seen everything up to {@code last}. */
    public Resumed resume(AccountId account, Optional<StreamPosition> last) {
        var head = shown.of(streams.head(account));
        return new Resumed(head, Resume.of(head.end(), head.oldest(), last));
    }

    /** At most {@code limit} events after {@code last}; without a position there are none. */
    public Result after(AccountId account, Optional<StreamPosition> last, int limit) {
        var resumed = resume(account, last);
        var end = resumed.head().end();
        return switch (resumed.resume()) {
            case Resume.Fresh _, Resume.UpToDate _ ->
                    new Result.Page(end.epoch(), List.of(), end.seq(), false);
            case Resume.ResyncRequired _ -> new Result.ResyncRequired(end);
            case Resume.Replaying(var missed) ->
                    page(end, streams.after(account, end.seq() - missed, limit), missed);
        };
    }

    /** Events may have expired since the end was read. */
    private Result page(StreamPosition end, List<StreamEvent> events, long missed) {
        if (events.isEmpty() || events.getFirst().seq() != end.seq() - missed + 1) {
            return new Result.ResyncRequired(end);
        }
        long reached = events.getLast().seq();
        return new Result.Page(
                end.epoch(),
                events.stream().map(shown::of).toList(),
                Math.max(end.seq(), reached),
                reached < end.seq());
    }
}
