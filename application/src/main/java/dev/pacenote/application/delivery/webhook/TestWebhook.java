package dev.pacenote.application.delivery.webhook;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.webhook.Webhook;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** A person tries whether their program takes calls: one call, without another try. */
public final class TestWebhook {

    /** The type of a call that tells nothing. */
    private static final String TYPE = "webhook.test";

    /** Nobody has us call others in a loop. */
    private static final RateLimit LIMIT = new RateLimit(10, Duration.ofMinutes(1));

    public sealed interface Result {
        record Called(SendResult answer) implements Result {}

        record NoSuchWebhook() implements Result {}

        record RateLimited(Duration retryAfter) implements Result {}
    }

    private final Webhooks webhooks;
    private final WebhookChannel channel;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final Ids ids;

    public TestWebhook(
            Webhooks webhooks,
            WebhookChannel channel,
            RateLimiter rateLimiter,
            InstantSource clock,
            Ids ids) {
        this.webhooks = webhooks;
        this.channel = channel;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.ids = ids;
    }

    public Result test(AccountId owner, UUID id) {
        var webhook = webhooks.find(owner, id);
        if (webhook.isEmpty()) {
            return new Result.NoSuchWebhook();
        }
        var now = clock.instant();
        if (rateLimiter.take("webhook tests " + owner, LIMIT, now)
                instanceof RateLimit.Verdict.Refused(var retryAfter)) {
            return new Result.RateLimited(retryAfter);
        }
        return new Result.Called(channel.call(webhook.get(), sample(webhook.get())));
    }

    private WebhookCall sample(Webhook webhook) {
        return new WebhookCall(
                ids.next(),
                TYPE,
                clock.instant(),
                Map.of("webhookId", webhook.id().toString(), "topics", webhook.topics()));
    }
}
