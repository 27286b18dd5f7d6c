package dev.pacenote.application.notice.security;

import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Source;
import java.util.Locale;

/** What a notice about the security of an account says. */
public record SecurityFacts(SecurityEvent.Kind kind) implements NoticeFacts {

    /** Its mail is the mail about the account, which leaves whatever somebody chose. */
    public static final Topic TOPIC = new Topic("system.security");

    public static final FactsCodec<SecurityFacts> CODEC =
            new FactsCodec<>(SecurityFacts.class, SecurityFacts::stored, SecurityFacts::of);

    /** Each is an item of its own: nobody is to overlook one behind another. */
    public static final InboxTopic IN_INBOX =
            InboxTopic.of(TOPIC, notice -> new Source("security", notice.key().dedupeKey()));

    private static final String EVENT = "event";

    private StoredFacts stored() {
        return StoredFacts.builder().with(EVENT, kind.name().toLowerCase(Locale.ROOT)).build();
    }

    /** As they were stored. */
    static SecurityFacts of(StoredFacts stored) {
        return new SecurityFacts(
                SecurityEvent.Kind.valueOf(stored.get(EVENT).toUpperCase(Locale.ROOT)));
    }
}
