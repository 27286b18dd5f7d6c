package dev.pacenote.application.trackmania;

import dev.pacenote.application.identity.account.AccountAttribute;
import dev.pacenote.application.identity.account.AccountAttribute.Place;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries.Summary;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which mapper and which driver an account is, and how much it follows. */
public final class TrackmaniaAccountAttributes implements AccountAttributes {

    private final MapperAndDriverSummaries summaries;
    private final Function<MapperAlert, CheckMode> mode;

    /**
     * @param mode how an alert is checked now
     */
    public TrackmaniaAccountAttributes(
            MapperAndDriverSummaries summaries, Function<MapperAlert, CheckMode> mode) {
        this.summaries = summaries;
        this.mode = mode;
    }

    @Override
    public List<AccountAttribute> attributes() {
        return List.of(
                AccountAttribute.optional("tmUsername", String.class, Place.ACCOUNT_LIST),
                AccountAttribute.always("alertType", "none", Place.ACCOUNT_LIST),
                AccountAttribute.optional("alertId", Long.class, Place.ACCOUNT_LIST),
                AccountAttribute.always("mapCount", 0, Place.ACCOUNT_LIST),
                AccountAttribute.always("driverNotificationsCount", 0, Place.ACCOUNT_LIST),
                AccountAttribute.optional("alertCreatedAt", Instant.class, Place.ACCOUNT_LIST),
                AccountAttribute.optional("tmxUserId", Long.class, Place.PROFILE));
    }

    @Override
    public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
        var all = new HashMap<AccountId, Map<String, Object>>();
        summaries.of(accounts).forEach((account, summary) -> all.put(account, values(summary)));
        return all;
    }

    private Map<String, Object> values(Summary summary) {
        var values = new HashMap<String, Object>();
        summary.driver().ifPresent(name -> values.put("tmUsername", name));
        values.put("driverNotificationsCount", summary.guarded());
        summary.alert()
                .ifPresent(
                        alert -> {
                            values.put("alertType", mode.apply(alert).wireName());
                            values.put("alertId", alert.id().value());
                            values.put("mapCount", alert.maps());
                            values.put("alertCreatedAt", alert.createdAt());
                            alert.author().ifPresent(id -> values.put("tmxUserId", id.value()));
                        });
        return values;
    }

    @Override
    public Set<AccountId> matching(String text) {
        return summaries.named(text);
    }
}
