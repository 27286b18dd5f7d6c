package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.StreamRetention;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public final class InMemoryStreams implements Streams, StreamWriter {

    private static final class Stream {
        private Epoch epoch = new Epoch(UUID.randomUUID().toString());
        private long seq;
        private UnreadCounts counts = UnreadCounts.NONE;
        private final List<StreamEvent> events = new ArrayList<>();
    }

    private final InstantSource clock;
    private final Map<AccountId, Stream> streams = new HashMap<>();

    public InMemoryStreams(InstantSource clock) {
        this.clock = clock;
    }

    private Stream stream(AccountId account) {
        return streams.computeIfAbsent(account, _ -> new Stream());
    }

    private List<StreamEvent> kept(Stream stream) {
        var kept = StreamRetention.PERIOD.firstMoment(clock.instant());
        return stream.events.stream().dropWhile(event -> event.at().isBefore(kept)).toList();
    }

    @Override
    public synchronized Head head(AccountId account) {
        var stream = stream(account);
        var kept = kept(stream);
        return new Head(
                new StreamPosition(stream.epoch, stream.seq),
                kept.isEmpty() ? stream.seq + 1 : kept.getFirst().seq(),
                stream.counts);
    }

    @Override
    public synchronized List<StreamEvent> after(AccountId account, long seq, int limit) {
        return kept(stream(account)).stream()
                .filter(event -> event.seq() > seq)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void append(AccountId account, StreamEvent event) {
        var stream = stream(account);
        if (event.seq() != stream.seq + 1) {
            throw new IllegalArgumentException("not the next number: " + event.seq());
        }
        stream.seq = event.seq();
        stream.counts = event.counts();
        stream.events.add(event);
    }

    /** Numbers the stream anew, as after a restored backup. */
    public synchronized void rebuild(AccountId account) {
        streams.put(account, new Stream());
    }

    /** Deletes what is older. */
    synchronized int purge(Instant kept, int atMost) {
        int purged = 0;
        for (var stream : streams.values()) {
            while (purged < atMost
                    && !stream.events.isEmpty()
                    && stream.events.getFirst().at().isBefore(kept)) {
                stream.events.removeFirst();
                purged++;
            }
        }
        return purged;
    }
}
