package dev.pacenote.application.contracts.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.link.NamedChannels;
import dev.pacenote.domain.streams.link.BroadcasterId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link NamedChannels} promise. */
public interface NamedChannelsContract {

    NamedChannels namedChannels();

    /** Two channels that Twitch knows. */
    List<BroadcasterId> knownChannels();

    @Test
    default void of_many_channels_those_are_found_that_twitch_knows() {
        var asked =
                Stream.concat(
                                IntStream.range(0, 150)
                                        .mapToObj(i -> new BroadcasterId("6000" + i)),
                                knownChannels().stream())
                        .toList();

        assertThat(namedChannels().find(asked))
                .extracting(it -> it.id())
                .containsExactlyInAnyOrderElementsOf(knownChannels());
        assertThat(namedChannels().find(List.of())).isEmpty();
    }
}
