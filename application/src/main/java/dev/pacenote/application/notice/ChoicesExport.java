package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;
import java.util.stream.Stream;

/** What a person has chosen, for their export. */
public final class ChoicesExport implements AccountExport {

    private final NoticePreferencesStore preferences;

    public ChoicesExport(NoticePreferencesStore preferences) {
        this.preferences = preferences;
    }

    @Override
    public String member() {
        return "settings";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return preferences.find(person).stream()
                .flatMap(known -> known.choices().entrySet().stream())
                .sorted(Map.Entry.comparingByKey())
                .map(
                        choice ->
                                Map.<String, Object>of(
                                        "setting", choice.getKey(), "value", choice.getValue()));
    }
}
