package dev.pacenote.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the guest behaves: requests by endpoint, the most in any one second, and every breach of a
 * rule that the real services state.
 */
public final class Manners {

    private static final int MAX_LIST = 1000;

    private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();
    private final List<String> breaches = new CopyOnWriteArrayList<>();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private int mostInOneSecond;

    /** Counts a request at the moment of its arrival. */
    void arrived(String endpoint) {
        requests.computeIfAbsent(endpoint, _ -> new AtomicLong()).incrementAndGet();
        synchronized (lastSecond) {
            long now = System.nanoTime();
            lastSecond.addLast(now);
            while (now - lastSecond.getFirst() >= TimeUnit.SECONDS.toNanos(1)) {
                lastSecond.removeFirst();
            }
            mostInOneSecond = Math.max(mostInOneSecond, lastSecond.size());
        }
    }

    void breach(String what) {
        if (breaches.size() < MAX_LIST) {
            breaches.add(what);
        }
    }

    /** Requests by endpoint, such as {@code live top}. */
    public Map<String, Long> requests() {
        var counts = new TreeMap<String, Long>();
        requests.forEach((endpoint, count) -> counts.put(endpoint, count.get()));
        return counts;
    }

    public long total() {
        return requests.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /** The most requests that arrived in any window of one second, on this process's own clock. */
    public int mostInOneSecond() {
        synchronized (lastSecond) {
            return mostInOneSecond;
        }
    }

    public List<String> breaches() {
        return List.copyOf(breaches);
    }

    public void clear() {
        requests.clear();
        breaches.clear();
        synchronized (lastSecond) {
            lastSecond.clear();
            mostInOneSecond = 0;
        }
    }
}
