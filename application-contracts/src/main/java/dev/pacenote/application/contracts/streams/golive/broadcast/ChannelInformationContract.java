package dev.pacenote.application.contracts.streams.golive.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.golive.broadcast.ChannelInformation;
import dev.pacenote.application.streams.golive.broadcast.ChannelInformation.Shown;
import dev.pacenote.domain.streams.link.BroadcasterId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link ChannelInformation} promises. */
public interface ChannelInformationContract {

    ChannelInformation information();

    /** What a channel shows, with a title and a game. */
    Shown shown();

    @Test
    default void what_a_channel_shows_is_found_among_many() {
        var many =
                Stream.concat(
                                IntStream.range(1_000, 1_250)
                                        .mapToObj(i -> new BroadcasterId(Integer.toString(i))),
                                Stream.of(shown().channel()))
                        .toList();

        assertThat(information().of(many)).containsExactly(shown());
        assertThat(information().of(List.of())).isEmpty();
    }
}
