package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.platform.setting.SettingDefinitions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An admin looks at the settings and changes one. */
public final class ChangeSettings {

    private final SettingDefinitions definitions;
    private final Settings settings;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeSettings(
            SettingDefinitions definitions,
            Settings settings,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.definitions = definitions;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every setting, in a fixed order. */
    public List<Settings.Value> all() {
        return definitions.all().stream().map(settings::get).toList();
    }

    /**
     * The setting of this key.
     *
     * @throws InvalidValueException when there is none
     */
    public SettingDefinition find(String key) {
        return definitions.find(key);
    }

    public Settings.Value change(AccountId admin, SettingDefinition setting, int number) {
        var changed =
                transactions.inTransaction(
                        () -> {
                            var now = clock.instant();
                            var before = settings.get(setting).number();
                            settings.put(setting, number, now);
                            audit.write(
                                    new AuditEntry(
                                            now,
                                            admin,
                                            Optional.empty(),
                                            setting.key() + ": " + before + " → " + number));
                            return new Settings.Value(setting, number, Optional.of(now));
                        });
        settings.forgetAnswers();
        return changed;
    }
}
