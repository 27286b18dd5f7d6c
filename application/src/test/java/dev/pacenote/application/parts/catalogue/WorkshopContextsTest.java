package dev.pacenote.application.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WorkshopContextsTest {

    private final PartsWorld world = new PartsWorld();

    private void choosing(String zone) {
        Samples.changed(world.accounts, world.workshop, it -> it.in(ZoneId.of(zone)));
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
    void who_is_gone_has_the_calendar_of_utc() {
        assertThat(contexts().zone(new AccountId(999_999))).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void a_workshop_begins_with_the_configured_currency_and_no_default_threshold() {
        assertThat(world.settings().currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(world.settings().defaultThreshold().isZero()).isTrue();
    }
}
