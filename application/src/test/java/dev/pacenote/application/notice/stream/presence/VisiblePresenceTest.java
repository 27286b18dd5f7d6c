package dev.pacenote.application.notice.stream.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.stream.presence.PresenceAudience.Sight;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.InMemoryConnections;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.Presence;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may not know sees the same as if nobody was there. */
class VisiblePresenceTest {

    private final Tables tables = new Tables();
    private final AccountId here = account();
    private final AccountId friend = account();
    private final AccountId stranger = account();
    private final Connections connections = new InMemoryConnections(tables);

    private AccountId account() {
        return Samples.account(new InMemoryAccounts(tables)).id();
    }

    private VisiblePresence visible(PresenceAudience... audiences) {
        return new VisiblePresence(
                new ShowPresence(connections, () -> Samples.NOON), List.of(audiences));
    }

    private Set<Sight> friends(Collection<Sight> sights) {
        return sights.stream()
                .filter(sight -> sight.viewer().equals(friend))
                .collect(Collectors.toSet());
    }

    @Test
    void only_those_whom_an_area_allows_it_see_somebody() {
        connections.put(
                Connection.opened(UUID.randomUUID(), here, Samples.NOON, Duration.ofSeconds(90)));
        var allowed = new Sight(friend, here);
        var refused = new Sight(stranger, here);

        var seen = visible(this::friends).of(Set.of(allowed, refused));

        assertThat(seen).containsOnlyKeys(allowed, refused);
        assertThat(seen.get(allowed).state()).isEqualTo(Presence.State.ONLINE);
        assertThat(seen.get(refused)).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void without_an_area_nobody_knows_of_anybody_and_one_that_allows_is_enough() {
        connections.put(
                Connection.opened(UUID.randomUUID(), here, Samples.NOON, Duration.ofSeconds(90)));
        var sight = new Sight(friend, here);

        assertThat(visible().of(Set.of(sight))).containsEntry(sight, Presence.UNKNOWN);
        assertThat(visible(_ -> Set.of(), this::friends).of(Set.of(sight)).get(sight).state())
                .isEqualTo(Presence.State.ONLINE);
        assertThat(visible(this::friends).of(Set.of())).isEmpty();
    }
}
