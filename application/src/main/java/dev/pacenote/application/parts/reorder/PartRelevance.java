package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.util.Optional;
import java.util.UUID;

/** Nobody is told of a part whose task was closed first. */
public final class PartRelevance implements NoticeRelevance {

    private final Topic topic;
    private final ReorderTasks tasks;

    public PartRelevance(Topic topic, ReorderTasks tasks) {
        this.topic = topic;
        this.tasks = tasks;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public Optional<Reason> over(AccountId account, String fact) {
        if (fact.startsWith(SendTestAlert.FACT)) {
            return Optional.empty();
        }
        // The key of an alert begins with its task, see PartAlert.
        var task = UUID.fromString(fact.split(":", -1)[0]);
        boolean open = tasks.find(account, task).filter(it -> it.task().isOpen()).isPresent();
        return open ? Optional.empty() : Optional.of(Reason.NO_LONGER_TRUE);
    }
}
