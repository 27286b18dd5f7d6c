package dev.pacenote.application.contracts.streams.golive.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.domain.streams.link.BroadcasterId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link TwitchStreams} promise. */
public interface TwitchStreamsContract {

    TwitchStreams streams();

    /** A channel that is live. */
    BroadcasterId live();

    @Test
    default void those_that_are_live_are_found_among_many() {
        var many =
                Stream.concat(
                                IntStream.range(0, 250)
                                        .mapToObj(i -> new BroadcasterId(Integer.toString(i))),
                                Stream.of(live()))
                        .toList();

        var found = streams().live(many);

        assertThat(found).extracting(TwitchStreams.Live::channel).containsExactly(live());
        assertThat(found.getFirst().facts().isComplete()).isTrue();
        assertThat(streams().live(List.of())).isEmpty();
    }
}
