package dev.pacenote.application.admin;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;
import java.util.stream.Stream;

/** A person's own feedback, for their export. */
public final class FeedbackExport implements AccountExport {

    private final FeedbackMessages messages;

    public FeedbackExport(FeedbackMessages messages) {
        this.messages = messages;
    }

    @Override
    public String member() {
        return "feedback";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return messages.of(person).stream()
                .map(
                        feedback ->
                                Map.<String, Object>of(
                                        "id", feedback.id(),
                                        "message", feedback.draft().text().value(),
                                        "type", feedback.draft().kind().wireName(),
                                        "createdAt", feedback.createdAt()));
    }
}
