package dev.pacenote.application.contracts.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketHub;
import dev.pacenote.application.notice.stream.socket.StreamListener;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a {@link SocketHub} promises to the sockets of several processes. */
public interface SocketHubContract {

    /** The sockets of one process. */
    final class Sockets implements StreamListener {

        /** Account numbers differ from test to test. */
        private static final AtomicLong LAST = new AtomicLong(System.nanoTime());

        private final Map<AccountId, Long> heard = new ConcurrentHashMap<>();
        private final List<Signal> signals = new CopyOnWriteArrayList<>();
        private final Set<AccountId> open = ConcurrentHashMap.newKeySet();
        private volatile boolean failing;

        static AccountId account() {
            return new AccountId(LAST.incrementAndGet());
        }

        /** Opens a socket of the account. */
        public void open(AccountId account) {
            open.add(account);
        }

        /** The newest number that the account's sockets heard of; 0 before the first. */
        public long heardOf(AccountId account) {
            return heard.getOrDefault(account, 0L);
        }

        @Override
        public void grown(AccountId account, long seq) {
            if (failing) {
                throw new IllegalStateException("a socket failed");
            }
            heard.merge(account, seq, Math::max);
        }

        /** From now on whatever they hear of ends in an exception, or not any more. */
        void fail(boolean now) {
            failing = now;
        }

        /** The signals that they heard, in this order. */
        List<Signal> heard() {
            return List.copyOf(signals);
        }

        @Override
        public void heard(Signal signal) {
            if (failing) {
                throw new IllegalStateException("a socket failed");
            }
            signals.add(signal);
        }

        @Override
        public Set<AccountId> listening() {
            return Set.copyOf(open);
        }
    }

    /** The hub of a process, and that process' sockets. */
    SocketHub hub();

    Sockets sockets();

    /** The sockets of another process. */
    Sockets elsewhere();

    @Test
    default void what_is_offered_is_heard_of_here_at_once_and_elsewhere_soon() {
        var account = Sockets.account();

        hub().offer(account, 1);
        hub().offer(account, 2);

        assertThat(sockets().heardOf(account)).isEqualTo(2);
        Samples.until(() -> elsewhere().heardOf(account) == 2);
    }

    @Test
    default void a_socket_that_fails_is_not_the_fault_of_who_committed() {
        var account = Sockets.account();
        sockets().fail(true);

        assertThatCode(() -> hub().offer(account, 1)).doesNotThrowAnyException();

        sockets().fail(false);
        Samples.until(() -> elsewhere().heardOf(account) == 1);
    }
}
