package dev.pacenote.application.contracts.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pacenote.application.contracts.notice.stream.socket.SocketHubContract.Sockets;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.notice.stream.EventType;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link SocketSignals} promise to the sockets of several processes. */
public interface SocketSignalsContract {

    /** The signals of a process, and that process' sockets. */
    SocketSignals signals();

    Sockets sockets();

    /** The sockets of another process. */
    Sockets elsewhere();

    @Test
    default void a_signal_is_heard_here_at_once_and_elsewhere_soon() {
        var typing = new Signal.Typing(Sockets.account(), Sockets.account());
        var changed = new Signal.PresenceChanged(Sockets.account());

        var hint =
                new Signal.Hint(
                        Sockets.account(),
                        new EventType("weather.changed"),
                        Map.of("town", "Riga \"old\" {1}", "street", "5"),
                        OptionalLong.of(17));
        var bare =
                new Signal.Hint(
                        Sockets.account(),
                        new EventType("weather.over"),
                        Map.of(),
                        OptionalLong.empty());

        signals().send(typing);
        signals().send(changed);
        signals().send(hint);
        signals().send(bare);

        assertThat(sockets().heard()).contains(typing, changed, hint, bare);
        Samples.until(() -> elsewhere().heard().contains(hint));
        Samples.until(() -> elsewhere().heard().contains(bare));
        Samples.until(() -> elsewhere().heard().contains(typing));
        Samples.until(() -> elsewhere().heard().contains(changed));
        assertThat(sockets().heard()).containsOnlyOnce(typing, changed);
    }

    @Test
    default void a_socket_that_fails_is_not_the_fault_of_who_sent_a_signal() {
        var changed = new Signal.PresenceChanged(Sockets.account());
        sockets().fail(true);

        assertThatCode(() -> signals().send(changed)).doesNotThrowAnyException();

        sockets().fail(false);
        Samples.until(() -> elsewhere().heard().contains(changed));
    }
}
