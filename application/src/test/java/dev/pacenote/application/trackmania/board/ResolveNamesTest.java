package dev.pacenote.application.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResolveNamesTest {

    private static final PlayerId NOVA = PlayerId.of(UUID.randomUUID().toString());
    private static final PlayerId UNSEEN = PlayerId.of(UUID.randomUUID().toString());

    private final ResolveNames names =
            new ResolveNames(
                    new InMemoryPlayerNameCache(),
                    new PlayerNames() {
                        @Override
                        public Map<PlayerId, String> of(Set<PlayerId> accounts) {
                            return Map.of(NOVA, "Nova", UNSEEN, "\u3164\u200b");
                        }

                        @Override
                        public Optional<Player> find(PlayerName name) {
                            return Optional.empty();
                        }
                    },
                    InstantSource.fixed(Samples.NOON));

    @Test
    void a_name_of_which_nothing_can_be_seen_is_no_name() {
        var both = Set.of(NOVA, UNSEEN);

        assertThat(names.known(both)).isEqualTo(Map.of(NOVA, "Nova"));
        assertThat(names.known(both)).as("from the book").isEqualTo(Map.of(NOVA, "Nova"));
        assertThat(names.remembered(both)).isEqualTo(Map.of(NOVA, "Nova"));
        var shown = Map.of(NOVA, "Nova", UNSEEN, UNSEEN.toString());
        assertThat(names.resolve(both)).isEqualTo(shown);
        assertThat(names.recall(both)).isEqualTo(shown);
    }
}
