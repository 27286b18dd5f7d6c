package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code feedback}. */
@MappedEntity("feedback")
record FeedbackRow(
        @Id long id,
        long userId,
        String message,
        String kind,
        Instant createdAt,
        @Nullable Instant readAt) {

    Feedback feedback() {
        return new Feedback(
                id,
                new AccountId(userId),
                new Feedback.Draft(new Feedback.Text(message), Feedback.Kind.valueOf(kind)),
                createdAt,
                Optional.ofNullable(readAt));
    }
}
