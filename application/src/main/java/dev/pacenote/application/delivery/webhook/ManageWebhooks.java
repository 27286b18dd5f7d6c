package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.delivery.webhook.WebhookSecret;
import dev.pacenote.domain.delivery.webhook.WebhookUrl;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/** A person has programs of theirs called about what they are told. */
public final class ManageWebhooks {

    private static final int CREATED = 201;

    /**
     * @param topics names of topics or of whole areas
     * @param request empty: the person's program gave no key, and it is done each time
     */
    public record Command(
            AccountId owner,
            WebhookUrl url,
            SortedSet<String> topics,
            Optional<IdempotentRequest> request) {}

    public sealed interface Result {
        /** Its secret is shown now, and never again. */
        record Added(Webhook webhook) implements Result {}

        /** The same request was done before. */
        record Repeated(Webhook webhook) implements Result {}

        /** The same request was done before, and the webhook is gone. */
        record Gone() implements Result {}

        /** The key of the request stands for something else. */
        record Mismatch() implements Result {}

        /** The account has as many as it may. */
        record LimitReached() implements Result {}

        /** We do not call there. */
        record NotReached() implements Result {}

        /** There is no such topic. */
        record UnknownTopic(String name) implements Result {}
    }

    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final Set<String> topics;
    private final int most;
    private final DoOnce once;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    /**
     * @param topics the names of all topics and of their areas
     * @param most as many as one account may have
     */
    public ManageWebhooks(
            Webhooks webhooks,
            WebhookSender sender,
            Set<String> topics,
            int most,
            DoOnce once,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.topics = Set.copyOf(topics);
        this.most = most;
        this.once = once;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Those of an account, the oldest first. */
    public List<Webhook> of(AccountId owner) {
        return webhooks.of(owner);
    }

    public Result add(Command command) {
        var unknown = command.topics().stream().filter(name -> !topics.contains(name)).findFirst();
        if (unknown.isPresent()) {
            return new Result.UnknownTopic(unknown.get());
        }
        if (!sender.reaches(command.url())) {
            return new Result.NotReached();
        }
        return transactions.inTransaction(
                () ->
                        once.inTransaction(
                                command.request(),
                                () -> insert(command),
                                ManageWebhooks::reply,
                                new Again(command.owner())));
    }

    private Result insert(Command command) {
        if (webhooks.ofForUpdate(command.owner()).size() >= most) {
            return new Result.LimitReached();
        }
        var webhook =
                Webhook.added(
                        ids.next(),
                        command.owner(),
                        new Webhook.Endpoint(
                                command.url(), WebhookSecret.of(ids.next(), ids.next())),
                        command.topics(),
                        clock.instant());
        webhooks.insert(webhook);
        return new Result.Added(webhook);
    }

    /** The secret is in no stored reply: it is read again from where it is sealed. */
    private static Optional<StoredReply> reply(Result result) {
        return result instanceof Result.Added(var webhook)
                ? Optional.of(
                        new StoredReply(
                                CREATED,
                                webhook.id().toString(),
                                Optional.empty(),
                                Optional.empty()))
                : Optional.empty();
    }

    private final class Again implements DoOnce.Repeats<Result> {

        private final AccountId owner;

        private Again(AccountId owner) {
            this.owner = owner;
        }

        @Override
        public Result repeated(StoredReply reply) {
            return webhooks.find(owner, UUID.fromString(reply.content()))
                    .<Result>map(Result.Repeated::new)
                    .orElseGet(Result.Gone::new);
        }

        @Override
        public Result mismatch() {
            return new Result.Mismatch();
        }
    }

    /**
     * @return false when the account has no such webhook
     */
    public boolean remove(AccountId owner, UUID id) {
        return webhooks.delete(owner, id);
    }
}
