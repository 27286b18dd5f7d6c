package dev.pacenote.application.notice.stream.access;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

public final class InMemoryStreamTickets implements StreamTickets, RetentionStore {

    private final Map<String, StreamTicket> tickets = new HashMap<>();

    @Override
    public synchronized void add(StreamTicket ticket) {
        tickets.put(ticket.hash(), ticket);
    }

    @Override
    public synchronized Optional<StreamTicket> take(String hash) {
        return Optional.ofNullable(tickets.remove(hash));
    }

    @Override
    public String name() {
        return "stream-tickets";
    }

    @Override
    public synchronized int purge(Instant now, int atMost) {
        int before = tickets.size();
        tickets.values().removeIf(ticket -> !ticket.isGood(now));
        return before - tickets.size();
    }
}
