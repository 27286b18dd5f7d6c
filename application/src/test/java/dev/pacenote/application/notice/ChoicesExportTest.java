package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person has chosen is in their export. */
class ChoicesExportTest {

    private final IdentityWorld world = new IdentityWorld();

    @Test
    void every_choice_is_named_and_what_was_not_chosen_is_not() {
        var fox = world.account();
        var export = new ChoicesExport(world.preferences);
        assertThat(export.of(fox.id())).isEmpty();
        var known = world.preferences.find(fox.id()).orElseThrow();
        world.preferences.save(
                known.choosing(
                        Map.of("/theme", "dark", "/quietHours/days", List.of(1, 2)), world.now));

        assertThat(export.of(fox.id()))
                .containsExactly(
                        Map.of("setting", "/quietHours/days", "value", List.of(1, 2)),
                        Map.of("setting", "/theme", "value", "dark"));
        assertThat(export.of(new AccountId(999))).isEmpty();
    }
}
