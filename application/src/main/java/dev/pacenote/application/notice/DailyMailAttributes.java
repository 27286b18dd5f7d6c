package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.identity.account.AccountAttribute.Place;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.DailyMail;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an account gets daily mail, and if not, why and since when not. */
public final class DailyMailAttributes implements AccountAttributes {

    private final NoticePreferencesStore preferences;

    public DailyMailAttributes(NoticePreferencesStore preferences) {
        this.preferences = preferences;
    }

    @Override
    public List<AccountAttribute> attributes() {
        return List.of(
                AccountAttribute.always("mailEnabled", true, Place.values()),
                AccountAttribute.optional("mailStoppedReason", String.class, Place.values()),
                AccountAttribute.optional("mailStoppedAt", Instant.class, Place.values()));
    }

    @Override
    public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
        var all = new HashMap<AccountId, Map<String, Object>>();
        preferences
                .findAll(accounts)
                .forEach((account, known) -> all.put(account, values(known.dailyMail())));
        return all;
    }

    private static Map<String, Object> values(DailyMail mail) {
        var values = new HashMap<String, Object>();
        values.put("mailEnabled", mail.isOn());
        if (mail instanceof DailyMail.Off(var reason, var at)) {
            values.put("mailStoppedReason", reason.wireName());
            at.ifPresent(moment -> values.put("mailStoppedAt", moment));
        }
        return values;
    }

    @Override
    public Set<AccountId> matching(String text) {
        return Set.of();
    }
}
