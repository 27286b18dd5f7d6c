package dev.pacenote.adapters.out.postgres.streams.intake;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.streams.intake.InboxMessage;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Messages that were handled are kept as long as a repetition may come. */
@Singleton
@Requires(property = Choices.AREA + "streams", value = "true")
final class IntakeRetention implements RetentionStore {

    private final IntakeRows rows;

    IntakeRetention(IntakeRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "intake-messages";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(now.minus(InboxMessage.KEPT_FOR), atMost);
    }
}
