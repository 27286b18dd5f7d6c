package dev.pacenote.application.trackmania.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefreshDriverNamesTest {

    private final Tables tables = new Tables();
    private final InMemoryDrivers drivers = new InMemoryDrivers(tables);
    private final InMemoryPlayerNameCache book = new InMemoryPlayerNameCache();
    private final Map<PlayerId, String> upstream = new HashMap<>();
    private final PlayerId nova = Samples.driver();
    private Instant now = Instant.parse("2026-11-20T05:00:00Z");
    private boolean away;
    private int asked;

    private final RefreshDriverNames names =
            new RefreshDriverNames(
                    drivers,
                    book,
                    new PlayerNames() {
                        @Override
                        public Map<PlayerId, String> of(Set<PlayerId> accounts) {
                            asked++;
                            if (away) {
                                throw new UpstreamException(UpstreamException.Kind.AWAY, "away");
                            }
                            var known = new HashMap<>(upstream);
                            known.keySet().retainAll(accounts);
                            return known;
                        }

                        @Override
                        public Optional<Player> find(PlayerName displayName) {
                            return Optional.empty();
                        }
                    },
                    () -> now);

    private DriverIdentity named(String name) {
        var person = Samples.account(new InMemoryAccounts(tables)).id();
        var identity = new DriverIdentity(person, name, nova);
        drivers.save(identity);
        return identity;
    }

    private String name(DriverIdentity identity) {
        return drivers.find(identity.person()).orElseThrow().name();
    }

    @Test
    void a_driver_who_was_renamed_is_called_so_after_the_next_run() {
        var identity = named("Nova");
        upstream.put(nova, "Supernova");

        names.refresh();

        assertThat(name(identity)).isEqualTo("Supernova");
    }

    @Test
    void names_are_asked_for_once_a_day_and_not_at_all_when_the_run_learned_them() {
        var identity = named("Nova");
        upstream.put(nova, "Nova");
        names.refresh();
        names.refresh();
        assertThat(asked).isEqualTo(1);

        now = now.plus(Duration.ofDays(1));
        book.write(Map.of(nova, "Supernova"), now);
        names.refresh();

        assertThat(asked).isEqualTo(1);
        assertThat(name(identity)).isEqualTo("Supernova");
    }

    @Test
    void a_name_that_nobody_can_see_replaces_none() {
        var identity = named("Nova");
        upstream.put(nova, "\u200b\u2060");

        names.refresh();

        assertThat(name(identity)).isEqualTo("Nova");
    }

    @Test
    void when_the_upstream_is_away_or_knows_nothing_the_name_stays() {
        var identity = named("Nova");
        names.refresh();
        assertThat(name(identity)).isEqualTo("Nova");

        away = true;
        now = now.plus(Duration.ofDays(1));
        names.refresh();

        assertThat(name(identity)).isEqualTo("Nova");
    }
}
