package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Supply;
import java.time.Instant;
import java.util.Optional;

/** Parts as tests of figures need them. */
final class PartFixture {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private PartFixture() {}

    static Part part(String id) {
        return Part.added(
                new Part.Key(new AccountId(1), new PartId(id)),
                PartDetails.named(id, Quantity.of(5)),
                NOW);
    }

    static Part addedAt(Instant at, String price, int stock) {
        return Part.added(
                        new Part.Key(new AccountId(1), new PartId("p")),
                        supplied(
                                PartDetails.named("p", Quantity.ZERO), "", price, Optional.empty()),
                        at)
                .with(new Part.Holding(Quantity.of(stock), Quantity.ZERO, Optional.empty()), 1);
    }

    static Part supplied(String supplier, Optional<Integer> leadDays) {
        var part = part("p");
        return part.with(supplied(part.details(), supplier, "1", leadDays));
    }

    private static PartDetails supplied(
            PartDetails details, String supplier, String price, Optional<Integer> leadDays) {
        return new PartDetails(
                details.naming(),
                details.placing(),
                new Supply(new Supply.Supplier(supplier, "", "", ""), Money.of(price), leadDays),
                details.reordering(),
                details.unit());
    }
}
