package dev.pacenote.application.trackmania;

import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries.Summary;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.util.Collection;
import java.util.HashMap;
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
    public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
        var all = new HashMap<AccountId, Map<String, Object>>();
        summaries.of(accounts).forEach((account, summary) -> all.put(account, values(summary)));
        return all;
    }

    private Map<String, Object> values(Summary summary) {
        var values = new HashMap<String, Object>();
        summary.driver().ifPresent(name -> values.put("tm_username", name));
        values.put("driver_notifications_count", summary.guarded());
        summary.alert()
                .ifPresent(
                        alert -> {
                            values.put("alert_type", mode.apply(alert).word());
                            values.put("alert_id", alert.id().value());
                            values.put("map_count", alert.maps());
                            values.put("alert_created_at", alert.createdAt());
                            alert.author().ifPresent(id -> values.put("tmx_user_id", id.value()));
                        });
        return values;
    }

    @Override
    public Set<AccountId> matching(String text) {
        return summaries.named(text);
    }
}
