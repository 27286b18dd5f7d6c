package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Alerts to test with. */
public final class AlertSamples {

    private AlertSamples() {}

    public static MapperAlert covering(Stores stores, Account owner, MapUid... maps) {
        var added =
                stores.alerts().add(owner.id(), RecordFilter.ALL, Optional.empty(), Samples.NOON);
        if (!(added instanceof MapperAlerts.Added.Ok(var alert))) {
            throw new AssertionError("has an alert already");
        }
        cover(stores, alert, maps);
        return stores.alerts().of(owner.id()).orElseThrow();
    }

    public static void cover(Stores stores, MapperAlert alert, MapUid... maps) {
        stores.catalog().note(Arrays.stream(maps).map(Samples::exchangeMap).toList());
        stores.alerts().cover(alert.id(), Optional.of(new AuthorId(7)), List.of(maps));
    }
}
