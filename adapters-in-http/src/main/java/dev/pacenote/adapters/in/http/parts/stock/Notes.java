package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.stock.Movement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who changes stock, why and when, as a request says it. */
final class Notes {

    private Notes() {}

    static ChangeStock.Note of(
            AccountId actor,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable String occurredAt) {
        return new ChangeStock.Note(
                actor,
                reason == null ? "" : reason,
                reference == null ? "" : reference,
                Movement.Source.API,
                Optional.ofNullable(occurredAt)
                        .map(text -> PartsProblems.field("occurredAt", () -> Times.read(text))));
    }
}
