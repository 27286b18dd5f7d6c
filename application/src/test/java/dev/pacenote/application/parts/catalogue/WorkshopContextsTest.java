package dev.pacenote.application.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.notice.CorePreferences;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkshopContextsTest {

    private final PartsWorld world = new PartsWorld();

    private void choosing(String zone) {
        var before = world.preferences.find(world.workshop).orElseThrow();
        world.preferences.save(
                before.choosing(Map.of(CorePreferences.TIME_ZONE, zone), world.now));
    }

    private WorkshopContexts contexts() {
        return world.contexts(CrashPoint.whole());
    }

    @Test
    void month_edge_the_day_is_that_of_the_accounts_zone() {
        world.now = Instant.parse("2026-11-01T04:30:00Z");
        assertThat(contexts().now(world.workshop).today()).isEqualTo(LocalDate.of(2026, 11, 1));

        choosing("America/Chicago");

        assertThat(contexts().now(world.workshop).today()).isEqualTo(LocalDate.of(2026, 10, 31));
    }

    @Test
    void a_zone_that_nobody_knows_any_more_counts_as_utc() {
        choosing("Mars/Olympus");
        assertThat(contexts().zone(world.workshop)).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void a_workshop_begins_with_the_configured_currency_and_no_default_threshold() {
        assertThat(world.settings().currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(world.settings().defaultThreshold().isZero()).isTrue();
    }
}
