package dev.pacenote.adapters.in.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SocketThreadsTest {

    private static final int SOCKETS = 1_000;

    @Test
    void of_a_thousand_sockets_twelve_ask_the_store_at_once_and_all_get_their_turn()
            throws InterruptedException {
        var asking = new AtomicInteger();
        var most = new AtomicInteger();
        var twelve = new CountDownLatch(12);
        var store = new Semaphore(0);
        var done = new CountDownLatch(SOCKETS);
        try (var threads = new SocketThreads().threads()) {
            for (int i = 0; i < SOCKETS; i++) {
                threads.execute(
                        () -> {
                            most.accumulateAndGet(asking.incrementAndGet(), Math::max);
                            twelve.countDown();
                            store.acquireUninterruptibly();
                            asking.decrementAndGet();
                            done.countDown();
                        });
            }
            twelve.await();
            store.release(SOCKETS);
            done.await();
        }
        assertThat(most).hasValue(12);
    }
}
