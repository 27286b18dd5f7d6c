package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.setting.Setting;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An admin looks at the settings and changes one. */
public final class ChangeSettings {

    private final Settings settings;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeSettings(
            Settings settings, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every setting, in a fixed order. */
    public List<Settings.Value> all() {
        return Arrays.stream(Setting.values()).map(settings::get).toList();
    }

    public Settings.Value change(AccountId admin, Setting setting, int number) {
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
