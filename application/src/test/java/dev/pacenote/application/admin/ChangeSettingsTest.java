package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.setting.InMemorySettings;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.platform.setting.SettingDefinitions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An admin looks at the settings and changes one. */
class ChangeSettingsTest {

    private static final AccountId ADMIN = new AccountId(1);
    private static final SettingDefinition RAIN =
            new SettingDefinition("rain_threshold", 1, 50, 5, "Millimetres that count as rain.");
    private static final SettingDefinition UMBRELLAS =
            new SettingDefinition("max_umbrellas", 2, 500, 100, "Umbrellas that one may own.");

    private final Tables tables = new Tables();
    private final Settings stored = new InMemorySettings(tables);
    private final AuditLog audit = new InMemoryAuditLog(tables);
    private final AtomicInteger forgotten = new AtomicInteger();

    /** What a cache would do. */
    private final Settings settings =
            new Settings() {
                @Override
                public Value get(SettingDefinition setting) {
                    return stored.get(setting);
                }

                @Override
                public void put(SettingDefinition setting, int number, Instant at) {
                    stored.put(setting, number, at);
                }

                @Override
                public void forgetAnswers() {
                    assertThat(tables.isOpen()).as("before the commit").isFalse();
                    forgotten.incrementAndGet();
                }
            };

    private final ChangeSettings change =
            new ChangeSettings(
                    new SettingDefinitions(List.of(RAIN, UMBRELLAS)),
                    settings,
                    audit,
                    tables,
                    () -> Samples.NOON);

    @Test
    void what_nobody_chose_has_its_usual_value() {
        assertThat(change.all())
                .containsExactly(
                        new Settings.Value(RAIN, 5, Optional.empty()),
                        new Settings.Value(UMBRELLAS, 100, Optional.empty()));
    }

    @Test
    void a_setting_is_found_by_its_key_and_another_key_is_none() {
        assertThat(change.find("max_umbrellas")).isEqualTo(UMBRELLAS);
        assertThatThrownBy(() -> change.find("min_umbrellas"))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.code()).isEqualTo("unknown_value"));
    }

    @Test
    void a_value_is_in_force_at_once_and_written_to_the_audit_log() {
        assertThat(change.change(ADMIN, UMBRELLAS, 77))
                .isEqualTo(new Settings.Value(UMBRELLAS, 77, Optional.of(Samples.NOON)));

        assertThat(change.all())
                .contains(new Settings.Value(UMBRELLAS, 77, Optional.of(Samples.NOON)));
        assertThat(forgotten).as("kept answers are forgotten").hasValue(1);
        assertThat(audit.latest(100))
                .containsExactly(
                        new AuditEntry(
                                Samples.NOON, ADMIN, Optional.empty(), "max_umbrellas: 100 → 77"));
    }

    @Test
    void of_changes_at_once_each_is_written_down_with_what_it_replaced() {
        var next = new AtomicInteger(200);

        var changed =
                Samples.atOnce(4, () -> change.change(ADMIN, UMBRELLAS, next.incrementAndGet()));

        assertThat(changed).hasSize(4);
        assertThat(audit.latest(100))
                .extracting(entry -> entry.what().replaceAll("max_umbrellas: | → .*", ""))
                .hasSize(4)
                .doesNotHaveDuplicates()
                .contains("100");
    }
}
